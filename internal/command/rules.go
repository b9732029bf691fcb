package command

import (
	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
	"github.com/newslint/newslint/rules"
)

func rulesCommand(s Streams) *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     "list the rules, or print one rule's page",
		ArgsUsage: "[ID]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "text, json or md"},
		},
		Action: func(c *cli.Context) error {
			all := rules.All()
			if id := c.Args().First(); id != "" {
				rule, err := lint.Find(all, id)
				if err != nil {
					return err
				}
				all = []*lint.Rule{rule}
				if !c.IsSet("format") {
					return report.Page(s.Out, rule)
				}
			}
			return report.Catalogue(s.Out, c.String("format"), all, terminalWidth(s.Out))
		},
	}
}
