package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/newslint/newslint/internal/edit"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/review"
	"github.com/newslint/newslint/internal/review/screen"
	"github.com/newslint/newslint/internal/source"
)

var (
	errReviewChanged = errors.New("it has changed since it was read; the decisions on it are kept")
	errReadBack      = errors.New("the page would not be read as it was meant")
	errReviewStopped = errors.New("interrupted: the file at hand stays as it was")
)

// carrier carries out what was decided. It takes the files' records through
// the workers once more, and those with an order to their files.
type carrier struct {
	*reviewer
	orders map[review.Key]*review.Order
	// ids holds the ids of each file's articles with orders, so that few texts
	// are hashed.
	ids   map[string]map[string]bool
	files *fixedFiles
	// failed are the files that could not be written, changed those that were
	// to be.
	failed, changed map[string]bool
	// met are the orders whose article was found.
	met      map[review.Key]bool
	carried  []carried
	problems []error
}

// carried is what was made of a record that has an order.
type carried struct {
	order   *review.Order
	outcome edit.Outcome
	err     error
	// result is what the person sees next, key what it is known by.
	result lint.Result
	key    review.Key
	// ignored are the findings for the baseline, renamed the same as decisions on
	// the new text.
	ignored []lint.Known
	renamed []review.Decision
}

// write carries orders out: first the files, each in one step, then the
// baseline. What fails stays decided.
func (r *reviewer) write(ctx context.Context, orders []review.Order) screen.Written {
	w := &carrier{
		reviewer: r, orders: map[review.Key]*review.Order{}, ids: map[string]map[string]bool{},
		failed: map[string]bool{}, changed: map[string]bool{}, met: map[review.Key]bool{},
	}
	w.files = &fixedFiles{problem: w.fail, seen: map[string]bool{}}
	var paths []string
	for i := range orders {
		o := &orders[i]
		w.orders[o.Key] = o
		if w.ids[o.File] == nil {
			w.ids[o.File] = map[string]bool{}
			paths = append(paths, o.File)
		}
		w.ids[o.File][o.Key.ID] = true
	}
	if err := w.run(ctx, paths); err != nil {
		w.problems = append(w.problems, err)
	}
	w.tellUnmet(orders)
	known := w.list()
	return w.written(known)
}

// fail notes that the file at hand could not be written.
func (w *carrier) fail(err error) {
	w.failed[w.files.path] = true
	w.problems = append(w.problems, err)
}

func (w *carrier) run(ctx context.Context, paths []string) error {
	defer w.files.discard()
	l, err := knowingLinters(w.c) // the last time may have put findings into the baseline
	if err != nil {
		return err
	}
	st, err := w.stream(l, paths)
	if err != nil {
		return err
	}
	defer st.reader.Close()
	options, err := inputOptions(w.c)
	if err != nil {
		return err
	}
	options.FieldsOf = l.fieldsOf
	err = st.run(ctx, func(worker *lint.Worker, record *source.Record, j *job) {
		if order := w.orderOf(record); order != nil {
			j.carried = append(j.carried, w.carry(worker, record, order, options))
		}
	}, func(j *job) error {
		for i := range j.carried {
			c := &j.carried[i]
			w.met[c.order.Key] = true
			if c.err != nil {
				w.problems = append(w.problems, fmt.Errorf("fix %s: %w", c.outcome.Path, c.err))
			} else if err := w.take(c); err != nil {
				return err
			}
		}
		return nil
	})
	switch {
	case err == nil && ctx.Err() == nil:
		w.files.finish()
	case err == nil:
		err = errReviewStopped
		fallthrough
	default:
		w.failed[w.files.path] = true
	}
	return err
}

// orderOf returns what is to be done to a record, nil for nothing.
func (w *carrier) orderOf(record *source.Record) *review.Order {
	if !w.ids[record.Path][record.ID] {
		return nil
	}
	return w.orders[w.journal.KeyOf(&record.Meta, record.Text)]
}

