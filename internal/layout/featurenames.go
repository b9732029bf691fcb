package layout

import "sync"

// featureNames are the names of the features in the table of weights.
var featureNames = func() [FeatureCount]string {
	names := [FeatureCount]string{
		featureWords:            "words",
		featureWordLength:       "word-length",
		featureSentences:        "sentences",
		featureSentenceLength:   "sentence-length",
		featureStops:            "stops",
		featureCapitals:         "capitals",
		featureUppers:           "uppers",
		featureNumbers:          "numbers",
		featureCommas:           "commas",
		featureSymbols:          "symbols",
		featureQuotes:           "quotes",
		featureQuestions:        "questions",
		featureAddresses:        "addresses",
		featureReader:           "reader",
		featureChrome:           "chrome",
		featureCalendar:         "calendar",
		featureCommand:          "command",
		featureStart:            "start",
		featureEnd:              "end",
		featureBlank:            "blank",
		featureCopies:           "copies",
		featureShared:           "shared",
		featureSharedNames:      "shared-names",
		featureIndex:            "index",
		featureIndexFromEnd:     "index-from-end",
		featurePlace:            "place",
		featureWordPlace:        "word-place",
		featureSegments:         "segments",
		featureDocumentProse:    "document-prose",
		featureDocumentLanguage: "document-language",
		featureDocumentHits:     "document-hits",
		featureDocumentWhole:    "document-whole",
		featureDocumentChrome:   "document-chrome",
		featureDocumentCopies:   "document-copies",
		featureDocumentHead:     "document-head",
		featureDocumentTail:     "document-tail",
		featureInLine:           "in-line",
		featureTitle:            "title",
		featureTitleNear:        "title-near",
		featureTitleBefore:      "title-before",
		featureTitleAfter:       "title-after",
		featureSinceTitle:       "since-title",
		featureTitleCopies:      "title-copies",
		featureAnchor:           "anchor",
		featureTheme:            "theme",
		featureSinceDate:        "since-date",
		featureSinceByline:      "since-byline",
		featureNearDates:        "near-dates",
		featureDatesBefore:      "dates-before",
		featureDatesAfter:       "dates-after",
		featureBefore1Words:     "before-1-words",
		featureBefore1End:       "before-1-end",
		featureBefore2Words:     "before-2-words",
		featureAfter1Words:      "after-1-words",
		featureAfter1End:        "after-1-end",
		featureAfter2Words:      "after-2-words",
		featureNearProse:        "near-prose",
		featureWideProse:        "wide-prose",
		featureProseBefore:      "prose-before",
		featureProseAfter:       "prose-after",
		featureNearChrome:       "near-chrome",
		featureNearCapitals:     "near-capitals",
		featureAnyFamily:        "any-family",
		featureNearFamilies:     "near-families",
		featureSinceRelated:     "since-related",
		featureSinceComments:    "since-comments",
		featureSinceFooter:      "since-footer",
		featureSinceShare:       "since-share",
		featureCommentsBefore:   "comments-before",
		featureUntilComments:    "until-comments",
		featureSelf:             "self",
		featureSelfStray:        "self-stray",
		featureSelfBefore1:      "self-before-1",
		featureSelfBefore2:      "self-before-2",
		featureSelfAfter1:       "self-after-1",
		featureSelfAfter2:       "self-after-2",
		featureSelfNear:         "self-near",
		featureSelfWide:         "self-wide",
		featureStrayNear:        "stray-near",
		featureMassBefore:       "mass-before",
		featureMassAfter:        "mass-after",
		featureMass:             "mass",
		featureBodyBefore:       "body-before",
		featureBodyAfter:        "body-after",
		featureCore:             "core",
		featureCoreNames:        "core-names",
		featureStretch:          "stretch",
		featureStretchEdge:      "stretch-edge",
		featureGapBefore:        "gap-before",
		featureGapAfter:         "gap-after",
		featureFar:              "far",
		featureFarNames:         "far-names",
		featureFarNear:          "far-near",
		featureFarBefore:        "far-before",
		featureFarAfter:         "far-after",
		featureLead:             "lead",
		featureLeadNear:         "lead-near",
		featureLeadAfter:        "lead-after",
		featureTitlesNear:       "titles-near",
		featureStretchShare:     "stretch-share",
	}
	for f, name := range familyNames {
		names[featureFamilies+Feature(f)] = "phrase-" + name
	}
	return names
}()

// String returns the feature's name in the table of weights.
func (f Feature) String() string { return featureNames[f] }

// featuresByName finds a feature by its name.
var featuresByName = sync.OnceValue(func() map[string]Feature {
	features := make(map[string]Feature, FeatureCount)
	for f, name := range featureNames {
		features[name] = Feature(f)
	}
	return features
})
