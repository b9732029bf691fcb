package report

import "strings"

// exampleTitles say what the fences of a rule's page show, by the first word
// behind the fence.
var exampleTitles = map[string]string{
	"flag":  "Flagged",
	"pass":  "Left alone",
	"fix":   "After the fix",
	"offer": "After the offered fix",
}

// Readable returns a rule's page in Markdown with a title above each example,
// where the page itself names it behind the fence, which nobody is shown.
func Readable(page string) string {
	var b strings.Builder
	for line := range strings.Lines(page) {
		kind, attributes, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "```")), " ")
		title, example := exampleTitles[kind]
		if !example || !strings.HasPrefix(line, "```") {
			b.WriteString(line)
			continue
		}
		if attributes != "" {
			title += " (" + strings.NewReplacer("=", " ", "_", " ").Replace(attributes) + ")"
		}
		b.WriteString(title + ":\n\n```text\n")
	}
	return b.String()
}

// prose returns the paragraphs of a rule's page before its first example or
// heading as plain text, without their line breaks.
func prose(page string) string {
	_, rest, _ := strings.Cut(page, "\n")
	var paragraphs []string
	for _, p := range strings.Split(strings.TrimSpace(rest), "\n\n") {
		if strings.HasPrefix(p, "```") || strings.HasPrefix(p, "#") {
			break
		}
		paragraphs = append(paragraphs, strings.Join(strings.Fields(p), " "))
	}
	return plain(strings.Join(paragraphs, "\n\n"))
}

// plain takes the marks of code and emphasis away.
func plain(markdown string) string { return strings.NewReplacer("`", "", "*", "").Replace(markdown) }
