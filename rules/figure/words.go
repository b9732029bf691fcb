package figure

import "github.com/newslint/newslint/internal/document"

var (
	// sumNouns stand for a figure that is taken up and say nothing of it.
	sumNouns = document.NewWordSet("figure sum amount total number estimate rate level share proportion percentage")
	// narrowingWords open a clause that says which ones of the things are meant.
	narrowingWords = document.NewWordSet("who that which whose nationwide worldwide nationally overall alone")
	// narrowingPrepositions do where what stands behind them was not told before.
	narrowingPrepositions = document.NewWordSet("about with from in for between without")
	// hypernyms stand for the animals that the sentence before counts.
	hypernyms = document.NewWordSet("birds animals creatures")
	// eraWords and eras make "last year", "this season".
	eraWords = document.NewWordSet("last this next previous")
	eras     = document.NewWordSet("year month week season quarter decade")

	// differenceWords stand near a temperature that is a change, not a reading;
	// boundWords do where they stand behind it.
	differenceWords = document.NewWordSet("by warming warmer cooler hotter colder increase rise difference cooling anomaly within drop swing")
	boundWords      = document.NewWordSet("above below")
	freezingWords   = document.NewWordSet("zero freezing")

	// listNouns make a headline the announcement of a list: 5 things to know.
	listNouns = document.NewWordSet("things ways reasons takeaways facts tips steps lessons best questions charts signs")

	// linkWords may stand between figures and the percentage that restates them.
	linkWords = document.NewWordSet(`or a an of up down rise increase gain jump growth drop fall decline decrease cut reduction rate share
		loss slump surge about roughly nearly almost some more than just over under total proportion which is that climb slide`)
	// moveVerbs stand before a percentage of change.
	moveVerbs = document.NewWordSet(`rose up by increased climbed jumped grew gained fell down dropped declined decreased slid shrank soared
		surged plunged slumped rise increase`)
	// rateWords tell that a list of percentages gives rates, changes or answers
	// to choose several of, not shares of one whole.
	rateWords = document.NewWordSet(`rose fell up down increased grew dropped climbed from also either both multiple compared than gained lost
		inflation respectively year years`)

	// wholeWords behind a percentage name what it is a share of.
	wholeWords = document.NewWordSet("in of at among on")

	// makeUpVerbs name all the parts of a whole.
	makeUpVerbs = document.NewWordSet("consists consist consisted consisting comprising comprises comprised composed")

	// lastWords stand before the last part of a list.
	lastWords = document.NewWordSet("and with")
	// haveWords stand between "the 30-member panel" and its parts.
	haveWords = document.NewWordSet("has have had")

	// contestWords stand before a pair of numbers that is a result or a change.
	contestWords = document.NewWordSet(`won win wins winning lost lose losing beat beating beaten defeated defeat victory led leads leading
		trailed trail by vote votes voted voting ruled passed approved rejected score scored odds ratio margin record draw drew
		tie fell falls falling dropped drop down cut reduced lowered shrank declined outnumbered favor favour exchange`)
	// resultNouns stand behind a pair of numbers that is a result.
	resultNouns = document.NewWordSet("vote votes victory win defeat loss margin lead record ratio odds draw score")

	// pastVerbs are the irregular verbs that sentences about people go on with.
	pastVerbs = document.NewWordSet(`gave was had has is told said made took went came won lost left got found ran began became held kept met put
		sat spoke stood thought wrote drove fell felt grew knew led paid saw sold sent spent taught wore broke bought brought built`)
	// relativeWords tell that a year of birth or an age may be of somebody else, or of another time.
	relativeWords = document.NewWordSet("died then when mother father son daughter parents children")
)

// anyIn reports whether one of the tokens first up to end is in the set.
func anyIn(set *document.WordSet, d *document.Document, first, end int32) bool {
	for i := first; i < end; i++ {
		if set.Has(d, i) {
			return true
		}
	}
	return false
}
