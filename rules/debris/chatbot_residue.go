package debris

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

var (
	//go:embed chatbot-residue.md
	chatbotResiduePage string
	//go:embed chatbot-residue.txt
	chatbotResiduePhrases string
)

// ChatbotResidue trusts a model's own words to the one who asked it. It spares
// quotations, words with a speaker before a colon, and stories that name
// chatbots: they may print a conversation.
var ChatbotResidue = &lint.Rule{
	ID:      "debris/chatbot-residue",
	Level:   lint.Warning,
	Phrases: phraseList(chatbotResiduePhrases),
	Check:   checkChatbotResidue,
	Doc:     chatbotResiduePage,
}

// chatbotNames are words of stories about chatbots.
var chatbotNames = hashes("chatgpt", "openai", "chatbot", "chatbots", "gpt", "copilot", "gemini", "claude", "bard", "bot", "bots", "alexa", "siri", "sprachmodelle", "llm", "llms")

// hashes returns the set of the words as tokens hash them.
func hashes(words ...string) map[uint32]bool {
	set := make(map[uint32]bool, len(words))
	for _, w := range words {
		set[document.HashFold(w)] = true
	}
	return set
}

func checkChatbotResidue(p *lint.Pass) {
	d := p.Doc
	var pieces []document.Span
	for _, h := range p.Hits() {
		s := d.Sentences[d.SentenceOf(h.First)]
		if isQuoted(d, h.First) || hasSpeaker(d, h.First) || attributes(d, s.FirstToken, s.EndToken) {
			continue
		}
		pieces = joinPiece(d, pieces, s.Span)
	}
	if len(pieces) == 0 || namesChatbots(d, pieces) {
		return
	}
	for _, s := range pieces {
		p.Report(lint.Finding{
			Span:    s,
			Message: fmt.Sprintf("%q is a language model speaking of its own work", p.Layout().Excerpt(s)),
		})
	}
}

// hasSpeaker reports whether the block of token i opens with a name and a
// colon, as conversations and interviews do.
func hasSpeaker(d *document.Document, i int32) bool {
	first := d.Blocks[d.BlockOf(i)].FirstToken
	for j := first + 1; j < min(i, first+4); j++ {
		if d.WordIs(j, ":") {
			return true
		}
	}
	return false
}

// namesChatbots reports whether the text outside the pieces speaks of chatbots.
func namesChatbots(d *document.Document, pieces []document.Span) bool {
	for _, t := range d.Tokens {
		if len(pieces) > 0 && t.Start >= pieces[0].End {
			pieces = pieces[1:]
		}
		if chatbotNames[t.Hash] && !(len(pieces) > 0 && pieces[0].Contains(t.Span)) {
			return true
		}
	}
	return false
}
