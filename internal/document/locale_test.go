package document_test

import (
	"testing"

	"github.com/newslint/newslint/internal/document"
)

func TestParseLocale(t *testing.T) {
	for name, want := range map[string]document.DateOrder{
		"": document.UnknownOrder, "en-US": document.MonthFirst, "en_US": document.MonthFirst, "en-PH": document.MonthFirst,
		"en": document.MonthFirst, "en-GB": document.DayFirst, "de": document.DayFirst, "pt-BR": document.DayFirst,
	} {
		if got, err := document.ParseLocale(name); err != nil || got != want {
			t.Errorf("%q: %v, %v, want %v", name, got, err, want)
		}
	}
	if _, err := document.ParseLocale("somewhere"); err == nil {
		t.Error("a word that is no locale was taken")
	}
}
