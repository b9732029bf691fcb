package main

import (
	"slices"

	"github.com/newslint/newslint/internal/layout"
)

// row is a segment to learn from.
type row struct {
	vector layout.Vector
	class  uint8
	weight float32
}

// options steer the growth of an ensemble.
type options struct {
	trees    int
	rate     float64 // how much of a tree's answer counts
	lambda   float64 // how much evidence a leaf needs to speak up
	features []layout.Feature
	rows     float64 // share of the rows that a tree sees
	columns  float64 // share of the features that a tree sees
}

// maxCuts is how many thresholds a feature has to choose from.
const maxCuts = 31

// sums are the first and second derivatives of the loss over some rows.
type sums [layout.ClassCount]struct{ g, h float64 }

func (s *sums) add(o *sums) {
	for c := range s {
		s[c].g += o[c].g
		s[c].h += o[c].h
	}
}

// gain is what the best answer for these rows takes off the loss.
func (s *sums) gain(lambda float64) float64 {
	total := 0.0
	for c := range s {
		total += s[c].g * s[c].g / (s[c].h + lambda)
	}
	return total
}

// grower holds the state of the growth of one ensemble.
type grower struct {
	options
	rows    []row
	cuts    map[layout.Feature][]float32
	bins    map[layout.Feature][]uint8
	scores  [][layout.ClassCount]float32
	slopes  []sums
	sampled []int32
	leaves  []uint8
	random  random
}

// grow learns an ensemble of trees by gradient boosting: each tree asks the
// questions that take most off the loss which the trees before it leave.
func grow(rows []row, o options) layout.Ensemble {
	g := &grower{options: o, rows: rows, random: 1}
	g.cut()
	e := layout.Ensemble{Bias: g.bias()}
	g.scores = make([][layout.ClassCount]float32, len(rows))
	for i := range g.scores {
		g.scores[i] = e.Bias
	}
	g.slopes = make([]sums, len(rows))
	g.leaves = make([]uint8, len(rows))
	for range o.trees {
		e.Trees = append(e.Trees, g.tree())
	}
	return e
}

// bias starts from even odds: how frequent the classes are is the pages' affair.
func (g *grower) bias() (b [layout.ClassCount]float32) { return b }

// cut chooses thresholds between the values that occur, so that about as many
// rows lie between any two, and sorts the rows into the bins between them.
func (g *grower) cut() {
	g.cuts = map[layout.Feature][]float32{}
	g.bins = map[layout.Feature][]uint8{}
	values := make([]float32, 0, len(g.rows))
	for _, f := range g.features {
		values = values[:0]
		step := max(1, len(g.rows)/50000)
		for i := 0; i < len(g.rows); i += step {
			values = append(values, g.rows[i].vector[f])
		}
		slices.Sort(values)
		var cuts []float32
		for k := 1; k <= maxCuts; k++ {
			at := k * len(values) / (maxCuts + 1)
			v := values[at]
			next := slices.IndexFunc(values[at:], func(x float32) bool { return x > v })
			if next < 0 {
				break
			}
			c := (v + values[at+next]) / 2
			if len(cuts) == 0 || cuts[len(cuts)-1] < c {
				cuts = append(cuts, c)
			}
		}
		if len(cuts) == 0 {
			continue
		}
		bins := make([]uint8, len(g.rows))
		for i := range g.rows {
			n, _ := slices.BinarySearchFunc(cuts, g.rows[i].vector[f], func(c, x float32) int {
				if c < x {
					return -1
				}
				return 1
			})
			bins[i] = uint8(n)
		}
		g.cuts[f], g.bins[f] = cuts, bins
	}
}

// tree grows one tree and adds it to the scores.
func (g *grower) tree() layout.Tree {
	g.derive()
	g.sampled = g.sampled[:0]
	for i := range g.rows {
		if g.random.share() < g.options.rows {
			g.sampled = append(g.sampled, int32(i))
		}
	}
	var candidates []layout.Feature
	for _, f := range g.features {
		if g.cuts[f] != nil && g.random.share() < g.columns {
			candidates = append(candidates, f)
		}
	}
	clear(g.leaves)
	var t layout.Tree
	for k := range layout.Depth {
		f, c := g.question(candidates, 1<<k)
		t.Features[k], t.Thresholds[k] = f, g.cuts[f][c]
		bins := g.bins[f]
		for i := range g.leaves {
			if int(bins[i]) > c {
				g.leaves[i] |= 1 << k
			}
		}
	}
	g.answer(&t)
	for i := range g.scores {
		for c, s := range t.Scores[g.leaves[i]] {
			g.scores[i][c] += s
		}
	}
	return t
}

// derive works out the slopes of the loss at the present scores.
func (g *grower) derive() {
	for i := range g.rows {
		p := layout.Softmax(g.scores[i])
		w := float64(g.rows[i].weight)
		for c := range p {
			q := float64(p[c])
			target := 0.0
			if int(g.rows[i].class) == c {
				target = 1
			}
			g.slopes[i][c].g = w * (q - target)
			g.slopes[i][c].h = w * max(q*(1-q), 1e-6)
		}
	}
}

// question returns the feature and the cut that split the leaves best.
func (g *grower) question(candidates []layout.Feature, leaves int) (layout.Feature, int) {
	best, bestFeature, bestCut := -1.0, candidates[0], 0
	var histogram [1 << layout.Depth][maxCuts + 1]sums
	for _, f := range candidates {
		for l := range leaves {
			histogram[l] = [maxCuts + 1]sums{}
		}
		bins := g.bins[f]
		for _, i := range g.sampled {
			histogram[g.leaves[i]][bins[i]].add(&g.slopes[i])
		}
		gains := make([]float64, len(g.cuts[f]))
		for l := range leaves {
			var total, below sums
			for b := range histogram[l] {
				total.add(&histogram[l][b])
			}
			for c := range gains {
				below.add(&histogram[l][c])
				above := total
				for k := range above {
					above[k].g -= below[k].g
					above[k].h -= below[k].h
				}
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

// answer fills the tree's table from the sampled rows.
func (g *grower) answer(t *layout.Tree) {
	var leaves [1 << layout.Depth]sums
	for _, i := range g.sampled {
		leaves[g.leaves[i]].add(&g.slopes[i])
	}
	for l := range leaves {
		for c := range leaves[l] {
			t.Scores[l][c] = float32(-g.rate * leaves[l][c].g / (leaves[l][c].h + g.lambda))
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
