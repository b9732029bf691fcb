package layout

import (
	_ "embed" // the phrase files
	"fmt"
	"slices"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// The phrase families, one file a language. They are embedded as strings, of
// which nothing is copied when the program starts.
var (
	//go:embed phrases/de.txt
	germanPhrases string
	//go:embed phrases/en.txt
	englishPhrases string
	//go:embed phrases/es.txt
	spanishPhrases string
	//go:embed phrases/fr.txt
	frenchPhrases string
	//go:embed phrases/it.txt
	italianPhrases string
	//go:embed phrases/pt.txt
	portuguesePhrases string
)

// phraseFiles holds the texts of the phrase files, by language.
var phraseFiles = [languageCount]string{
	German: germanPhrases, English: englishPhrases, Spanish: spanishPhrases,
	French: frenchPhrases, Italian: italianPhrases, Portuguese: portuguesePhrases,
}

// section is one family of a phrase file: its name and its lines.
type section struct {
	name  string
	lines []string
}

// readSections takes a phrase file apart: "[name]" opens a section, "//" a
// comment.
func readSections(text string) ([]section, error) {
	var all []section
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "//"):
		case strings.HasPrefix(line, "["):
			name, ok := strings.CutSuffix(line[1:], "]")
			if !ok {
				return nil, fmt.Errorf("line %d: the name of a section is never closed", n)
			}
			all = append(all, section{name: name})
		case len(all) == 0:
			return nil, fmt.Errorf("line %d: a phrase before the first section", n)
		default:
			last := &all[len(all)-1]
			last.lines = append(last.lines, line)
		}
	}
	return all, nil
}

// wordClasses gives the class of the words of each word section.
var wordClasses = map[string]document.Class{
	"function-words": document.StopWord,
	"reader-words":   document.ReaderWord,
	"outlet-words":   document.OutletWord,
	"command-words":  document.CommandWord,
	"chrome-words":   document.ChromeWord,
	"calendar-words": document.CalendarWord,
}

// vocabulary is what the phrase files hold.
type vocabulary struct {
	words    []document.Entry
	families []*document.Family
	// kinds and languages tell what each family of families is.
	kinds     map[*document.Family]Family
	languages map[*document.Family]Language
}

// usualWords is room for the words of all phrase files.
const usualWords = 1 << 12

// readPhrases reads all phrase files. Files and families are part of the
// program: it panics where one is broken.
func readPhrases() vocabulary {
	v := vocabulary{kinds: map[*document.Family]Family{}, languages: map[*document.Family]Language{}}
	senses := make(map[document.Entry]int32, usualWords)
	for language, text := range phraseFiles {
		sections, err := readSections(text)
		if err != nil {
			panic(fmt.Sprintf("phrase file %s.txt: %v", languageCodes[language], err))
		}
		for _, s := range sections {
			v.addSection(s, Language(language), senses)
		}
	}
	v.words = make([]document.Entry, 0, len(senses))
	for e, languages := range senses {
		e.Value = languages
		v.words = append(v.words, e)
	}
	return v
}

// familiesOf returns the families of one language.
func (v *vocabulary) familiesOf(language Language) []*document.Family {
	var families []*document.Family
	for _, f := range v.families {
		if v.languages[f] == language {
			families = append(families, f)
		}
	}
	return families
}

// addSection adds one section; words gather their languages in senses.
func (v *vocabulary) addSection(s section, language Language, senses map[document.Entry]int32) {
	if class, ok := wordClasses[s.name]; ok {
		for _, line := range s.lines {
			for word := range strings.FieldsSeq(line) {
				senses[document.Entry{Text: word, Class: class}] |= 1 << language
			}
		}
		return
	}
	kind := slices.Index(familyNames[:], s.name)
	if kind < 0 {
		panic(fmt.Sprintf("phrase file %s.txt: unknown section %q", languageCodes[language], s.name))
	}
	f := &document.Family{Name: s.name + "/" + languageCodes[language], Phrases: s.lines}
	v.families = append(v.families, f)
	v.kinds[f] = Family(kind)
	v.languages[f] = language
}
