package main

import (
	"slices"

	"github.com/newslint/newslint/internal/layout"
)

// row is a segment to learn from.
type row struct {
	vector *layout.Vector
	class  uint8
	weight float32
}

// options steer the growth of an ensemble.
type options struct {
	trees    int
	rate     float32 // how much of a tree's answer counts
	lambda   float32 // how much evidence a leaf needs to speak up
	features []layout.Feature
	rows     float64 // share of the rows that a tree sees
	columns  float64 // share of the features that a tree sees
	seed     random
}

// maxCuts is how many thresholds a feature has to choose from.
const maxCuts = 31

// sums are the first and second derivatives of the loss over some rows.
type sums [layout.ClassCount]struct{ g, h float32 }

func (s *sums) add(o *sums) {
	for c := range s {
		s[c].g += o[c].g
		s[c].h += o[c].h
	}
}

func (s *sums) subtract(o *sums) {
	for c := range s {
		s[c].g -= o[c].g
		s[c].h -= o[c].h
	}
}

// gain is what the best answer for these rows takes off the loss.
func (s *sums) gain(lambda float32) float32 {
	total := float32(0)
	for c := range s {
		total += s[c].g * s[c].g / (s[c].h + lambda)
	}
	return total
}

// grower holds the state of the growth of one ensemble.
type grower struct {
	options
	classes []uint8
	weights []float32
	scores  [][layout.ClassCount]float32
	// cuts are the thresholds of each feature, bins[f][i] is the number of those
	// below row i.
	cuts   [layout.FeatureCount][]float32
	bins   [layout.FeatureCount][]uint8
	random random
	// sampled are the rows that the present tree sees, with their slopes of the
	// loss and the leaves that they have come to.
	sampled []int32
	slopes  []sums
	leaves  []uint8
	// histograms are those of the features that the tree may ask about, moved
	// are the sampled rows to count.
	histograms []histogram
	moved      []int32
}

// grow learns an ensemble of trees by gradient boosting: each tree asks the
// questions that take most off the loss which the trees before it leave. It
// starts from even odds: how frequent the classes are is the pages' affair.
func grow(rows []row, o options) layout.Ensemble {
	g := &grower{options: o, random: o.seed, scores: make([][layout.ClassCount]float32, len(rows))}
	for i := range rows {
		g.classes, g.weights = append(g.classes, rows[i].class), append(g.weights, rows[i].weight)
	}
	g.cut(rows)
	g.sort(rows)
	var e layout.Ensemble
	for range o.trees {
		e.Trees = append(e.Trees, g.tree())
	}
	return e
}

// cutSample is from about how many rows the thresholds are chosen.
const cutSample = 10000

// cut chooses thresholds between the values that occur, so that about as many
// rows lie between any two.
func (g *grower) cut(rows []row) {
	step := max(1, len(rows)/cutSample)
	for _, f := range g.features {
		var values []float32
		for i := 0; i < len(rows); i += step {
			values = append(values, rows[i].vector[f])
		}
		slices.Sort(values)
		for k := 1; k <= maxCuts; k++ {
			at := k * len(values) / (maxCuts + 1)
			v := values[at]
			next := slices.IndexFunc(values[at:], func(x float32) bool { return x > v })
			if next < 0 {
				break
			}
			c := (v + values[at+next]) / 2
			if n := len(g.cuts[f]); n == 0 || g.cuts[f][n-1] < c {
				g.cuts[f] = append(g.cuts[f], c)
			}
		}
	}
}

// sort puts the rows into the bins between the thresholds.
func (g *grower) sort(rows []row) {
	for _, f := range g.features {
		g.bins[f] = make([]uint8, len(rows))
	}
	for i := range rows {
		for _, f := range g.features {
			n, _ := slices.BinarySearch(g.cuts[f], rows[i].vector[f])
			g.bins[f][i] = uint8(n)
		}
	}
}

