package source

import "strings"

// Fields are the names under which a record's parts stand, with dots between
// the levels of nested objects. Where one is empty the names that the usual
// corpora give it are tried.
type Fields struct {
	ID, Text, Title, Date, URL, Source string
}

// part is what newslint reads of a record.
type part uint8

const (
	idPart part = iota
	textPart
	titlePart
	datePart
	urlPart
	sourcePart
	ignorePart
	partCount
)

// usual lists, for each part, the names that corpora give it, the most
// telling first: news-please, trafilatura, newspaper, cc_news, ninjs,
// schema.org NewsArticle, NewsAPI, CNN/DailyMail and datatrove documents. A
// plain "date" comes late, for in some it is the day of the crawl.
var usual = [partCount][]string{
	idPart: {"id", "_id", "guid", "uuid", "doc_id", "article_id", "identifier", "@id", "metadata.id"},
	textPart: {
		"text", "maintext", "articleBody", "article_body", "body_text", "full_text", "fulltext",
		"content", "body", "article", "story", "raw_text",
	},
	titlePart: {"title", "headline", "name", "metadata.title"},
	datePart: {
		"published", "date_publish", "datePublished", "date_published", "publish_date", "published_at", "publishedAt",
		"published_date", "publication_date", "published_time", "pub_date", "pubDate", "pubdate", "versioncreated",
		"firstcreated", "date", "metadata.published", "metadata.date_publish", "metadata.publish_date", "metadata.date",
	},
	urlPart: {"url", "link", "canonical_url", "source_url", "uri", "metadata.url"},
	sourcePart: {
		"source_domain", "source.name", "publisher.name", "sitename", "domain", "hostname", "source-hostname",
		"publisher", "source", "publication", "provider", "site", "metadata.source", "metadata.domain",
	},
	ignorePart: {"newslint_ignore"},
}

// fieldSet is the names that are looked for, as a tree.
type fieldSet struct {
	root *field
	// text names what was looked for as the text, for messages.
	text string
}

// field is a name at one level: what it holds, and the names below it.
type field struct {
	name string
	uses []use
	sub  map[string]*field
}

// use says that a field may hold a part, and how late in the part's list its
// name stands, from 0.
type use struct {
	part part
	rank int
}

func newFieldSet(f Fields) *fieldSet {
	set := &fieldSet{root: newField(""), text: "text, maintext, content, articleBody …"}
	given := [partCount]string{f.ID, f.Text, f.Title, f.Date, f.URL, f.Source}
	for p, names := range usual {
		if given[p] != "" {
			names = given[p : p+1]
		}
		for rank, name := range names {
			set.add(use{part(p), rank}, name)
		}
	}
	if f.Text != "" {
		set.text = f.Text
	}
	return set
}

func newField(name string) *field { return &field{name: name, sub: map[string]*field{}} }

// add puts a dotted name into the tree, and as it is for flat records whose
// names hold dots.
func (s *fieldSet) add(u use, name string) {
	leaf := s.root
	for level := range strings.SplitSeq(name, ".") {
		if leaf.sub[level] == nil {
			leaf.sub[level] = newField("")
		}
		leaf = leaf.sub[level]
	}
	leaf.name = name
	leaf.uses = append(leaf.uses, u)
	s.root.sub[name] = leaf
}
