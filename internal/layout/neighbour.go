package layout

// The reach, in segments, of what is near and what is wide around a segment.
const (
	near = 3
	wide = 10
)

// running holds sums over all segments before one, so that the mean over any
// neighbourhood costs two looks.
type running struct {
	prose, hits, dates, titles float32
	chrome, capitals           float32
	body, stray                float32
	content, far, lead         float32
}

// addUp fills the running sums with what needs no model.
func (r *reader) addUp() {
	n := len(r.tallies)
	if cap(r.sums) <= n {
		r.sums = make([]running, n+1)
	}
	r.sums = r.sums[:n+1]
	r.sums[0] = running{}
	for i := range r.tallies {
		t := &r.tallies[i]
		s := r.sums[i]
		s.prose += flag(t.isProse())
		s.hits += flag(t.hits != 0)
		s.dates += flag(t.isDate())
		s.titles += flag(t.isHeading())
		s.chrome += share(t.chrome, t.words)
		s.capitals += share(t.capitals, t.words)
		s.content += float32(t.content)
		r.sums[i+1] = s
	}
}

// window bounds a neighbourhood.
func (r *reader) window(first, end int) (from, to *running, n float32) {
	first, end = max(first, 0), min(end, len(r.sums)-1)
	if end <= first {
		return &r.sums[0], &r.sums[0], 0
	}
	return &r.sums[first], &r.sums[end], float32(end - first)
}

// others is the mean of a property of the neighbours of a segment, given its
// sum over the neighbourhood and the segment's own part.
func others(sum, own, n float32) float32 {
	if n <= 1 {
		return -1
	}
	return max(sum-own, 0) / (n - 1)
}

func (r *reader) describeNeighbours() {
	n := len(r.tallies)
	for i := range r.vectors {
		t, v := &r.tallies[i], &r.vectors[i]
		v[featureBefore1Words], v[featureBefore1End], v[featureBefore2Words] = -1, -1, -1
		v[featureAfter1Words], v[featureAfter1End], v[featureAfter2Words] = -1, -1, -1
		if i > 0 {
			v[featureBefore1Words], v[featureBefore1End] = log(r.tallies[i-1].words), r.vectors[i-1][featureEnd]
		}
		if i > 1 {
			v[featureBefore2Words] = log(r.tallies[i-2].words)
		}
		if i+1 < n {
			v[featureAfter1Words], v[featureAfter1End] = log(r.tallies[i+1].words), r.vectors[i+1][featureEnd]
		}
		if i+2 < n {
			v[featureAfter2Words] = log(r.tallies[i+2].words)
		}
		prose := flag(t.isProse())
		from, to, k := r.window(i-near, i+near+1)
		v[featureNearProse] = others(to.prose-from.prose, prose, k)
		v[featureNearChrome] = others(to.chrome-from.chrome, share(t.chrome, t.words), k)
		v[featureNearCapitals] = others(to.capitals-from.capitals, share(t.capitals, t.words), k)
		v[featureNearFamilies] = others(to.hits-from.hits, flag(t.hits != 0), k)
		v[featureNearDates] = others(to.dates-from.dates, flag(t.isDate()), k)
		from, to, k = r.window(i-2*near, i+2*near+1)
		v[featureTitlesNear] = others(to.titles-from.titles, flag(t.isHeading()), k)
		from, to, k = r.window(i-wide, i+wide+1)
		v[featureWideProse] = others(to.prose-from.prose, prose, k)
		from, to, _ = r.window(i-2*near, i)
		v[featureDatesBefore] = log(int32(to.dates - from.dates))
		from, to, _ = r.window(i+1, i+1+2*near)
		v[featureDatesAfter] = log(int32(to.dates - from.dates))
		v[featureProseBefore] = log(int32(r.sums[i].prose))
		v[featureProseAfter] = log(int32(r.sums[n].prose - r.sums[i].prose))
	}
}

// isHeading reports whether the segment has the shape of a headline.
func (t *tally) isHeading() bool {
	return t.words >= 4 && t.words <= 18 && t.shape&(endsStop|endsEllipsis|endsColon) == 0
}
