package lint

import (
	"slices"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

func TestDatePlaces(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"none", "The mayor left on Friday.", nil},
		{"all full dates", "She came on 3 May 1998 and left on June 4, 2024.", []string{"3 May 1998", "June 4, 2024"}},
		{
			"the dateline's day alone", "HARLOW, Nov. 20, 2024 - She came on 3 May 1998.\nPosted 20 November 2024.",
			[]string{"Nov. 20, 2024", "20 November 2024"},
		},
		{"the line that dates the article", "Updated 3 March 2025\nShe came on 3 May 1998.", []string{"3 March 2025"}},
	}
	w := newWorker(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w.Check(document.Meta{}, []byte(test.text))
			var got []string
			for _, s := range w.Facts().DatePlaces() {
				got = append(got, test.text[s.Start:s.End])
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
