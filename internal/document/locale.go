package document

import (
	"fmt"

	"golang.org/x/text/language"
)

// monthFirst are the regions that write the month before the day in figures:
// the United States with its territories, and its former ones in the Pacific.
var monthFirst = map[string]bool{
	"US": true, "AS": true, "GU": true, "MP": true, "PR": true, "VI": true, "UM": true,
	"FM": true, "MH": true, "PH": true, "PW": true,
}

// ParseLocale returns the order of day and month in figures that a locale such
// as en-US or de goes by, unknown for an empty one.
func ParseLocale(name string) (DateOrder, error) {
	if name == "" {
		return UnknownOrder, nil
	}
	tag, err := language.Parse(name)
	if err != nil {
		return UnknownOrder, fmt.Errorf("unknown locale %q: it is a language with its region, such as en-US, en-GB or de", name)
	}
	if region, _ := tag.Region(); monthFirst[region.String()] {
		return MonthFirst, nil
	}
	return DayFirst, nil
}
