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
		ArgsUsage: "[ID|FAMILY|GLOB…]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "list in this `FORMAT`: " + joined(report.CatalogueFormats())},
		},
		Action: func(c *cli.Context) error {
			all := rules.All()
			if c.NArg() == 1 && !c.IsSet("format") {
				if rule, err := lint.Find(all, c.Args().First()); err == nil {
					return report.Page(s.Out, rule)
				}
			}
			all, err := lint.Matching(all, c.Args().Slice())
			if err != nil {
				return err
			}
			return report.Catalogue(s.Out, c.String("format"), all, terminalWidth(s.Out))
		},
	}
}
