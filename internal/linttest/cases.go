// Package linttest reads the cases that a rule's page and its txtar file hold,
// and checks what the rule finds in them, byte for byte.
package linttest

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/newslint/newslint/internal/document"
)

// kind is what a case shows.
type kind string

const (
	flag  kind = "flag"  // text with [[marked]] spans, each one finding
	pass  kind = "pass"  // text in which the rule stays silent
	fix   kind = "fix"   // the flag case before it after its safe fixes
	offer kind = "offer" // the flag case before it after one of its offered fixes
)

// testCase is one text with what the rule must do about it.
type testCase struct {
	name  string
	kind  kind
	meta  document.Meta
	text  string
	spans []document.Span
	fixed []fixedText
}

// fixedText is what a fix must give.
type fixedText struct {
	kind kind
	text string
}

// pageCases reads the fences of a rule's Markdown page.
func pageCases(page string) ([]testCase, error) {
	var all []testCase
	lines := strings.SplitAfter(page, "\n")
	for i := 0; i < len(lines); i++ {
		info, ok := strings.CutPrefix(strings.TrimSpace(lines[i]), "```")
		if !ok {
			continue
		}
		start := i + 1
		for i++; i < len(lines) && strings.TrimSpace(lines[i]) != "```"; i++ {
		}
		if i == len(lines) {
			return nil, fmt.Errorf("line %d: the fence is never closed", start)
		}
		text := strings.TrimSuffix(strings.Join(lines[start:i], ""), "\n")
		var err error
		if all, err = addCase(all, fmt.Sprintf("page line %d", start), info, text); err != nil {
			return nil, fmt.Errorf("line %d: %w", start, err)
		}
	}
	return all, nil
}

// archiveCases reads a txtar archive; each file's name is the case's
// description: its kind, attributes and any words to tell it apart.
func archiveCases(data []byte) ([]testCase, error) {
	var all []testCase
	for _, f := range txtar.Parse(data).Files {
		var err error
		if all, err = addCase(all, f.Name, f.Name, strings.TrimSuffix(string(f.Data), "\n")); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return all, nil
}

// addCase reads one case. Its info is a kind and attributes: published=DATE,
// title="…" with underscores for spaces. Fences of other kinds are examples
// for readers and pass by.
func addCase(all []testCase, name, info, text string) ([]testCase, error) {
	fields := strings.Fields(info)
	if len(fields) == 0 {
		return all, nil
	}
	c := testCase{name: name, kind: kind(fields[0])}
	switch c.kind {
	case fix, offer:
		if len(all) == 0 || all[len(all)-1].kind != flag {
			return nil, fmt.Errorf("%s without a flag case before it", c.kind)
		}
		last := &all[len(all)-1]
		last.fixed = append(last.fixed, fixedText{c.kind, text})
		return all, nil
	case flag, pass:
	default:
		return all, nil
	}
	if err := c.readAttributes(fields[1:]); err != nil {
		return nil, err
	}
	if err := c.readMarks(text); err != nil {
		return nil, err
	}
	return append(all, c), nil
}

func (c *testCase) readAttributes(fields []string) error {
	for _, field := range fields {
		key, value, ok := strings.Cut(field, "=")
		switch {
		case !ok:
		case key == "published":
			day, err := time.Parse(time.DateOnly, value)
			if err != nil {
				return fmt.Errorf("published: %w", err)
			}
			c.meta.Published = day
		case key == "title":
			c.meta.Title = strings.ReplaceAll(value, "_", " ")
		default:
			return fmt.Errorf("unknown attribute %q", key)
		}
	}
	return nil
}

// readMarks takes the marks out of the text and keeps the spans they made.
func (c *testCase) readMarks(marked string) error {
	var text strings.Builder
	for {
		before, rest, ok := strings.Cut(marked, "[[")
		text.WriteString(before)
		if !ok {
			break
		}
		inner, after, ok := strings.Cut(rest, "]]")
		if !ok {
			return fmt.Errorf("a [[ is never closed")
		}
		if rest, ok := strings.CutPrefix(after, "]"); ok { // the marked text ends in a bracket
			inner, after = inner+"]", rest
		}
		start := int32(text.Len())
		text.WriteString(inner)
		c.spans = append(c.spans, document.Span{Start: start, End: int32(text.Len())})
		marked = after
	}
	c.text = text.String()
	if (c.kind == flag) != (len(c.spans) > 0) {
		return fmt.Errorf("a %s case with %d marked spans", c.kind, len(c.spans))
	}
	return nil
}
