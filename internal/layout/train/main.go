// Train learns the weights of package layout from pages whose lines are
// labelled, and measures them on pages of sites that they have not seen.
package main

import (
	"flag"
	"fmt"
	"os"
	"sync"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
)

func main() {
	data := flag.String("data", "", "folder of labelled pages, *.jsonl.gz")
	output := flag.String("output", "", "write the weights to this file")
	cross := flag.Bool("cross-validate", false, "measure on sites not learned from")
	trees1 := flag.Int("trees1", 60, "")
	trees2 := flag.Int("trees2", 100, "")
	rate := flag.Float64("rate", 0.1, "")
	lambda := flag.Float64("lambda", 20, "")
	flag.Parse()
	texts, err := readTexts(*data)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	v := document.MustVocabulary(layout.Words, layout.Families)
	parallel(len(texts), func() func(int) {
		d, l := document.New(v), &layout.Layout{}
		return func(i int) { texts[i].describe(d, l) }
	})
	t := &trainer{vocabulary: v, texts: texts, trees1: *trees1, trees2: *trees2, rate: *rate, lambda: *lambda}
	t.learnFirst()
	if *cross {
		t.crossValidate()
	}
	if *output != "" {
		m := t.learnAll()
		f, err := os.Create(*output)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		m.WriteTo(f)
		f.Close()
	}
}

// parallel calls work for 0 to n-1 on two goroutines.
func parallel(n int, start func() func(int)) {
	var wg sync.WaitGroup
	for k := range 2 {
		wg.Go(func() {
			work := start()
			for i := k; i < n; i += 2 {
				work(i)
			}
		})
	}
	wg.Wait()
}
