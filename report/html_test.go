package report_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
)

func TestHTML(t *testing.T) {
	got := write(t, "html", report.Options{Version: "1.2.3"})
	golden(t, "findings.html", got)
	checkHarmless(t, got)
	checkPage(t, got)
}

// checkPage fails where an article could have broken out of the text, or where
// the page needs anything besides itself.
func checkPage(t *testing.T, page []byte) {
	t.Helper()
	for _, tag := range []string{"<script", "</script", "<style", "</style", "<meta http-equiv", "</body", "</html"} {
		if n := bytes.Count(bytes.ToLower(page), []byte(tag)); n != 1 {
			t.Errorf("%d times %s", n, tag)
		}
	}
	body := pageCode.ReplaceAll(page, nil)
	for _, tag := range pageTag.FindAll(body, -1) {
		for _, attribute := range pageAttribute.FindAllSubmatch(tag, -1) {
			name, value := string(attribute[1]), string(attribute[2])
			switch {
			case name == "src", name == "action", name == "style", strings.HasPrefix(name, "on"), name == "href" && !strings.HasPrefix(value, "#"):
				t.Errorf("the page leads out of itself: %s", tag)
			}
		}
	}
}

var (
	pageCode      = regexp.MustCompile(`(?s)<(script|style)>.*?</`)
	pageTag       = regexp.MustCompile(`<[^>]*>`)
	pageAttribute = regexp.MustCompile(`\s([\w-]+)(?:="([^"]*)")?`)
)

func TestHTMLIsCapped(t *testing.T) {
	all, _ := results(t)
	r := all[0]
	r.Text = append([]byte(nil), r.Text...)
	const documents = 4000
	many := make([]lint.Result, documents)
	summary := &report.Summary{Files: documents}
	for i := range many {
		many[i] = r
		summary.Add(&r)
	}
	page := writeAll(t, "html", report.Options{}, many, summary)
	if len(page) > 5<<20 {
		t.Errorf("%d bytes", len(page))
	}
	if !strings.Contains(string(page), "of 4,000 documents with findings, so that it stays small") {
		t.Error("the page does not say that it is capped")
	}
}

func TestHTMLShowsLongTextInParts(t *testing.T) {
	rule := testRules[0]
	linter, err := lint.New([]lint.Active{{Rule: rule, Level: rule.Level}})
	if err != nil {
		t.Fatal(err)
	}
	const words = "All of this is as it should be — “and nobody minds” 🌊. "
	tests := map[string]string{
		"lines":    strings.Repeat(words+"\n", 2000) + "They met in Friday.\n" + strings.Repeat(words+"\n", 2000),
		"one line": strings.Repeat(words, 2000) + "They met in Friday. " + strings.Repeat(words, 2000),
	}
	for name, text := range tests {
		r := linter.Worker().Check(metaOf("long.txt"), []byte(text))
		summary := &report.Summary{}
		summary.Add(&r)
		page := string(writeAll(t, "html", report.Options{}, []lint.Result{r}, summary))
		if len(page) > 40_000 || !strings.Contains(page, `>in Friday</mark>`) || !strings.Contains(page, "…") && !strings.Contains(page, "left out") || strings.Contains(page, `\x`) {
			t.Errorf("%s: %d bytes", name, len(page))
		}
	}
}
