package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // for the page's parts
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"maps"
	"net/url"
	"path"
	"slices"

	"github.com/newslint/newslint/internal/lint"
)

// maxPage is how many bytes of documents a page holds: browsers stay quick
// with it. What comes after is counted, not shown.
const maxPage = 4 << 20

// maxNotes is how many findings of one document are shown.
const maxNotes = 500

// maxSources is how many sources are told apart.
const maxSources = 10_000

var (
	//go:embed page/page.gohtml
	pageTemplate string
	//go:embed page/document.gohtml
	documentTemplate string
	//go:embed page/style.css
	pageStyle string
	//go:embed page/script.js
	pageScript string
)

// html writes one page that needs nothing else: an overview, then each
// document with its text, the words marked and the findings beside them.
type html struct {
	w        io.Writer
	version  string
	paths    paths
	page     *template.Template
	document *template.Template

	// documents is the page's middle, as far as it is full.
	documents bytes.Buffer
	shown     int
	flagged   int // documents with findings
	notes     int // findings shown, which numbers them
	rules     map[string]bool
	sources   map[string]*Count
	// inPage holds the sources of the documents shown.
	inPage map[string]bool
	debris debrisShares
}

func newHTML(w io.Writer, o Options) *html {
	return &html{
		w: w, version: o.Version, paths: newPaths(o),
		page:     template.Must(template.New("page").Parse(pageTemplate)),
		document: template.Must(template.New("document").Parse(documentTemplate)),
		rules:    map[string]bool{}, sources: map[string]*Count{}, inPage: map[string]bool{},
	}
}

func (h *html) Result(r *lint.Result) error {
	h.debris.add(r)
	if len(r.Findings) == 0 {
		return nil
	}
	h.flagged++
	source := h.count(r)
	if h.documents.Len() >= maxPage {
		return nil
	}
	h.shown++
	h.inPage[source] = true
	shown := *r
	shown.Findings = r.Findings[:min(maxNotes, len(r.Findings))]
	for i := range shown.Findings {
		h.rules[shown.Findings[i].Rule.ID] = true
	}
	view := newDocumentView(&shown, h.paths.name(r.Path), source, h.shown, h.notes)
	if left := len(r.Findings) - len(shown.Findings); left > 0 {
		view.Meta = append(view.Meta, count(left, "finding")+" more, not shown")
	}
	h.notes += len(shown.Findings)
	if err := h.document.Execute(&h.documents, view); err != nil {
		return fmt.Errorf("show %s: %w", r.Path, err)
	}
	return nil
}

// count adds the result to its source and returns the source's name.
func (h *html) count(r *lint.Result) string {
	name := sourceOf(r)
	c := h.sources[name]
	if c == nil {
		if len(h.sources) >= maxSources {
			name = "all others"
		}
		c = h.sources[name]
	}
	if c == nil {
		c = new(Count)
		h.sources[name] = c
	}
	for i := range r.Findings {
		if r.Findings[i].Suppressed == nil {
			c.add(&r.Findings[i])
		}
	}
	return name
}

// sourceOf names where an article comes from: its source, else the host of
// its address, else the folder or the file of many records that holds it.
func sourceOf(r *lint.Result) string {
	if r.Source != "" {
		return visible(r.Source)
	}
	if u, err := url.Parse(r.URL); err == nil && u.Host != "" {
		return visible(u.Hostname())
	}
	if r.RecordLine > 0 {
		return visible(r.Path)
	}
	if folder := path.Dir(paths{}.name(r.Path)); folder != "." {
		return visible(folder)
	}
	return "this folder"
}

// pageView is what the page's template shows around the documents.
type pageView struct {
	Version, Headline, LastLine string
	Style                       template.CSS
	Script                      template.JS
	StyleHash, ScriptHash       string
	Tiles                       []tile
	Plots                       []plot
	Problems                    []string
	Rules, Sources              []string
	Capped, Empty               string
}

// tile is one large number.
type tile struct {
	Number, Label, Class string
}

func (h *html) Close(s *Summary) error {
	view := pageView{
		Version:  h.version,
		Headline: findings(&s.Count),
		LastLine: lastLine(s),
		// Both are the program's own text, which the policy names by hash.
		Style: template.CSS(pageStyle), StyleHash: policyHash(pageStyle), //nolint:gosec // constant
		Script: template.JS(pageScript), ScriptHash: policyHash(pageScript), //nolint:gosec // constant
		Tiles:   h.tiles(s),
		Plots:   h.plots(s),
		Rules:   slices.Sorted(maps.Keys(h.rules)),
		Sources: slices.Sorted(maps.Keys(h.inPage)),
	}
	for _, problem := range s.Problems {
		view.Problems = append(view.Problems, visible(problem.Error()))
	}
	switch {
	case h.flagged == 0:
		view.Empty = "No finding, so no document to show."
	case h.shown < h.flagged:
		view.Capped = fmt.Sprintf("This page shows the first %s of %s with findings, so that it stays small enough for a browser; "+
			"the overview counts all of them. Check fewer files or rules to see the others, or take another format.", number(h.shown), count(h.flagged, "document"))
	}
	if err := h.page.ExecuteTemplate(h.w, "head", view); err != nil {
		return err
	}
	if _, err := h.documents.WriteTo(h.w); err != nil {
		return err
	}
	return h.page.ExecuteTemplate(h.w, "tail", view)
}

// policyHash names an inline style or script in a content security policy.
func policyHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func (h *html) tiles(s *Summary) []tile {
	plural := func(n int, one, many string) string {
		if n == 1 {
			return one
		}
		return many
	}
	return []tile{
		{number(s.ByLevel[lint.Error]), plural(s.ByLevel[lint.Error], "error", "errors"), "error"},
		{number(s.ByLevel[lint.Warning]), plural(s.ByLevel[lint.Warning], "warning", "warnings"), "warning"},
		{number(s.ByLevel[lint.Note]), plural(s.ByLevel[lint.Note], "note", "notes"), "note"},
		{number(s.Fixable), "with a safe fix", "fixable"},
		{number(h.flagged), fmt.Sprintf("of %s with findings", count(s.Records, "document")), ""},
	}
}