// tree grows one tree and adds it to the scores.
func (g *grower) tree() layout.Tree {
	g.sample()
	var candidates []layout.Feature
	for _, f := range g.features {
		if g.cuts[f] != nil && g.random.share() < g.columns {
			candidates = append(candidates, f)
		}
	}
	var t layout.Tree
	var cuts [layout.Depth]uint8
	var bins [layout.Depth][]uint8
	for k := range layout.Depth {
		f, c := g.question(candidates, k)
		t.Features[k], t.Thresholds[k] = f, g.cuts[f][c]
		cuts[k], bins[k] = uint8(c), g.bins[f]
		for n, i := range g.sampled {
			if bins[k][i] > cuts[k] {
				g.leaves[n] |= 1 << k
			}
		}
	}
	g.answer(&t)
	for i := range g.scores {
		leaf := 0
		for k := range layout.Depth {
			if bins[k][i] > cuts[k] {
				leaf |= 1 << k
			}
		}
		for c, s := range t.Scores[leaf] {
			g.scores[i][c] += s
		}
	}
	return t
}

// sample draws the rows that the next tree sees and works out the slopes of
// the loss at their present scores.
func (g *grower) sample() {
	g.sampled, g.slopes = g.sampled[:0], g.slopes[:0]
	for i := range g.classes {
		if g.random.share() >= g.rows {
			continue
		}
		w := g.weights[i]
		var s sums
		for c, q := range layout.Softmax(g.scores[i]) {
			target := float32(0)
			if int(g.classes[i]) == c {
				target = 1
			}
			s[c].g = w * (q - target)
			s[c].h = w * max(q*(1-q), 1e-6)
		}
		g.sampled, g.slopes = append(g.sampled, int32(i)), append(g.slopes, s)
	}
	g.leaves = slices.Grow(g.leaves[:0], len(g.sampled))[:len(g.sampled)]
	clear(g.leaves)
}

// histogram holds the sums of each leaf's rows in each bin of a feature.
type histogram [1 << layout.Depth][maxCuts + 1]sums

// question returns the feature and the cut that split the leaves best.
func (g *grower) question(candidates []layout.Feature, depth int) (layout.Feature, int) {
	best, bestFeature, bestCut := float32(-1), candidates[0], 0
	g.fill(candidates, depth)
	for k, f := range candidates {
		h := &g.histograms[k]
		gains := make([]float32, len(g.cuts[f]))
		for l := range 1 << depth {
			var total, below sums
			for b := range h[l] {
				total.add(&h[l][b])
			}
			for c := range gains {
				below.add(&h[l][c])
				above := total
				above.subtract(&below)
				gains[c] += below.gain(g.lambda) + above.gain(g.lambda)
			}
		}
		for c, gain := range gains {
			if gain > best {
				best, bestFeature, bestCut = gain, f, c
			}
		}
	}
	return bestFeature, bestCut
}

// fill makes the histograms of the candidates. Below the root only the rows
// that the last question moved are counted; what is left is their leaf's rest.
func (g *grower) fill(candidates []layout.Feature, depth int) {
	if depth == 0 {
		g.histograms = slices.Grow(g.histograms[:0], len(candidates))[:len(candidates)]
		clear(g.histograms)
	}
	g.moved = g.moved[:0]
	for n, leaf := range g.leaves {
		if depth == 0 || leaf>>(depth-1) != 0 {
			g.moved = append(g.moved, int32(n))
		}
	}
	for k, f := range candidates {
		h, bins := &g.histograms[k], g.bins[f]
		for _, n := range g.moved {
			h[g.leaves[n]][bins[g.sampled[n]]].add(&g.slopes[n])
		}
		if depth == 0 {
			continue
		}
		for l := range 1 << (depth - 1) {
			for b := range h[l] {
				h[l][b].subtract(&h[l|1<<(depth-1)][b])
			}
		}
	}
}

// answer fills the tree's table from the sampled rows.
func (g *grower) answer(t *layout.Tree) {
	var leaves [1 << layout.Depth]sums
	for n := range g.sampled {
		leaves[g.leaves[n]].add(&g.slopes[n])
	}
	for l := range leaves {
		for c := range leaves[l] {
			t.Scores[l][c] = -g.rate * leaves[l][c].g / (leaves[l][c].h + g.lambda)
		}
	}
}

// random is a small generator of numbers that are the same on every machine.
type random uint64

func (r *random) share() float64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return float64((z^z>>31)>>11) / (1 << 53)
}
