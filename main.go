// Newslint finds scraping debris, wrong dates and inconsistent figures in news text.
package main

import (
	"os"

	"github.com/newslint/newslint/internal/command"
)

func main() {
	os.Exit(command.Run(os.Args, command.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}
