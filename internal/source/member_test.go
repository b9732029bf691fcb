package source

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestAppendMember(t *testing.T) {
	tests := []struct{ name, object, want string }{
		{"behind the last", `{"id": 1, "text":"a\u0062" }`, `{"id": 1, "text":"a\u0062","f":[] }`},
		{"in an empty object", ` { } `, ` {"f":[] } `},
		{"in the place of the one there", `{"f" : {"a":"}"}, "id":1}`, `{"f" : [], "id":1}`},
		{"in the place of the last of two", `{"f":1,"\u0066":2}`, `{"f":1,"\u0066":[]}`},
		{"one of another object", `{"a":{"f":1}}`, `{"a":{"f":1},"f":[]}`},
		{"a last member that ends with a brace", `{"a":{}}`, `{"a":{},"f":[]}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := AppendMember(nil, []byte(test.object), "f", []byte("[]"))
			if err != nil || string(got) != test.want {
				t.Errorf("got %s, %v, want %s", got, err, test.want)
			}
		})
	}
	for _, object := range []string{``, `[1]`, `{"a":1`, `{"a" 1}`, `{"a":1,}`, `{}x`} {
		if got, err := AppendMember(nil, []byte(object), "f", []byte("[]")); err == nil {
			t.Errorf("%s: got %s and no error", object, got)
		}
	}
}

// What is JSON stays JSON, and the member can be read from it.
func FuzzAppendMember(f *testing.F) {
	f.Add([]byte(`{"id": 1, "text":"a\u0062" }`), "f")
	f.Add([]byte(`{"f":1,"\u0066":{}}`), "f")
	f.Add([]byte(`{}`), "é\"\n")
	f.Fuzz(func(t *testing.T, object []byte, name string) {
		if !json.Valid(object) {
			t.Skip("not JSON")
		}
		got, err := AppendMember(nil, object, name, []byte(`[[1,2,0.5]]`))
		if err != nil {
			return
		}
		var members map[string]json.RawMessage
		if err := json.Unmarshal(got, &members); err != nil {
			t.Fatalf("%s: %v", got, err)
		}
		again, err := AppendMember(nil, got, name, []byte(`[[1,2,0.5]]`))
		if err != nil || !bytes.Equal(again, got) {
			t.Errorf("twice %s, %v\nonce  %s", again, err, got)
		}
	})
}
