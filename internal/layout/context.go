package layout

import "math"

// confident is the body probability of a segment that a stretch can rest on.
const confident = 0.5

// relate adds what the first model's verdicts, in r.body and r.stray, say of
// each segment: the article is one story, so its words run through it and its
// segments stand together.
func (r *reader) relate() {
	r.weighWords()
	r.relateWords()
	r.relateNeighbours()
	r.relateMass()
	r.relateStretch()
}

// mass is how much body text the first model takes a segment for.
func (r *reader) mass(i int) float32 { return r.body[i] * float32(r.tallies[i].words) }

// weighWords notes for each content word which body segments hold it.
func (r *reader) weighWords() {
	for i := range r.tallies {
		for _, w := range r.contentOf(i) {
			s := &r.table.words[w.word]
			s.core, s.begin, s.end = 0, math.MaxInt32, -1
		}
	}
	for i := range r.tallies {
		if !r.isCore(i) {
			continue
		}
		for _, w := range r.contentOf(i) {
			s := &r.table.words[w.word]
			s.core += r.body[i]
			s.begin, s.end = min(s.begin, int32(i)), int32(i)
		}
	}
}

// contentOf returns the content words of segment i.
func (r *reader) contentOf(i int) []contentWord {
	t := &r.tallies[i]
	return r.content[t.contentStart : t.contentStart+t.content]
}

// isCore reports whether the words of segment i speak for the article.
func (r *reader) isCore(i int) bool { return r.tallies[i].words >= 8 && r.body[i] > 0.3 }

// apart is how many segments off a word must come again to tie its segment to
// the story: a teaser repeats the words of its own headline.
const apart = 3

// leadShare is the share of the body's text that sets its theme.
const leadShare = 0.35

// relateWords says how much of each segment's words the body holds.
func (r *reader) relateWords() {
	lead := r.leadEnd()
	for i := range r.tallies {
		t, v := &r.tallies[i], &r.vectors[i]
		own := float32(0)
		if r.isCore(i) {
			own = r.body[i]
		}
		var held, names, far, farNames, early float32
		for _, w := range r.contentOf(i) {
			s := &r.table.words[w.word]
			h := min(s.core-own, 1)
			held += h
			distant := s.begin <= int32(i)-apart || s.end >= int32(i)+apart
			far += flag(distant)
			early += flag(distant && s.begin <= lead)
			if w.name {
				names += h
				farNames += flag(distant)
			}
		}
		v[featureCore], v[featureCoreNames] = ratio(held, t.content), ratio(names, t.names)
		v[featureFar], v[featureFarNames] = ratio(far, t.content), ratio(farNames, t.names)
		v[featureLead] = ratio(early, t.content)
		r.sums[i+1].far, r.sums[i+1].lead = r.sums[i].far+far, r.sums[i].lead+early
	}
	for i := range r.vectors {
		v := &r.vectors[i]
		v[featureFarNear], v[featureLeadNear] = r.tied(i-near, i+near+1)
		v[featureFarBefore], _ = r.tied(i-2*near, i+1)
		v[featureFarAfter], v[featureLeadAfter] = r.tied(i, i+2*near+1)
	}
}

// tied gives the shares of the content words of the segments from first up to
// end that come again apart from them, and that the lead holds.
func (r *reader) tied(first, end int) (far, lead float32) {
	from, to, _ := r.window(first, end)
	n := to.content - from.content + 2
	return (to.far - from.far + 0.5) / n, (to.lead - from.lead + 0.5) / n
}

func ratio(x float32, of int32) float32 {
	if of == 0 {
		return -0.1
	}
	return (x + 0.5) / float32(of+1)
}

// leadEnd is the last segment of the body's leading part.
func (r *reader) leadEnd() int32 {
	total := float32(0)
	for i := range r.body {
		total += r.mass(i)
	}
	sum := float32(0)
	for i := range r.body {
		if sum += r.mass(i); sum >= leadShare*total {
			return int32(i)
		}
	}
	return int32(len(r.body))
}

func (r *reader) relateNeighbours() {
	n := len(r.body)
	at := func(i int) float32 {
		if i < 0 || i >= n {
			return -0.1
		}
		return r.body[i]
	}
	for i := range r.body {
		r.sums[i+1].body, r.sums[i+1].stray = r.sums[i].body+r.body[i], r.sums[i].stray+r.stray[i]
	}
	for i := range r.vectors {
		v := &r.vectors[i]
		v[featureSelf], v[featureSelfStray] = r.body[i], r.stray[i]
		v[featureSelfBefore1], v[featureSelfBefore2] = at(i-1), at(i-2)
		v[featureSelfAfter1], v[featureSelfAfter2] = at(i+1), at(i+2)
		from, to, k := r.window(i-near, i+near+1)
		v[featureSelfNear] = others(to.body-from.body, r.body[i], k)
		v[featureStrayNear] = others(to.stray-from.stray, r.stray[i], k)
		from, to, k = r.window(i-wide, i+wide+1)
		v[featureSelfWide] = others(to.body-from.body, r.body[i], k)
	}
}

