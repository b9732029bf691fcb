package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
)

// folds is how many parts the sites are dealt into.
const folds = 5

// text is one text of a page with what is known of it.
type text struct {
	page, set, site, lang string
	fold                  int
	raw                   string
	gold                  string         // the article's body, where it is known
	labels                string         // a letter for each line, where they are known
	with, without         []string       // segments that belong, and do not
	shingles              map[string]int // of gold
	pseudo                bool
	marks                 []mark          // stretches of the raw text with their labels
	classes               []int8          // of each segment; -1 unknown
	vectors               []layout.Vector // of each segment
	words                 []int32
}

// readTexts reads all texts of a folder of labelled pages.
func readTexts(dir string) ([]*text, error) {
	var all []*text
	titles := map[string]string{}
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	for _, path := range files {
		texts, err := readFile(path, titles)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		all = append(all, texts...)
	}
	return append(all, splice(all, titles)...), nil
}

type record struct {
	Key, Site, Lang, Gold, Text, Title string
	Texts, Labels                      map[string]string
	With, Without                      []string
}

func readFile(path string, titles map[string]string) ([]*text, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(filepath.Base(path), ".jsonl.gz")
	var all []*text
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 1<<28)
	for lines.Scan() {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, err
		}
		titles[r.Key] = cleanTitle(r.Title)
		h := fnv.New32a()
		h.Write([]byte(r.Site))
		base := text{page: r.Key, site: r.Site, lang: r.Lang, fold: int(h.Sum32() % folds), gold: r.Gold, with: r.With, without: r.Without}
		if r.Text != "" {
			t := base
			t.set, t.raw = name, r.Text
			all = append(all, &t)
		}
		if len(r.Texts) == 0 {
			continue
		}
		gold := shingles(r.Gold)
		for _, set := range sets {
			t := base
			t.set, t.raw, t.labels, t.shingles = set, r.Texts[set], r.Labels[set], gold
			t.marks = lineMarks(t.raw, t.labels)
			all = append(all, &t)
			if set == "html-text" || set == "newspaper" {
				all = append(all, t.joined())
			}
		}
	}
	return all, lines.Err()
}

// The extractors: those that dump the page, those that look for the article,
// those that give one line.
var (
	naive = []string{"html-text", "inscriptis", "html2text"}
	real  = []string{"newspaper", "news_please", "readability", "readability_js", "boilerpipe", "goose3", "dragnet", "trafilatura", "Diffbot", "AutoExtract"}
	flat  = []string{"justext", "go_trafilatura"}
	sets  = append(append(append([]string{}, naive...), real...), flat...)
)

// describe fills in the segments' features and classes.
func (t *text) describe(d *document.Document, l *layout.Layout) {
	d.Parse(document.Meta{}, []byte(t.raw))
	l.Describe(d)
	t.vectors = append([]layout.Vector(nil), l.Vectors()...)
	t.classes = make([]int8, len(l.Segments))
	t.words = make([]int32, len(l.Segments))
	for i := range l.Segments {
		s := &l.Segments[i]
		for j := s.FirstToken; j < s.EndToken; j++ {
			if d.Tokens[j].Kind == document.Word {
				t.words[i]++
			}
		}
		t.classes[i] = -1
		if t.labels != "" && !isFlat(t.set) {
			t.classes[i] = t.classOf(s)
		}
	}
	t.markSegments(d, l)
}

func isFlat(set string) bool { return set == flat[0] || set == flat[1] }

// mark is a stretch of the raw text with its label.
type mark struct {
	start, end int32
	label      byte
}

// lineMarks gives each line of the raw text its label.
func lineMarks(raw, labels string) []mark {
	var marks []mark
	at := int32(0)
	for i, line := range strings.Split(raw, "\n") {
		n := int32(len(line))
		marks = append(marks, mark{at, at + n, labels[i]})
		at += n + 1
	}
	return marks
}

// joined is the text with all its lines in one.
func (t *text) joined() *text {
	j := *t
	j.set = t.set + " joined"
	var raw strings.Builder
	j.marks = nil
	for _, m := range t.marks {
		line := strings.TrimSpace(t.raw[m.start:m.end])
		if line == "" {
			continue
		}
		start := int32(raw.Len())
		raw.WriteString(line)
		j.marks = append(j.marks, mark{start, int32(raw.Len()), m.label})
		raw.WriteByte(' ')
	}
	j.raw = strings.TrimSpace(raw.String())
	return &j
}

// classOf takes the label of the marks that a segment touches, by bytes;
// mixed ones tell nothing.
func (t *text) classOf(s *layout.Segment) int8 {
	var bytes [3]int32
	first, _ := slices.BinarySearchFunc(t.marks, s.Start, func(m mark, at int32) int { return cmp.Compare(m.end, at) })
	for _, m := range t.marks[first:] {
		if m.start >= s.End {
			break
		}
		n := min(m.end, s.End) - max(m.start, s.Start)
		switch m.label {
		case 'B':
			bytes[0] += n
		case 'M':
			bytes[1] += n
		case 'N':
			bytes[2] += n
		case 'U':
			return -1
		}
	}
	for c, n := range bytes {
		if n > 0 && 5*n >= 4*(bytes[0]+bytes[1]+bytes[2]) {
			return int8(c)
		}
	}
	return -1
}

// markSegments gives the segments that hold a segment of the annotators theirs.
func (t *text) markSegments(d *document.Document, l *layout.Layout) {
	if len(t.with)+len(t.without) == 0 {
		return
	}
	for i := range l.Segments {
		line := even(d.String(l.Segments[i].Span))
		for _, w := range t.with {
			if strings.Contains(line, w) {
				t.classes[i] = 0
			}
		}
		for _, w := range t.without {
			if strings.Contains(line, w) {
				t.classes[i] = 2
			}
		}
	}
}

// even is the text with its white space evened out.
func even(s string) string { return strings.Join(strings.Fields(s), " ") }

// cleanTitle drops the site's name from a page's title.
func cleanTitle(s string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — "} {
		if i := strings.LastIndex(s, sep); i > len(s)/2 {
			s = s[:i]
		}
	}
	return s
}
