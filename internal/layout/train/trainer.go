package main

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
)

type trainer struct {
	vocabulary     *document.Vocabulary
	texts          []*text
	trees1, trees2 int
	rate, lambda   float64
	bodies         map[float32]map[int]string
	first          [folds]layout.Ensemble // first[k] has not seen fold k
	edges          [folds]layout.Ensemble
	related        [][]layout.Vector
	second         [folds]layout.Ensemble
}

func features(all bool) (f []layout.Feature) {
	for i := range layout.FeatureCount {
		if all || i < layout.FirstRelated {
			f = append(f, i)
		}
	}
	return f
}

// weight is how much a segment of a text counts.
func (t *text) weight(i int) float32 {
	w := 0.5 + min(float32(t.words[i]), 60)/30
	switch {
	case t.pseudo:
		return 0.5 * w
	case t.labels == "": // segments of annotators: few a page
		return 1.5 * w
	case t.set == "spliced":
		return 0.5 * w
	case slices.Contains(naive, t.set):
		if t.set == "html-text" {
			return w
		}
		return 0.5 * w
	}
	return 0.6 * w
}

func (t *trainer) rows(vectors func(i int) []layout.Vector, skip int) (rows []row) {
	for i, x := range t.texts {
		if x.fold == skip || !x.learned() {
			continue
		}
		total := float32(0)
		for j := range x.classes {
			if x.classes[j] >= 0 {
				total += x.weight(j)
			}
		}
		scale := 5 / float32(math.Sqrt(float64(total+10)))
		for j, v := range vectors(i) {
			if x.classes[j] >= 0 {
				rows = append(rows, row{v, uint8(x.classes[j]), scale * x.weight(j)})
			}
		}
	}
	return rows
}

func (t *trainer) learnFirst() {
	parallel(folds, func() func(int) {
		return func(k int) {
			rows := t.rows(func(i int) []layout.Vector { return t.texts[i].vectors }, k)
			t.first[k] = grow(rows, options{trees: t.trees1, rate: t.rate, lambda: t.lambda, features: features(false), rows: 0.3, columns: 0.35})
			t.edges[k] = t.growEdges(k)
			fmt.Println("first", k, len(rows))
		}
	})
	models := t.models()
	t.related = make([][]layout.Vector, len(t.texts))
	parallel(len(t.texts), func() func(int) {
		d, l := document.New(t.vocabulary), &layout.Layout{}
		return func(i int) {
			x := t.texts[i]
			d.Parse(document.Meta{}, []byte(x.raw))
			l.Describe(d)
			l.Relate(models[x.fold])
			t.related[i] = slices.Clone(l.Vectors())
		}
	})
}

func (t *trainer) learnSecond(skip int) layout.Ensemble {
	rows := t.rows(func(i int) []layout.Vector { return t.related[i] }, skip)
	return grow(rows, options{trees: t.trees2, rate: t.rate, lambda: t.lambda, features: features(true), rows: 0.3, columns: 0.35})
}

func (t *trainer) learnAll() *layout.Models {
	rows := t.rows(func(i int) []layout.Vector { return t.texts[i].vectors }, -1)
	return layout.NewModels(
		grow(rows, options{trees: t.trees1, rate: t.rate, lambda: t.lambda, features: features(false), rows: 0.3, columns: 0.35}),
		t.growEdges(-1),
		t.learnSecond(-1),
	)
}

