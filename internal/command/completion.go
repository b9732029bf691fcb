package command

import (
	"embed"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"
)

// shells are those that complete newslint's command line.
const shells = "bash|zsh|fish"

//go:embed completion
var completionScripts embed.FS

func completionCommand(s Streams) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print what completes newslint's command line in bash, zsh or fish",
		ArgsUsage: shells,
		Description: "The shell asks newslint for rules, formats and flags, so what is printed need not be renewed.\n\n" +
			"bash: source <(newslint completion bash), in ~/.bashrc\n\n" +
			"zsh: source <(newslint completion zsh), in ~/.zshrc behind compinit\n\n" +
			"fish: newslint completion fish > ~/.config/fish/completions/newslint.fish",
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return fmt.Errorf("completion: name one shell: %s", joined(alternatives(shells)))
			}
			shell := c.Args().First()
			script, err := completionScripts.ReadFile("completion/newslint." + shell)
			if err != nil {
				return unknownName("shell", shell, alternatives(shells))
			}
			_, err = s.Out.Write(script)
			return err
		},
	}
}

// completeCommand is what the shells ask: its arguments are the words behind
// the program's name, the one to complete last.
func completeCommand(s Streams) *cli.Command {
	return &cli.Command{
		Name:   "__complete",
		Hidden: true,
		Action: func(c *cli.Context) error {
			return complete(c.App, c.Args().Slice()).write(s.Out)
		},
	}
}

// candidates are the words that may stand in a place.
type candidates struct {
	kind  candidateKind
	words []candidate
	// before is what stands before the path in the word to complete, such as
	// "--config=".
	before string
}

// candidateKind says what a shell does with candidates.
type candidateKind string

const (
	wordKind   candidateKind = "words"
	openKind   candidateKind = "open"    // words that are to be continued: no space behind them
	fileKind   candidateKind = "files"   // the shell lists files
	folderKind candidateKind = "folders" // the shell lists folders
)

type candidate struct{ word, text string }

// write prints a line with the kind and what stands before a path, a tab
// between them, and so a line for each word and what it is.
func (c candidates) write(w io.Writer) error {
	text := string(c.kind)
	if c.before != "" {
		text += "\t" + c.before
	}
	text += "\n"
	for _, word := range c.words {
		text += word.word
		if word.text != "" {
			text += "\t" + word.text
		}
		text += "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}
