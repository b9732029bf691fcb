package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// folds is how many parts the sites are dealt into; no site is in two.
const folds = 10

// text is one text of a page with what is known of it.
type text struct {
	page, set, site string
	fold            int
	english         bool
	raw             string
	gold            string // the article's body, where it is known
	title           string
	marks           []mark   // stretches of the raw text with their labels
	with, without   []string // segments that belong to the article, and that do not
}

// mark is a stretch of the raw text with its label.
type mark struct {
	start, end int32
	label      byte
}

// The sets of texts that dump whole pages, and those that extractors cut out
// of them. Extractors give much the same texts, so some stand for all when
// learning; flat ones give a page as one line, without labels.
var (
	dumpSets    = []string{"html-text", "inscriptis", "html2text"}
	learnedSets = []string{"newspaper", "readability", "boilerpipe", "dragnet", "trafilatura"}
	flatSets    = []string{"justext", "go_trafilatura"}
)

// The sets that the trainer makes of others.
const (
	splicedSet = "spliced"
	joinedMark = " in one line"
)

// joinedSets are the sets that are learned from with all lines in one, too.
var joinedSets = []string{"html-text", "newspaper"}

// readTexts reads all texts of a folder of labelled pages and adds those that
// are made of them.
func readTexts(dir string) ([]*text, error) {
	var all []*text
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl*"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no files *.jsonl or *.jsonl.gz", dir)
	}
	for _, path := range files {
		texts, err := readFile(path)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		all = append(all, texts...)
	}
	return append(all, splice(all)...), nil
}

type record struct {
	Key, Site, Lang, Title, Gold, Text string
	Texts, Labels                      map[string]string
	With, Without                      []string
}

func readFile(path string) ([]*text, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	var r io.Reader = f
	name, zipped := strings.CutSuffix(filepath.Base(path), ".gz")
	if zipped {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	var all []*text
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<28)
	for n := 1; lines.Scan(); n++ {
		var page record
		if err := json.Unmarshal(lines.Bytes(), &page); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		texts, err := page.split(strings.TrimSuffix(name, ".jsonl"))
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		all = append(all, texts...)
	}
	return all, lines.Err()
}

// split returns the texts of a page, sorted by their sets.
func (r *record) split(file string) ([]*text, error) {
	h := fnv.New32a()
	h.Write([]byte(r.Site))
	base := text{
		page: r.Key, site: r.Site, fold: int(h.Sum32() % folds), english: r.Lang == "en",
		gold: r.Gold, title: withoutSite(r.Title), with: r.With, without: r.Without,
	}
	var all []*text
	if r.Text != "" {
		t := base
		t.set, t.raw = file, r.Text
		all = append(all, &t)
	}
	for set, raw := range r.Texts {
		t := base
		t.set, t.raw = set, raw
		if !slices.Contains(flatSets, set) {
			if strings.Count(raw, "\n")+1 != len(r.Labels[set]) {
				return nil, fmt.Errorf("page %s: %s has not one label a line", r.Key, set)
			}
			t.marks = lineMarks(raw, r.Labels[set])
		}
		all = append(all, &t)
		if slices.Contains(joinedSets, set) {
			all = append(all, t.joined())
		}
	}
	slices.SortFunc(all, func(a, b *text) int { return strings.Compare(a.set, b.set) })
	return all, nil
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
	j.set, j.marks = t.set+joinedMark, nil
	var raw strings.Builder
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

// withoutSite drops the site's name from a page's title.
func withoutSite(title string) string {
	for _, separator := range []string{" | ", " - ", " – ", " — "} {
		if i := strings.LastIndex(title, separator); i > len(title)/2 {
			title = title[:i]
		}
	}
	return title
}

// even is the text with its white space evened out.
func even(s string) string { return strings.Join(strings.Fields(s), " ") }