// carry makes the edits of an order and finds the ignored findings again.
func (w *carrier) carry(worker *lint.Worker, record *source.Record, order *review.Order, options source.Options) carried {
	fixer := edit.Fixer{Worker: worker}
	o, err := fixer.Decide(record.Meta, record.Text, order.Edits)
	if err == nil && o.Changed() && o.Origin != nil && o.RecordLine == 0 {
		if _, meant := readBack(&o, options); !meant {
			err = errReadBack
		}
	}
	c := carried{order: order, outcome: o, err: err, result: o.Result}
	c.result.Text = slices.Clone(o.Text)
	c.result.Origin, c.result.Hints, c.result.Disabled = nil, nil, nil
	c.key = w.journal.KeyOf(&o.Meta, o.Text)
	w.drop(&c.result)
	for _, i := range order.Ignored {
		c.ignore(i)
	}
	return c
}

// ignore takes an ignored finding out of the new text's. Edits before it may
// have given it another fingerprint.
func (c *carried) ignore(i review.Excused) {
	span := c.outcome.Forward(i.Span)
	at := slices.IndexFunc(c.result.Findings, func(f lint.Finding) bool { return f.Rule.ID == i.Rule && f.Span == span })
	if at < 0 {
		return // it went with the words
	}
	fingerprint := c.result.Findings[at].Fingerprint
	c.result.Findings = slices.Delete(c.result.Findings, at, at+1)
	c.ignored = append(c.ignored, lint.Known{Rule: i.Rule, Fingerprint: fingerprint, ID: c.key.ID, Content: c.key.Content, Reason: i.Reason})
	if c.key != c.order.Key {
		c.renamed = append(c.renamed, review.Decision{Key: c.key, Finding: fingerprint, Rule: i.Rule, Action: review.Ignore, Reason: i.Reason})
	}
}

// take brings a record to its file. The journal learns first what the ignored
// findings are called in the new text, so that they are not lost where the
// program ends before they are in the baseline.
func (w *carrier) take(c *carried) error {
	for _, d := range c.renamed {
		if err := w.journal.Keep(d); err != nil {
			return err
		}
	}
	if c.outcome.Changed() {
		w.changed[c.outcome.Path] = true
		if err := w.files.take(&c.outcome); err != nil {
			return err
		}
	}
	c.outcome = edit.Outcome{Result: lint.Result{Meta: c.result.Meta}} // the rest lives in the batch
	w.carried = append(w.carried, *c)
	return nil
}

// tellUnmet names the files that do not hold what was decided about.
func (w *carrier) tellUnmet(orders []review.Order) {
	for i := range orders {
		if o := &orders[i]; !w.met[o.Key] && !w.failed[o.File] {
			w.failed[o.File] = true
			w.problems = append(w.problems, fmt.Errorf("fix %s: %w", o.File, errReviewChanged))
		}
	}
}

// list puts the ignored findings into the baseline and returns how many; -1
// where that failed.
func (w *carrier) list() int {
	b, err := w.linters.readBaseline(w.baselineFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.problems = append(w.problems, err)
		return -1
	}
	before := b.Len()
	for i := range w.carried {
		c := &w.carried[i]
		for _, k := range c.ignored {
			if w.isWritten(c) {
				b.List(c.order.File, k)
			}
		}
	}
	if b.Len() == before {
		return 0
	}
	if err := saveBaseline(w.baselineFile, b); err != nil {
		w.problems = append(w.problems, err)
		return -1
	}
	return b.Len() - before
}

// isWritten reports whether the article's file is as it was meant.
func (w *carrier) isWritten(c *carried) bool { return !w.failed[c.order.File] }

// written tells the session what became of the orders.
func (w *carrier) written(known int) screen.Written {
	out := screen.Written{Known: max(0, known), Problems: w.problems}
	for path := range w.changed {
		if !w.failed[path] {
			out.Files++
		}
	}
	for i := range w.carried {
		c := &w.carried[i]
		listed := known >= 0 || len(c.ignored) == 0
		isDone := w.isWritten(c) && (listed || c.key != c.order.Key)
		if isDone {
			fresh := review.Carried{Key: c.order.Key, Fresh: review.NewEntry(c.key, &c.result)}
			if !listed {
				fresh.Again = c.renamed
			}
			out.Carried = append(out.Carried, fresh)
			out.Results = append(out.Results, c.result)
		}
		if len(c.renamed) > 0 && (!isDone || listed) {
			if err := w.journal.Keep(review.Decision{Key: c.key, Action: review.Done}); err != nil {
				out.Problems = append(out.Problems, err)
			}
		}
	}
	return out
}