func (r *reader) relateMass() {
	total, words := float32(0), float32(0)
	for i := range r.body {
		total += r.mass(i)
		words += float32(r.tallies[i].words)
	}
	before, last := float32(0), -far
	for i := range r.vectors {
		v := &r.vectors[i]
		v[featureMass] = total / max(words, 1)
		m := r.mass(i)
		v[featureMassBefore] = (before + 1) / (total + 2)
		before += m
		v[featureMassAfter] = (total - before + 1) / (total + 2)
		v[featureBodyBefore] = log(int32(min(i-last, far)))
		if r.body[i] >= confident && r.tallies[i].words >= 10 {
			last = i
		}
	}
	next := len(r.body) + far
	for i := len(r.body) - 1; i >= 0; i-- {
		r.vectors[i][featureBodyAfter] = log(int32(min(next-i, far)))
		if r.body[i] >= confident && r.tallies[i].words >= 10 {
			next = i
		}
	}
}

// relateStretch finds the contiguous run of segments with most body text and
// least else, and says where each segment lies relative to it.
func (r *reader) relateStretch() {
	first, end := r.stretch(edgeWeight)
	inside, total := float32(0), float32(0)
	for i := range r.body {
		m := r.mass(i)
		total += m
		if i >= first && i < end {
			inside += m
		}
	}
	gap := float32(0) // words that are no body text between the stretch and the segment
	for i := end; i < len(r.body); i++ {
		v := &r.vectors[i]
		v[featureStretch] = 2
		v[featureStretchEdge] = log(int32(min(i-end+1, far)))
		v[featureGapBefore] = log(int32(gap))
		gap += (1 - r.body[i]) * float32(min(r.tallies[i].words, 20))
	}
	gap = 0
	for i := first - 1; i >= 0; i-- {
		v := &r.vectors[i]
		v[featureStretch] = 0
		v[featureStretchEdge] = log(int32(min(first-i, far)))
		v[featureGapAfter] = log(int32(gap))
		gap += (1 - r.body[i]) * float32(min(r.tallies[i].words, 20))
	}
	for i := first; i < end; i++ {
		v := &r.vectors[i]
		v[featureStretch] = 1
		v[featureStretchEdge] = -log(int32(min(i-first, end-1-i, far)) + 1)
	}
	for i := range r.vectors {
		r.vectors[i][featureStretchShare] = inside / max(total, 1)
	}
}

// step is the best score of the document up to a segment in each state, and
// the state before it.
type step struct {
	score [3]float32
	from  [3]uint8
}

// The states of a document's segments: before the body, in it, after it.
const (
	stateBefore = iota
	stateBody
	stateAfter
)

// How much an edge counts against a segment's own verdict: by the first
// model's verdicts, and by the last one's.
const (
	edgeWeight      = 3
	finalEdgeWeight = 6
)

// stretch returns the run of segments, half-open, that is most likely the
// body with what stands inside it: the best path through the three states,
// on which each segment scores by the first model and each edge by the second.
func (r *reader) stretch(weight float32) (first, end int) {
	n := len(r.body)
	if n == 0 {
		return 0, 0
	}
	r.steps = r.steps[:0]
	last := step{score: [3]float32{0, -1e9, -1e9}}
	for i := range n {
		in, out := logOdds(r.body[i]), float32(0)
		var s step
		s.score[stateBefore] = last.score[stateBefore] + out
		s.score[stateBody], s.from[stateBody] = last.score[stateBody]+in, stateBody
		if begin := last.score[stateBefore] + weight*logOf(r.begins[i]) + in; begin > s.score[stateBody] {
			s.score[stateBody], s.from[stateBody] = begin, stateBefore
		}
		s.score[stateAfter], s.from[stateAfter] = last.score[stateAfter]+out, stateAfter
		if i > 0 {
			if done := last.score[stateBody] + weight*logOf(r.ends[i-1]) + out; done > s.score[stateAfter] {
				s.score[stateAfter], s.from[stateAfter] = done, stateBody
			}
		}
		r.steps = append(r.steps, s)
		last = s
	}
	last.score[stateBody] += weight * logOf(r.ends[n-1])
	state := stateAfter
	if last.score[stateBody] > last.score[stateAfter] {
		state = stateBody
	}
	for i := n - 1; i >= 0; i-- {
		if state == stateBody {
			if end == 0 {
				end = i + 1
			}
			first = i
		}
		state = int(r.steps[i].from[state])
		if state == stateBefore {
			break
		}
	}
	return first, end
}

// logOdds is the evidence of a probability, bounded.
func logOdds(p float32) float32 {
	p = min(max(p, 0.05), 0.95)
	return logOf(p) - logOf(1-p)
}

// logOf is the natural logarithm to three digits: the number's exponent, and a
// polynomial for the rest.
func logOf(p float32) float32 {
	bits := math.Float32bits(max(p, 1e-3))
	m := math.Float32frombits(bits&(1<<23-1) | 127<<23)
	rest := -1.7417939 + (2.8212026+(-1.4699568+(0.44717955-0.056570851*m)*m)*m)*m
	return math.Ln2*float32(int32(bits>>23)-127) + rest
}
