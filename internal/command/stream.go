package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/edit"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
)

// stream takes the records of a reader through workers, side by side, and
// hands on what they made in input order.
type stream struct {
	linters  *linters
	reader   *source.Reader
	progress *progress
	stderr   io.Writer
	jobs     int
	// problems are the records that could not be read and the rules that
	// failed; each has been printed.
	problems []error
}

// job is a batch of records and what became of them. A fixed pool of jobs circulates.
type job struct {
	batch source.Batch
	made
	problems []error
	// before are the reports as they were before a record.
	before [][]byte
}

// made is what work makes of records.
type made struct {
	results  []lint.Result
	outcomes []edit.Outcome
	carried  []carried
	// encoded goes to the output, flagged to the file of records with findings.
	encoded, flagged []byte
	// apart: an empty line stands between what batches encode.
	apart bool
	// reports holds, by report, what was encoded for it.
	reports [][]byte
}

// run calls work for every record, on one of the workers, and emit for every
// batch, in order. A record reaches work when it has text, even with an error.
// The error returned is one that ended the stream; an interrupted stream ends
// with a problem.
func (s *stream) run(ctx context.Context, work func(*lint.Worker, *source.Record, *job), emit func(*job) error) error {
	teams := make([]workers, s.jobs)
	for i := range teams {
		teams[i] = workers{linters: s.linters, all: map[*lint.Linter]*lint.Worker{}}
	}
	pool := make([]*job, s.jobs+2)
	for i := range pool {
		pool[i] = new(job)
	}
	// A pipe may keep silent for any time; nobody waits for it who has no use for it.
	defer context.AfterFunc(ctx, s.reader.Interrupt)()
	defer s.progress.follow(s.reader)()
	m := marks{rules: s.linters.rules}
	var broken error
	err := lint.Ordered(ctx, pool, s.jobs,
		func(j *job) (err error) {
			if broken = lint.Contain(&document.Meta{Path: "the input"}, func() { err = s.reader.Read(&j.batch) }); broken != nil {
				return io.EOF
			}
			return err
		},
		func(n int, j *job) { j.work(&teams[n], work) },
		func(j *job) error {
			for _, err := range j.problems {
				s.problem(err)
			}
			for i := range j.results {
				m.check(s.stderr, &j.results[i].Meta)
			}
			for i := range j.outcomes {
				m.check(s.stderr, &j.outcomes[i].Meta)
			}
			err := emit(j)
			if err != nil {
				s.reader.Interrupt()
			}
			return err
		})
	if broken != nil {
		s.problem(broken)
	}
	if err == nil && ctx.Err() != nil {
		s.problem(errors.New("interrupted: this is what was found so far"))
	}
	return err
}

func (j *job) work(w *workers, work func(*lint.Worker, *source.Record, *job)) {
	clear(j.results)
	clear(j.outcomes)
	clear(j.carried)
	j.results, j.outcomes, j.carried = j.results[:0], j.outcomes[:0], j.carried[:0]
	j.encoded, j.flagged, j.apart = j.encoded[:0], j.flagged[:0], false
	j.problems = j.problems[:0]
	for i := range j.reports {
		j.reports[i] = j.reports[i][:0]
	}
	last := document.Meta{Path: "the input"}
	err := lint.Contain(&last, func() {
		for record := range j.batch.Records {
			j.take(record, w, work)
			last = record.Meta
		}
	})
	if err != nil {
		j.problems = append(j.problems, fmt.Errorf("%w; so are the next records, up to a quarter of a megabyte of them", err))
	}
}

// take calls work for a record. Where that panics, the record is left out, and
// its worker, whatever state that may be in, is replaced.
func (j *job) take(record *source.Record, w *workers, work func(*lint.Worker, *source.Record, *job)) {
	if record.Err != nil {
		j.problems = append(j.problems, record.Err)
	}
	if record.Text == nil {
		return
	}
	worker, err := w.of(record.Path)
	if err != nil {
		j.problems = append(j.problems, err)
	}
	if worker == nil {
		return
	}
	before := j.made
	j.before = append(j.before[:0], j.reports...)
	if err := lint.Contain(&record.Meta, func() { work(worker, record, j) }); err != nil {
		j.made = before
		copy(j.reports, j.before)
		j.problems = append(j.problems, err)
		w.forget()
	}
}

func (s *stream) problem(err error) {
	complain(s.stderr, err)
	s.problems = append(s.problems, err)
}
