package layout

import "github.com/newslint/newslint/internal/document"

// settle overrules the last model where a dump's segments form a series, which
// tells more than any of them alone: posts with their dates, the rows of a list.
func (l *Layout) settle() {
	if !l.reader.dump {
		return
	}
	l.settlePosts()
	l.settleRows()
}

// What posts are taken for, and how far apart the dates of two may stand.
const (
	leastPosts = 3
	postReach  = 25
)

// settlePosts makes debris of comments and teasers: what stands between dates
// with a time of day, one after the other below the beginning of the story.
func (l *Layout) settlePosts() {
	r := &l.reader
	first, last, posts := 0, -postReach, 0
	for i := l.firstStrong() + 1; i > 0 && i <= len(l.Segments); i++ {
		atEnd := i == len(l.Segments)
		if !atEnd && !r.isStamp(i) {
			continue
		}
		if !atEnd && i-last <= postReach {
			posts++
			last = i
			continue
		}
		if posts >= leastPosts {
			l.dropPosts(first, last, posts)
		}
		first, last, posts = i, i, 1
	}
}

// dropPosts makes debris of the posts whose dates stand at first to last: with
// the author or the headline before the first, and the text below the last.
func (l *Layout) dropPosts(first, last, posts int) {
	r := &l.reader
	if !r.tallies[first-1].isProse() {
		first--
	}
	length := (last - first) / (posts - 1)
	for i := first; i < min(last+length, len(l.Segments)); i++ {
		l.Segments[i].Body, l.Segments[i].Stray = 0, max(l.Segments[i].Stray, strong)
	}
}

// firstStrong returns the first segment of prose that is body beyond doubt, or
// a number below 0.
func (l *Layout) firstStrong() int {
	for i := range l.Segments {
		if l.Segments[i].Body >= strong && l.reader.tallies[i].isProse() {
			return i
		}
	}
	return -2
}

// isStamp reports whether segment i says when something was posted, to the
// minute, and little else.
func (r *reader) isStamp(i int) bool {
	t := &r.tallies[i]
	if t.words > 12 || t.numbers == 0 {
		return false
	}
	return t.hits.has(Timestamp) && t.words <= 6 || t.isDate() && t.shape&holdsClock != 0
}

// What rows of a list are taken for, and how many segments below the text
// that they belong to they may begin.
const (
	leastRows = 5
	rowReach  = 2
	// rowsToOther is how many rows make up for a line without a number.
	rowsToOther = 5
)

// settleRows makes body of the rows of a list or a table right below text of
// the body: lines that hold numbers and nothing of the page's chrome.
func (l *Layout) settleRows() {
	r := &l.reader
	for i := 0; i < len(l.Segments); i++ {
		if l.Segments[i].Body < evenOdds {
			continue
		}
		first := i + 1
		for first < len(l.Segments) && first <= i+rowReach && !r.isRow(first) && r.tallies[first].hits == 0 {
			first++
		}
		rows, end := 0, first
		for k, others := first, 0; k < len(l.Segments) && others <= rows/rowsToOther; k++ {
			switch {
			case r.isRow(k):
				rows++
				end = k + 1
			case r.isLink(k):
			case r.tallies[k].hits != 0:
				others = len(l.Segments)
			default:
				others++
			}
		}
		if rows < leastRows {
			continue
		}
		for k := i + 1; k < end; k++ {
			s := &l.Segments[k]
			s.Body, s.Stray = max(s.Body, strong), min(s.Stray, 1-strong)
		}
		i = end - 1
	}
}

// isRow reports whether segment i can be a row: some words and a number, no
// date alone, no sentence and no phrase of a page.
func (r *reader) isRow(i int) bool {
	t := &r.tallies[i]
	return t.numbers > 0 && t.words >= 2 && t.words <= 40 && t.words > t.calendar+1 && t.hits == 0
}

// isLink reports whether segment i is an address and nothing else.
func (r *reader) isLink(i int) bool {
	t := &r.tallies[i]
	return t.addresses > 0 && t.words == 0
}

// isClock reports whether token i is the minutes of a time of day: "9:25".
func isClock(d *document.Document, i int32) bool {
	if i < 2 || d.Tokens[i].Len() != 2 || d.Tokens[i-1].Len() != 1 || d.Text[d.Tokens[i-1].Start] != ':' {
		return false
	}
	hour := &d.Tokens[i-2]
	return hour.Kind == document.Number && hour.Len() <= 2 && hour.End == d.Tokens[i-1].Start
}
