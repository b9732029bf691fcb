package source

import (
	"bytes"
	"encoding/json"
	stdhtml "html"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/newslint/newslint/internal/document"
)

// attributes are those of an element that say something of the article.
type attributes struct {
	name, property, itemprop, content, datetime, rel, href, class, scriptType string
}

// attributes reads the attributes of the elements that have any worth reading:
// most have none, and each costs memory.
func (p *page) attributes(z *html.Tokenizer, element atom.Atom) (a attributes) {
	more := true
	switch element {
	case atom.Meta, atom.Link, atom.Time, atom.Script:
	default:
		tag := z.Raw()
		more = bytes.Contains(tag, []byte("byline")) || bytes.Contains(tag, []byte("author"))
	}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		var target *string
		switch string(key) {
		case "name":
			target = &a.name
		case "property":
			target = &a.property
		case "itemprop":
			target = &a.itemprop
		case "content":
			target = &a.content
		case "datetime":
			target = &a.datetime
		case "rel":
			target = &a.rel
		case "href":
			target = &a.href
		case "class":
			target = &a.class
		case "type":
			target = &a.scriptType
		default:
			continue
		}
		*target = string(value)
	}
	return a
}

// pageMeta gathers what a page says of itself. Of several statements the most
// telling is kept.
type pageMeta struct {
	title, date, url, source statement
	// collecting is the element whose text is read as such: a title, or a
	// script of structured data.
	collecting atom.Atom
}

// statement is what a page says, and how telling the place is; 0 for nothing.
type statement struct {
	text string
	rank int
}

func (s *statement) offer(text string, rank int) {
	if text = strings.TrimSpace(text); text != "" && rank > s.rank {
		*s = statement{text, rank}
	}
}

// Ranks of the places where a page speaks of itself.
const (
	rankGuess = iota + 1
	rankElement
	rankMeta
	rankArticle
	rankStructured
)

// element looks at a start tag.
func (m *pageMeta) element(element atom.Atom, a attributes) {
	switch element {
	case atom.Title:
		m.collecting = atom.Title
	case atom.Script:
		if strings.EqualFold(a.scriptType, "application/ld+json") {
			m.collecting = atom.Script
		}
	case atom.Meta:
		m.metaElement(a)
	case atom.Link:
		if strings.EqualFold(a.rel, "canonical") {
			m.url.offer(a.href, rankArticle)
		}
	case atom.Time:
		rank := rankGuess
		if a.itemprop == "datePublished" || strings.Contains(a.class, "publish") {
			rank = rankElement
		}
		m.date.offer(a.datetime, rank)
	}
}

// metaNames says what the usual meta elements give.
var metaNames = map[string]struct {
	part part
	rank int
}{
	"og:title": {titlePart, rankArticle}, "twitter:title": {titlePart, rankMeta}, "dc.title": {titlePart, rankMeta}, "headline": {titlePart, rankMeta},
	"article:published_time": {datePart, rankArticle}, "datepublished": {datePart, rankArticle}, "og:published_time": {datePart, rankMeta},
	"date": {datePart, rankMeta}, "pubdate": {datePart, rankMeta}, "publishdate": {datePart, rankMeta}, "publish_date": {datePart, rankMeta},
	"publish-date": {datePart, rankMeta}, "publication_date": {datePart, rankMeta}, "dc.date": {datePart, rankMeta}, "dc.date.issued": {datePart, rankMeta},
	"dcterms.created": {datePart, rankMeta}, "dcterms.issued": {datePart, rankMeta}, "parsely-pub-date": {datePart, rankMeta}, "sailthru.date": {datePart, rankMeta},
	"og:url": {urlPart, rankMeta}, "og:site_name": {sourcePart, rankArticle}, "application-name": {sourcePart, rankMeta},
}

func (m *pageMeta) metaElement(a attributes) {
	for _, name := range [...]string{a.property, a.name, a.itemprop} {
		known, ok := metaNames[strings.ToLower(name)]
		if !ok {
			continue
		}
		switch known.part {
		case titlePart:
			m.title.offer(a.content, known.rank)
		case datePart:
			m.date.offer(a.content, known.rank)
		case urlPart:
			m.url.offer(a.content, known.rank)
		case sourcePart:
			m.source.offer(a.content, known.rank)
		}
	}
}