func (t *trainer) crossValidate() {
	t.learnSeconds()
	t.guess()
	t.learnFirst()
	t.learnSeconds()
	type pageScore struct {
		page string
		f1   float64
	}
	var worst []pageScore
	type scored struct {
		stray float32
		class int8
	}
	curves := map[bool][]scored{}
	type result struct {
		before, after []overlap
		line          [3][2]int // by class: kept, flagged
		gold          [2][2]int // with, without: kept, gone
		emptied       int
	}
	results := map[string]*result{}
	d, l := document.New(t.vocabulary), &layout.Layout{}
	models := t.models()
	show := map[string]bool{}
	for _, s := range strings.Split(os.Getenv("SHOW"), ",") {
		show[s] = true
	}
	t.bodies = map[float32]map[int]string{}
	for ti, x := range t.texts {
		if isFlat(x.set) {
			continue
		}
		set := x.set
		r := results[set]
		if r == nil {
			r = &result{}
			results[set] = r
		}
		d.Parse(document.Meta{}, []byte(x.raw))
		l.ReadWith(d, models[x.fold])
		body := bodyOf(d, l)
		if set == "html-text" || slices.Contains(real, set) {
			for _, th := range []float32{0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6} {
				var b strings.Builder
				for i := range l.Segments {
					if s := &l.Segments[i]; s.Body > th {
						b.WriteString(d.String(s.Span))
						b.WriteByte('\n')
					}
				}
				if t.bodies[th] == nil {
					t.bodies[th] = map[int]string{}
				}
				t.bodies[th][ti] = b.String()
			}
		}
		if body == "" && strings.TrimSpace(x.raw) != "" {
			r.emptied++
		}
		if x.shingles != nil && x.set != "spliced" {
			r.before = append(r.before, compare(x.shingles, shingles(x.raw)))
			o := compare(x.shingles, shingles(body))
			r.after = append(r.after, o)
			if set == "html-text" {
				worst = append(worst, pageScore{fmt.Sprintf("%s %s P %.2f R %.2f", x.page[:8], x.site, o.shared/(o.shared+o.extra), o.shared/(o.shared+o.missing)), o.f1()})
			}
		}
		for i := range l.Segments {
			if c := x.classes[i]; c >= 0 {
				if show[x.set] && (c == 0 && l.Segments[i].Stray > 0.4 || c == 2) {
					fmt.Printf("SHOW %s %s %d/%d class %d role %d kind %d body %.2f stray %.2f %.100q\n", x.set, x.page[:6], i, len(l.Segments), c, l.Segments[i].Role, l.Segments[i].Kind, l.Segments[i].Body, l.Segments[i].Stray, d.String(l.Segments[i].Span))
				}
				if set == "html-text" || slices.Contains(real, set) {
					curves[set == "html-text"] = append(curves[set == "html-text"], scored{l.Segments[i].Stray, c})
				}
				k := 0
				if l.Segments[i].Stray > 0.5 {
					k = 1
				}
				r.line[c][k]++
			}
		}
		raw, kept := even(x.raw), even(body)
		for k, list := range [][]string{x.with, x.without} {
			for _, s := range list {
				if strings.Contains(raw, s) {
					if strings.Contains(kept, s) {
						r.gold[k][0]++
					} else {
						r.gold[k][1]++
					}
				}
			}
		}
	}
	for _, th := range []float32{0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6} {
		fmt.Printf("threshold %.2f", th)
		for _, set := range append(append([]string{}, "html-text"), real...) {
			var pages []overlap
			for i, x := range t.texts {
				if x.set == set {
					pages = append(pages, compare(x.shingles, shingles(t.bodies[th][i])))
				}
			}
			f, _, _ := corpusF1(pages)
			fmt.Printf(" %.4f", f)
		}
		fmt.Println()
	}
	var sum, n float64
	fmt.Printf("%-18s %6s %6s %6s %6s | %6s %6s %6s %6s\n", "", "raw", "clean", "P", "R", "prec", "rec", "f/1000", "meta")
	for _, set := range append(sets, "html-text joined", "newspaper joined", "spliced", "trafilatura-en", "trafilatura-multi") {
		r := results[set]
		if r == nil {
			continue
		}
		if set != "trafilatura-en" && set != "trafilatura-multi" {
			b, _, _ := corpusF1(r.before)
			a, p, q := corpusF1(r.after)
			if slices.Contains(real, set) {
				sum += a - b
				n++
			}
			found, missed, false, clean := float64(r.line[2][1]), float64(r.line[2][0]), float64(r.line[0][1]), float64(r.line[0][0])
			fmt.Printf("%-18s %.4f %.4f %.4f %.4f | %.4f %.4f %6.1f %d/%d emptied %d\n", set, b, a, p, q, found/(found+false), found/(found+missed), 1000*false/(false+clean), r.line[1][1], r.line[1][0]+r.line[1][1], r.emptied)
		} else {
			g := r.gold
			fmt.Printf("%-18s accuracy %.4f with kept %d lost %d without left %d removed %d emptied %d\n", set, float64(g[0][0]+g[1][1])/float64(g[0][0]+g[0][1]+g[1][0]+g[1][1]), g[0][0], g[0][1], g[1][0], g[1][1], r.emptied)
		}
	}
	fmt.Printf("mean change of the HTML readers %+.4f\n", sum/n)
	for _, whole := range []bool{true, false} {
		c := curves[whole]
		slices.SortFunc(c, func(a, b scored) int { return cmp.Compare(b.stray, a.stray) })
		var n [3]float64
		for _, s := range c {
			n[s.class]++
		}
		var k [3]float64
		next := 0.0
		for _, s := range c {
			k[s.class]++
			if rec := k[2] / n[2]; rec >= next {
				fmt.Printf("dump %v stray %.3f recall %.3f precision %.3f false/1000 %.1f meta %.3f\n", whole, s.stray, rec, k[2]/(k[2]+k[0]), 1000*k[0]/n[0], k[1]/n[1])
				next = rec + 0.05
				if whole && rec > 0.85 {
					next = rec + 0.02
				}
			}
		}
	}
	slices.SortFunc(worst, func(a, b pageScore) int { return cmp.Compare(a.f1, b.f1) })
	for _, w := range worst[:25] {
		fmt.Printf("%.3f %s\n", w.f1, w.page)
	}
	fmt.Println("first", byWeight(&t.first[0])[:30])
	fmt.Println("second", byWeight(&t.second[0])[:40])
}

