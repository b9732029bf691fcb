package command

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/source"
)

// explainInput prints what the first record of each file is taken for.
func explainInput(c *cli.Context, s Streams) error {
	paths, err := inputPaths(c, s)
	if err != nil {
		return err
	}
	options, err := inputOptions(c)
	if err != nil {
		return err
	}
	linters, err := newLinters(c, nil)
	if err != nil {
		return err
	}
	options.FieldsOf = linters.fieldsOf
	failed := false
	source.Explain(paths, s.In, options, func(e *source.Explanation) bool {
		if e.Err != nil {
			failed = true
			complain(s.Err, e.Err)
			return true
		}
		_, err = fmt.Fprint(s.Out, e)
		return err == nil
	})
	switch {
	case err != nil:
		return fmt.Errorf("write explanation: %w", err)
	case failed:
		return errIncomplete
	}
	return nil
}
