package actor

import "testing"

// Names that sound nearly alike are two if both are well known; spellings and short
// forms are not.
func TestOtherGiven(t *testing.T) {
	for _, tt := range []struct {
		a, b        string
		other, same bool
	}{{"Stefan", "Steffen", true, false}, {"Stefan", "Stephan", false, true}, {"Karla", "Katrin", true, false},
		{"Karin", "Katrin", true, false}, {"Mike", "Michael", false, true}, {"Ilwo", "Iwlo", false, false}, {"Marla", "Maria", false, false}, {"Jennfer", "Jennifer", false, true}} {
		if o, s := OtherGiven(tt.a, tt.b), SameGiven(tt.a, tt.b); o != tt.other || s != tt.same {
			t.Errorf("%s, %s: other %v, same %v", tt.a, tt.b, o, s)
		}
	}
}
