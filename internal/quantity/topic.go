package quantity

import "github.com/newslint/newslint/internal/document"

// Topic is what a word has to do with the things that news counts. Words of
// one topic can name the same people or things: 14 killed, the 14 dead.
type Topic int32

// The topics that rules name; others are told apart by number only.
const (
	NoTopic Topic = iota
	// Person and Creature are words for any human being, any animal.
	Person
	Creature
	// Change says that a figure holds for another time or is no fact yet.
	Change
	// Inclusion says that a figure takes in, or leaves out, something.
	Inclusion
	Death
	Injury
	firstTopic
)

func topicWords() []document.Entry {
	var words entries
	for _, t := range []struct {
		topic Topic
		list  string
	}{
		{Person, "people persons humans individuals others"},
		{Creature, "animals creatures beasts cows cattle sheep pigs goats horses dogs cats birds chickens hens ducks geese deer livestock"},
		{Change, `initially originally earlier previously later now expected planned planning aims aim aimed hopes
			hope forecast forecasts projected predicted revised updated estimated anticipated budgeted ago formerly once rose rises risen rising climbed climbs swelled corrected join joins joined joining`},
		{Inclusion, "including includes include included excluding besides except apart among plus"},
		{Death, `dead died die dies dying killed kill kills killing deaths death fatalities fatality perished slain
			murdered drowned toll bodies corpses victims lives`},
		{Injury, "injured injuring injure injures injuries injury wounded wounding wounds hurt hospitalized hospitalised casualties"},
	} {
		words.add(t.list, document.TopicWord, int32(t.topic))
	}
	for i, list := range []string{
		"arrested arrests arresting arrest detained detainees detentions detaining custody",
		"jobs job layoffs layoff redundancies posts positions",
		"strikers strike striking strikes walkout walkouts stoppage picket picketing",
		"crowd crowds attendance spectators spectator fans audience attended attending watched onlookers",
		"signatures signature signed signatories signing petition petitioners",
		"evacuated evacuees evacuation evacuations evacuate evacuating",
		"rescued rescue rescues rescuing rescuers survivors survived saved freed",
		"hostages hostage kidnapped abducted captives abductees",
		"homes houses dwellings properties flats apartments households",
		"soldiers troops servicemen fighters servicemembers",
		"workers employees staff staffers workforce employs employ",
		"pupils students schoolchildren",
		"planes aircraft jets airliners",
		"ships vessels boats",
		"cars vehicles automobiles",
		"companies firms businesses",
		"villagers residents inhabitants population",
		"migrants refugees",
		"voters electors ballots",
		"donation donations gift bequest donated grant grants",
		"fine fines fined penalty penalties",
		"sale sales sold sell sells selling bought buy purchase purchased deal acquisition acquired",
		"debt debts owes owed owe borrowing borrowings loan loans lent",
		"cost costs costing price prices priced bill paid pay",
		"raised raise raising fund funds fundraising collected",
		"stolen stole theft thefts steal stealing took haul loot robbery",
		"turnout",
		"visits visitors visited",
		"lost loss losses lose loses losing",
	} {
		words.add(list, document.TopicWord, int32(firstTopic)+int32(i))
	}
	words.add(`said says say saying told tells stated states revealed announced reported reports reporting confirmed
		estimates claimed claims according put puts believes wrote`, document.SayVerb, 0)
	return words
}

// TopicOf returns the topic of token i, which may lie outside the text.
func TopicOf(d *document.Document, i int32) Topic {
	value, _ := d.Value(i, document.TopicWord)
	return Topic(value)
}
