package document

import "strings"

// basicWords are the words that every user of a document needs: those that
// decide where sentences end, function words and small numbers. Facts bring
// their own words.
var basicWords = func() []Entry {
	var words []Entry
	add := func(list string, classes ...Class) {
		for _, text := range strings.Fields(list) {
			for _, c := range classes {
				words = append(words, Entry{Text: text, Class: c})
			}
		}
	}
	add(`the a an this that these those each every some any no another such both all either neither`, FunctionWord, Determiner)
	add(`i me my mine myself we us our ours ourselves`, FunctionWord, Pronoun, FirstPerson)
	add(`you your yours yourself yourselves`, FunctionWord, Pronoun, SecondPerson)
	add(`he him his himself she her hers herself it its itself they them their theirs themselves who whom whose which what`, FunctionWord, Pronoun)
	add(`in on at by for from to of with without into onto over under after before during since until till between among
		against about above below across along amid around behind beyond despite down inside near off out outside past per
		through throughout toward towards up upon via within`, FunctionWord, Preposition)
	add(`and or but nor so yet because although though while if unless as than when where whether`, FunctionWord, Conjunction)
	add(`is are was were be been being am has have had having do does did will would shall should can could may might must
		isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't`, FunctionWord, Auxiliary)
	add(`not never no nor neither n't don't doesn't didn't won't can't cannot`, Negation)
	add(`there here then also only just more most other how why now very not however meanwhile still even again`, FunctionWord)
	add(`mr mrs ms mx dr prof gov gen sen rep reps sens lt col sgt cpl pvt capt cmdr adm maj brig rev hon pres supt det insp
		sr fr st ste mt ft messrs mme mlle`, Title)
	add(`jan feb apr jun jul aug sep sept oct nov dec vs nos approx dept fig vol pp eds cf al op cit
		ave blvd rd ariz calif colo conn fla kan mich minn mont neb nev okla ore penn tenn tex wis wyo
		tue tues wed thu thur thurs fri sec tel ext`, Abbreviation)
	add(`inc corp ltd co bros jr sr etc plc llc no sat sun mar est ill miss mass wash ind ed v ca mon`, ClosingAbbreviation)
	add("\ufffd", ReplacementMark)
	add("< [ {", MarkupSign)
	count := func(class Class, first int32, step int32, list string) {
		for i, text := range strings.Fields(list) {
			words = append(words, Entry{Text: text, Class: class, Value: first + int32(i)*step})
		}
	}
	count(Cardinal, 0, 1, `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
		sixteen seventeen eighteen nineteen`)
	count(Cardinal, 20, 10, `twenty thirty forty fifty sixty seventy eighty ninety`)
	count(OrdinalWord, 1, 1, `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
		fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`)
	return words
}()