// collect reads the text of a title or of a script of structured data.
func (m *pageMeta) collect(text []byte) {
	if m.collecting == atom.Title {
		m.title.offer(strings.Join(strings.Fields(stdhtml.UnescapeString(string(text))), " "), rankElement)
		return
	}
	m.structured(text, 0)
}

// structured reads schema.org's terms in JSON-LD: an object, a list of them,
// or one with a graph of them. What is no JSON says nothing.
func (m *pageMeta) structured(text []byte, depth int) {
	const deepest = 3
	text = bytes.TrimSpace(text)
	if depth > deepest || len(text) == 0 {
		return
	}
	if text[0] == '[' {
		var items []json.RawMessage
		if json.Unmarshal(text, &items) == nil {
			for _, item := range items {
				m.structured(item, depth+1)
			}
		}
		return
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(text, &fields) != nil {
		return
	}
	m.structured(fields["@graph"], depth+1)
	if !isArticle(fields["@type"]) {
		return
	}
	m.title.offer(jsonString(fields["headline"]), rankStructured)
	m.date.offer(jsonString(fields["datePublished"]), rankStructured)
	m.url.offer(jsonString(fields["url"]), rankMeta)
	var publisher struct{ Name string }
	if json.Unmarshal(fields["publisher"], &publisher) == nil {
		m.source.offer(publisher.Name, rankStructured)
	}
}

// isArticle reports whether a JSON-LD type, or one of several, is a kind of article.
func isArticle(kind json.RawMessage) bool {
	var kinds []string
	if json.Unmarshal(kind, &kinds) != nil {
		kinds = []string{jsonString(kind)}
	}
	return slices.ContainsFunc(kinds, func(k string) bool {
		return strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "Posting") || strings.HasSuffix(k, "Report")
	})
}

// jsonString returns the string that the value is, else nothing.
func jsonString(value json.RawMessage) (s string) {
	if json.Unmarshal(value, &s) != nil {
		return ""
	}
	return s
}

// apply gives the record what the page says of itself.
func (m *pageMeta) apply(d *document.Meta) {
	d.Title, d.URL, d.Source = m.title.text, m.url.text, m.source.text
	d.PublishedText = m.date.text
	d.Published, _ = parseDate(m.date.text)
}

// openHint notes an element that says what its text is.
func (p *page) openHint(element atom.Atom, a attributes) {
	kind, ok := hintOf(element, a)
	if !ok || len(p.open) == maxOpenHints {
		return
	}
	if element == atom.H1 {
		p.headings++
		if p.headings > 1 {
			kind = document.SubheadHint
		}
	}
	p.open = append(p.open, openHint{element, document.Hint{Kind: kind, Span: document.Span{Start: int32(p.len())}}})
}

func hintOf(element atom.Atom, a attributes) (kind document.HintKind, ok bool) {
	switch element {
	case atom.H1:
		return document.HeadingHint, true
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return document.SubheadHint, true
	case atom.Figcaption:
		return document.CaptionHint, true
	case atom.Time:
		return document.TimeHint, true
	case atom.Blockquote:
		return document.QuoteHint, true
	case atom.Nav, atom.Footer, atom.Form, atom.Button, atom.Menu:
		return document.ChromeHint, true
	case atom.Aside:
		return document.AsideHint, true
	case atom.P, atom.Div, atom.Span, atom.A, atom.Address:
		if a.rel == "author" || a.itemprop == "author" || strings.Contains(a.class, "byline") {
			return document.BylineHint, true
		}
	}
	return 0, false
}

// closeHint ends the innermost open element of that name.
func (p *page) closeHint(element atom.Atom) {
	for i, o := range slices.Backward(p.open) {
		if o.element != element {
			continue
		}
		p.open = append(p.open[:i], p.open[i+1:]...)
		o.hint.End = int32(p.len())
		text := p.text[p.textStart:]
		for o.hint.Start < o.hint.End && isHTMLSpace(text[o.hint.Start]) {
			o.hint.Start++
		}
		if o.hint.Start < o.hint.End {
			p.hints = append(p.hints, o.hint)
		}
		return
	}
}
