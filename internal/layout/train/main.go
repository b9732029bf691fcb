// Train learns the weights of package layout from pages whose lines are
// labelled, and measures how well it does on sites that it has not seen.
//
//	go run ./internal/layout/train -data DIR -output internal/layout/weights.txt
//	go run ./internal/layout/train -data DIR -cross-validate
//
// DIR holds files of JSON Lines, *.jsonl or *.jsonl.gz, with one page a line:
// site, lang, title, gold (the article's body), texts and labels (by extractor;
// a letter for each line of the text: B body, M headline, caption and the like,
// N neither, U uncertain), or else text (a dump of the page) with segments of
// it that belong to the article (with) and that do not (without).
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
)

func main() {
	data := flag.String("data", "", "folder of labelled pages")
	output := flag.String("output", "", "write the weights to this file")
	cross := flag.Bool("cross-validate", false, "measure on sites that were not learned from")
	parts := flag.Int("parts", folds, "into how many parts to deal the sites for that")
	keep := flag.String("keep", "", "keep the models of the parts in this folder, and use those that are there")
	flag.Parse()
	if !*cross {
		*parts = 0
	}
	if err := run(os.Stdout, *data, *output, *keep, *parts); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, data, output, keep string, parts int) error {
	texts, err := readTexts(data)
	if err != nil {
		return err
	}
	l := newLearner()
	examples := l.examples(texts)
	if parts > 0 {
		if err := l.crossValidate(out, examples, parts, keep); err != nil {
			return err
		}
	}
	if output == "" {
		return nil
	}
	return write(output, l.learn(examples))
}

// learner learns models from texts.
type learner struct {
	vocabulary *document.Vocabulary
	sizes
}

// sizes are the numbers of trees of the ensembles: enough to learn the kinds
// of pages, few enough for the program's speed.
type sizes struct{ first, edges, last int }

func newLearner() learner {
	return learner{document.MustVocabulary(layout.Words, layout.Families), sizes{first: 30, edges: 25, last: 60}}
}