func bodyOf(d *document.Document, l *layout.Layout) string {
	var b strings.Builder
	for i := range l.Segments {
		if l.Segments[i].Role == layout.Body || l.Segments[i].Role == layout.Subhead {
			b.WriteString(d.String(l.Segments[i].Span))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// growEdges learns where bodies begin and end.
func (t *trainer) growEdges(skip int) layout.Ensemble {
	var rows []row
	for i, x := range t.texts {
		if x.fold == skip || !x.learned() || x.labels == "" && !x.pseudo {
			continue
		}
		first, last := -1, -1
		for j, c := range x.classes {
			if c == 0 {
				if first < 0 {
					first = j
				}
				last = j
			}
		}
		if first < 0 {
			continue
		}
		w := float32(1)
		if slices.Contains(real, x.set) || x.set == "spliced" || strings.HasSuffix(x.set, "joined") {
			w = 0.2
		}
		for j, v := range t.texts[i].vectors {
			class := uint8(2)
			switch j {
			case first:
				class = 0
			case last:
				class = 1
			}
			weight := w
			if class != 2 {
				weight *= 4
			}
			rows = append(rows, row{v, class, weight})
		}
	}
	return grow(rows, options{trees: 60, rate: 0.15, lambda: 5, features: features(false), rows: 0.3, columns: 0.35})
}

// learned reports whether the text is one to learn from: the extractors that
// see the HTML give much the same texts, so some stand for all.
func (t *text) learned() bool {
	switch t.set {
	case "news_please", "readability_js", "goose3", "Diffbot", "AutoExtract", "justext", "go_trafilatura":
		return false
	}
	return true
}

func (t *trainer) learnSeconds() {
	parallel(folds, func() func(int) {
		return func(k int) { t.second[k] = t.learnSecond(k); fmt.Println("second", k) }
	})
}

// sure is the probability from which a guess is taken for a label.
const sure = 0.85

// guess labels the segments of pages of which only a few are labelled, where
// the models agree with all of these: many more sites to learn from.
func (t *trainer) guess() {
	d, l := document.New(t.vocabulary), &layout.Layout{}
	models := t.models()
	pages, agreed := 0, 0
	for i, x := range t.texts {
		if len(x.with)+len(x.without) < 4 || x.labels != "" {
			continue
		}
		pages++
		d.Parse(document.Meta{}, []byte(x.raw))
		l.ReadWith(d, models[x.fold])
		agree := true
		for j, c := range x.classes {
			s := &l.Segments[j]
			if c == 0 && s.Stray > 0.5 || c == 2 && s.Body > 0.5 {
				agree = false
			}
		}
		if !agree {
			continue
		}
		agreed++
		for j := range x.classes {
			s := &l.Segments[j]
			switch {
			case x.classes[j] >= 0:
			case s.Body > sure:
				x.classes[j] = 0
			case s.Stray > sure:
				x.classes[j] = 2
			case 1-s.Body-s.Stray > sure-0.1:
				x.classes[j] = 1
			}
		}
		x.pseudo = true
		t.texts[i] = x
	}
	fmt.Println("guessed", agreed, "of", pages)
}

// models returns for each fold the models that have not seen it.
func (t *trainer) models() (m [folds]*layout.Models) {
	for k := range m {
		m[k] = layout.NewModels(t.first[k], t.edges[k], t.second[k])
	}
	return m
}
