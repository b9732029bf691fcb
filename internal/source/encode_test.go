package source

import "testing"

// TestEncode writes text as it would stand in records of each kind.
func TestEncode(t *testing.T) {
	charsetCodec := func(name string) codec {
		c, err := charsetOf(name)
		if err != nil {
			t.Fatal(err)
		}
		return c.codec
	}
	tests := []struct {
		name      string
		codec     codec
		raw, text string
		want      string
		refused   bool
	}{
		{"json", jsonCodec{}, `{"text":"é"}`, "a\"\\\n\t\x01é😀/", `a\"\\\n\t\u0001é😀/`, false},
		{"ascii json", jsonCodec{}, `{"text":""}`, "é😀", `\u00e9\ud83d\ude00`, false},
		{"quoted field", tableCodec{',', true}, "", "a\"b,\n", "a\"\"b,\n", false},
		{"plain field", tableCodec{';', false}, "", "a,b", "a,b", false},
		{"delimiter", tableCodec{';', false}, "", "a;b", "", true},
		{"quote", tableCodec{';', false}, "", `a"b`, "", true},
		{"windows-1252", charsetCodec("latin1"), "", "“é", "\x93\xe9", false},
		{"not in windows-1252", charsetCodec("latin1"), "", "Ж", "", true},
		{"gbk", charsetCodec("gb2312"), "", "中a", "\xd6\xd0a", false},
		{"not in shift_jis", charsetCodec("shift_jis"), "", "😀", "", true},
		{"utf-16", charsetCodec("utf-16be"), "", "a😀", "\x00a\xd8\x3d\xde\x00", false},
	}
	for _, tt := range tests {
		got, ok := tt.codec.encode(nil, tt.text, []byte(tt.raw))
		if ok == tt.refused || ok && string(got) != tt.want {
			t.Errorf("%s: %q, %v, want %q", tt.name, got, ok, tt.want)
		}
	}
	stateful, err := charsetOf("iso-2022-jp")
	if err != nil {
		t.Fatal(err)
	}
	if got := string(stateful.decode(nil, []byte("a\x1b$BF|\x1b(Bb"))); got != "a日b" || stateful.codec != nil {
		t.Errorf("iso-2022-jp: %q", got)
	}
	r, _ := decodeWhole([]byte("a\x1b$BF|\x1b(Bb"), Text, Options{Encoding: "iso-2022-jp"})
	if _, ok := r.Origin.Encode(nil, "x"); ok || image(t, r, "a") != "[a\x1b$BF|\x1b(Bb]" {
		t.Error("a text without a map has a place to write to")
	}
}

func TestFormatNames(t *testing.T) {
	for _, name := range Formats() {
		if f, err := ParseFormat(name); err != nil || f.String() != name {
			t.Errorf("%s: %v, %v", name, f, err)
		}
	}
	if _, err := ParseFormat("pdf"); err == nil {
		t.Error("an unknown format was taken")
	}
}
