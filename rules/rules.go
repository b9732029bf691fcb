// Package rules lists every rule of newslint.
package rules

import (
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/rules/date"
	"github.com/newslint/newslint/rules/debris"
	"github.com/newslint/newslint/rules/figure"
	"github.com/newslint/newslint/rules/record"
	"github.com/newslint/newslint/rules/text"
)

// All returns every rule in the order in which the catalogue shows them.
func All() []*lint.Rule {
	return []*lint.Rule{
		debris.PaywallAppeal,
		debris.SidebarHeadline,
		debris.DuplicateCaption,
		debris.DuplicateBlock,
		debris.DuplicateHeadline,
		debris.PageChrome,
		debris.NewsletterSignup,
		debris.CommentSection,
		debris.ConsentNotice,
		debris.BlockedPage,
		debris.TruncatedText,
		debris.MediaPlaceholder,
		debris.LinkChrome,
		debris.MarkupResidue,
		debris.CopyrightNotice,
		debris.EditorNote,
		debris.ChatbotResidue,
		debris.AuthorBio,
		debris.WireCredit,
		debris.AffiliateNote,

		date.WrongPreposition,
		date.WeekdayMismatch,
		date.Impossible,
		date.UnanchoredWeekday,
		date.UnanchoredRelative,
		date.MissingYear,
		date.AmbiguousNumeric,
		date.MixedOrder,
		date.Future,
		date.DoubledWord,
		date.ImpossibleRange,
		date.ElapsedMismatch,
		date.DatelineMismatch,

		figure.Conflict,
		figure.DifferingEstimates,
		figure.Conversion,
		figure.Sum,
		figure.Percent,
		figure.HeadlineMismatch,
		figure.Age,
		figure.Magnitude,
		figure.RangeOrder,
		figure.ImpliedRate,

		text.Mojibake,
		text.HTMLEntity,
		text.InvisibleCharacter,
		text.ReplacementCharacter,
		text.GluedSentence,

		record.NotAnArticle,
	}
}
