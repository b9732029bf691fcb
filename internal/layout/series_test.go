package layout

import (
	"strings"
	"testing"
)

// menu and footer make a dump of a story: they are what stands around it.
const (
	menu   = "Skip to main content\nHome\nLog in\nMenu\nSearch\n"
	footer = "\nAbout us\nContact us\nPrivacy policy\nTerms of use"
)

// roleOf returns the role of the segment that begins with the words.
func roleOf(t *testing.T, text, words string) Role {
	t.Helper()
	d, l := read(t, text)
	for i := range l.Segments {
		if strings.HasPrefix(d.String(l.Segments[i].Span), words) {
			return l.Segments[i].Role
		}
	}
	t.Fatalf("no segment begins with %q", words)
	return Debris
}

func TestRowsBelongToTheStory(t *testing.T) {
	const rows = "\nThe ferry will sail on these days:\nJune 9 – Port Elsin, pier 4\nJune 10 – Tarsk, pier 2\nJune 14 – Old Harbour\n" +
		"June 17 – Dolmen, pier 1\nJune 19 – Port Elsin, pier 4\nAugust 2 – Sun Bay\n"
	if got := roleOf(t, menu+story+rows+footer, "June 14"); got != Body && got != Subhead {
		t.Errorf("a row below the story has role %d, want body", got)
	}
	if got := roleOf(t, menu+"\nMost read\n"+rows+"\n"+story+footer, "June 14"); got == Body || got == Subhead {
		t.Error("a row in the menu is body")
	}
}

func TestPostsAreNotTheStory(t *testing.T) {
	const posts = "\nkestrel on May 3, 2024 at 6:34 am said:\nThe port authority has known of the corroded beams of this bridge for at least a dozen years.\n" +
		"Ida B. on May 3, 2024 at 7:02 am said:\nMara Holt is right, one lane of the bridge would never have been enough for the city.\n" +
		"Tom on May 4, 2024 at 9:15 pm said:\nForty beams for eleven million crowns, and the port authority wants half of that from us.\n"
	for _, words := range []string{"The port authority has", "Mara Holt is right", "Forty beams"} {
		if got := roleOf(t, menu+story+posts+footer, words); got != Debris {
			t.Errorf("%q has role %d, want debris", words, got)
		}
	}
	if got := roleOf(t, menu+story+posts+footer, "The bridge carries"); got != Body {
		t.Errorf("the story above the posts has role %d, want body", got)
	}
}
