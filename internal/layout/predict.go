package layout

import "math"

// predictor is an ensemble made for speed: its questions compare whole
// numbers without a branch, and its tables hold the scores of body and stray
// above those of the class between them.
type predictor struct {
	bias  [2]float32
	trees []compiledTree
}

type compiledTree struct {
	thresholds [Depth]int32
	features   [Depth]uint8
	scores     [1 << Depth][2]float32
}

// compile makes the predictor of an ensemble.
func compile(e *Ensemble) predictor {
	p := predictor{bias: above(e.Bias), trees: make([]compiledTree, len(e.Trees))}
	for i := range e.Trees {
		t, c := &e.Trees[i], &p.trees[i]
		for k := range Depth {
			c.features[k], c.thresholds[k] = uint8(t.Features[k]), ordered(t.Thresholds[k])
		}
		for leaf := range t.Scores {
			c.scores[leaf] = above(t.Scores[leaf])
		}
	}
	return p
}

// ordered maps a number to a whole one so that their order stays.
func ordered(x float32) int32 {
	bits := int32(math.Float32bits(x))
	return bits ^ int32(uint32(bits>>31)>>1)
}

// orderedVector holds the ordered features, with room for any index of a byte.
type orderedVector [1 << 8]int32

// predict returns the probabilities of the first and the last class.
func (p *predictor) predict(v *orderedVector) (body, stray float32) {
	a, b := p.bias[0], p.bias[1]
	for i := range p.trees {
		t := &p.trees[i]
		// A difference is negative, its first bit set, where the feature is above.
		leaf := uint64(int64(t.thresholds[0])-int64(v[t.features[0]]))>>63 |
			uint64(int64(t.thresholds[1])-int64(v[t.features[1]]))>>63<<1 |
			uint64(int64(t.thresholds[2])-int64(v[t.features[2]]))>>63<<2
		s := &t.scores[leaf&(1<<Depth-1)]
		a += s[0]
		b += s[1]
	}
	x, y := math.Exp(float64(a)), math.Exp(float64(b))
	sum := x + y + 1
	return float32(x / sum), float32(y / sum)
}

// order fills v with the features before end, ordered.
func order(v *orderedVector, from *Vector, end Feature) {
	for i, x := range from[:end] {
		v[i] = ordered(x)
	}
}
