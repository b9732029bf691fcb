package quantity

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// soup returns numbers, units and other words and marks in a random order.
func soup(rnd *rand.Rand) string {
	frequent := strings.Fields(`3 12 40 1,200 7.5 2015 1/2 3/4 ½ ¼ - – / . , ( ) $ £ % " ' + & and in out of over to per a an half third
		point p percentage points cent degrees square cubic feet inches miles metric tons US dollars Canadian nautical fluid five
		twenty hundred thousand million bn m people was old or more less at least`)
	var own []string
	for _, w := range Words {
		own = append(own, w.Text)
	}
	joints := []string{" ", " ", " ", " ", " ", "", "-", "\n\n"}
	var b strings.Builder
	for range 200 {
		list := frequent
		if rnd.IntN(4) == 0 {
			list = own
		}
		b.WriteString(list[rnd.IntN(len(list))])
		b.WriteString(joints[rnd.IntN(len(joints))])
	}
	return b.String()
}

// TestLooksLoseNothing asks at every token of soups whether what a look at it
// rules out is indeed nothing.
func TestLooksLoseNothing(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	d := document.New(document.MustVocabulary(testWords, nil))
	var cues document.Column
	cues.Fill(d.Vocabulary(), document.FigureWord)
	for range 300 {
		d.Parse(document.Meta{}, []byte(soup(rnd)))
		for s := range d.Sentences {
			sentence := &d.Sentences[s]
			r := reader{doc: d, cues: &cues, first: sentence.FirstToken, end: sentence.EndToken}
			for i := r.first + 1; i <= r.end; i++ {
				near := d.Bytes(d.TokenSpan(max(r.first, i-2), min(r.end, i+3)))
				q := Quantity{First: i - 1, End: i, Value: 5, To: 5, Grain: 1}
				if _, end := r.unitAt(&q, i); end > 0 && !r.mayBeUnit(i) {
					t.Fatalf("%q: there is a unit", near)
				}
				if r.goesOn(i) {
					continue
				}
				n := number{first: i - 1, end: i, value: 1, grain: 1, spelled: i%2 == 0}
				before := n
				r.slashFraction(&n)
				r.mixedFraction(&n)
				r.addFraction(&n)
				r.inOutOf(&n)
				if _, end := r.scaleAt(i); end > 0 || r.groupsOn(i) || n != before {
					t.Fatalf("%q: the number goes on", near)
				}
			}
		}
	}
}
