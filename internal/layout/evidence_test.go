package layout

import (
	"strings"
	"testing"
)

// What deletes a text unseen is two kinds of evidence for each part of it.
func TestEvidence(t *testing.T) {
	tests := []struct {
		name, text, piece string
		enough            bool
	}{
		{"a control", story + "\n" + "Share this article\n", "Share this article", true},
		{"an appeal in whole sentences", "Readers like you keep this newsroom open. Please consider making a donation today.\n\n" + story, "Readers like you", true},
		{"a story's sentence with a phrase of an appeal", story + "\n" + "If you already have a ticket for the bridge you can sign up for alerts on traffic at the desk of the port authority, it said.\n", "If you already", false},
		{"a label with its headlines", story + "\n" + "Most read\nGoat wins village chess tournament again\nSinger cancels tour after losing hat\n", "Most read", true},
		{"a label over a headline that stays", strings.Replace(story, "The bridge carries", "Read more\nPort authority asks for a new bridge\nThe bridge carries", 1), "Read more", false},
		{"a label over the story's text", strings.Replace(story, "The bridge carries", "Read more\nThe bridge carries", 1), "Read more", true},
		{"a headline with its label", strings.Replace(story, "The bridge carries", "Read more: Goat wins village chess tournament again\nThe bridge carries", 1), "Read more: Goat", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, l := read(t, test.text)
			enough := false
			for _, p := range l.Pieces {
				if strings.HasPrefix(d.String(p.Span), test.piece) {
					enough = p.Evidence.Enough()
				}
			}
			if enough != test.enough {
				t.Errorf("enough: %t, want %t", enough, test.enough)
			}
		})
	}
}
