package layout

// titleWords is the least number of words of what can be a title.
const titleWords = 3

// titleReach is how many segments from the top the title may stand.
const titleReach = 3

// describeTitle says how near each segment is to the document's title. A dump
// of a whole page opens with it, and the headline over the story repeats it.
func (r *reader) describeTitle() {
	title := r.findTitle()
	if title < 0 {
		return
	}
	for _, w := range r.contentOf(title) {
		r.table.words[w.word].title = true
	}
	for i := range r.tallies {
		held := float32(0)
		for _, w := range r.contentOf(i) {
			held += flag(r.table.words[w.word].title)
		}
		r.sums[i+1].far = r.sums[i].far + held
	}
	of := &r.tallies[title]
	since, copies, anchor, support := int32(far), int32(0), -1, float32(-1)
	theme := float32(0)
	for i := range r.vectors {
		t, v := &r.tallies[i], &r.vectors[i]
		held := int32(r.sums[i+1].far - r.sums[i].far)
		if i != title && 4*held >= 3*t.content && held >= 2 && 2*held >= of.content && 2*t.words <= 3*of.words {
			since = 0
			copies++
			if s := r.support(i); s > support && support < enoughSupport {
				anchor, support = i, s
			}
		}
		v[featureTitle] = portion(held, t.content)
		v[featureTitleNear], _ = r.tied(i-near, i+near+1)
		v[featureTitleBefore], _ = r.tied(i-2*near, i)
		v[featureTitleAfter], _ = r.tied(i+1, i+2*near+1)
		v[featureSinceTitle], v[featureTitleCopies] = log(since), log(copies)
		since = min(since+1, far)
		if i > title+near {
			theme = max(theme, v[featureTitleNear])
		}
	}
	for i := range r.vectors {
		v := &r.vectors[i]
		v[featureTheme] = v[featureTitleNear] / max(theme, 0.01)
		switch {
		case anchor < 0:
			v[featureAnchor] = -20
		case i < anchor:
			v[featureAnchor] = -log(int32(min(anchor-i, far)))
		default:
			v[featureAnchor] = log(int32(min(i-anchor, far)))
		}
	}
}

// anchorReach is how many segments below a headline speak for it.
const anchorReach = 10

// enoughSupport is what the first headline needs to be the story's own.
const enoughSupport = 3

// support says how much a headline at segment i has below it: prose, and the
// words of the title in it.
func (r *reader) support(i int) float32 {
	sum := float32(0)
	for j := i + 1; j < min(i+1+anchorReach, len(r.tallies)); j++ {
		if r.tallies[j].isProse() {
			sum += 1 + min(r.sums[j+1].far-r.sums[j].far, 3)
		}
	}
	return sum
}

// findTitle returns the first segment that can be the title, or -1.
func (r *reader) findTitle() int {
	for i := range r.tallies[:min(titleReach, len(r.tallies))] {
		if t := &r.tallies[i]; t.words >= titleWords && t.content >= 2 {
			return i
		}
	}
	return -1
}
