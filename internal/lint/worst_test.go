package lint_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/rules"
)

// worstTexts break rules that look over a line, a sentence or all that came
// before, again and again. Each is repeated; # becomes a number each time.
var worstTexts = []string{
	"( [ { ", "{{ ", "<a ", "[a ", "<b>x</b> [i]y[/i] {{z}} ", "{\"a\": ", "function(a) { ", "window.dataLayer = ",
	"&amp;amp;&lt;p&gt; ", "&", "cafÃ© â€™s ", "Ã", "a\u200bb ", "\ufffd ", "said.The man left.He ",
	"a\n", "a\r", "\"a\n", "• a\n", "Share\n\nAdvertisement\n\n", "Subscribe now. ", "© 2024 ", "Read more: A b c\n",
	"Friday ", "on Monday, on Tuesday ", "in 2010 ", "two days ago, last week, ", "Oct. #, 2024 ", "May 5, ",
	"# ", "# people were killed. ", "# men and # women ", "# km (# miles) ", "from # to #, a #% rise ", "$# million (£# million) ",
	"Ada Fox, #, ", "1.2.3.4,5 ", "5-6-", "hundred thousand ", "twenty-one and ",
	"The mayor said on Friday that 12 people were killed. ", "The mayor said on Friday that 12 people were killed.\n\n",
}

// TestWorstTexts checks each with every rule, at a size at which what is
// quadratic takes minutes, and what is bounded a moment.
func TestWorstTexts(t *testing.T) {
	const size = 64 << 10
	active, err := lint.Selection{Only: []string{"*/*"}}.Apply(rules.All())
	if err != nil {
		t.Fatal(err)
	}
	linter, err := lint.New(active)
	if err != nil {
		t.Fatal(err)
	}
	worker := linter.Worker()
	random := rand.New(rand.NewPCG(1, 2))
	for _, unit := range worstTexts {
		var text strings.Builder
		for text.Len() < size {
			for part := range strings.SplitSeq(strings.ReplaceAll(unit, "#", "\x00#\x00"), "\x00") {
				if part == "#" {
					part = strconv.Itoa(random.IntN(900))
				}
				text.WriteString(part)
			}
		}
		result := worker.Check(document.Meta{}, []byte(text.String()))
		if len(result.Errors) > 0 {
			t.Errorf("%q: %v", unit, result.Errors)
		}
		for i := range result.Findings {
			if n := len(result.Findings[i].Related); n > lint.MaxRelated {
				t.Errorf("%q: %s names %d other places", unit, result.Findings[i].Rule.ID, n)
			}
		}
	}
}
