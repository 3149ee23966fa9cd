package statement

func (r *reader) englishSentence(s int) {}
