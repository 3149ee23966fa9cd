package sqlite

import "encoding/json"

func toJSON(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return "null" // lists of strings and numbers only
	}
	return string(data)
}

func fromJSON[T any](s string) (v T) {
	_ = json.Unmarshal([]byte(s), &v) // what is broken is empty
	return v
}
