package lint

import (
	"context"
	"errors"
	"io"
	"sync"
)

// Ordered runs a stream through workers side by side and hands it on in the
// order in which it was read. The items circulate: read fills one, work is
// called for it on one of the workers, emit takes the results, and the item is
// filled again; so memory is the items, whatever the length of the stream.
//
// The stream ends when read returns io.EOF or the context is done; all that
// was read before is still emitted. Another error of read, or one of emit,
// ends it too and is returned.
func Ordered[T any](ctx context.Context, items []T, workers int, read func(T) error, work func(worker int, item T), emit func(T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type ticket struct {
		item T
		done chan struct{}
	}
	free := make(chan ticket, len(items))
	jobs := make(chan ticket, len(items))
	queue := make(chan ticket, len(items))
	for _, item := range items {
		free <- ticket{item, make(chan struct{}, 1)}
	}
	var group sync.WaitGroup
	for n := range workers {
		group.Go(func() {
			for t := range jobs {
				work(n, t.item)
				t.done <- struct{}{}
			}
		})
	}
	var readErr error
	group.Go(func() {
		defer close(jobs)
		defer close(queue)
		for ctx.Err() == nil {
			var t ticket
			select {
			case t = <-free:
			case <-ctx.Done():
				return
			}
			if readErr = read(t.item); readErr != nil {
				return
			}
			jobs <- t
			queue <- t
		}
	})
	var emitErr error
	for t := range queue {
		<-t.done
		if emitErr == nil {
			if emitErr = emit(t.item); emitErr != nil {
				cancel()
			}
		}
		free <- t
	}
	group.Wait()
	if emitErr == nil && !errors.Is(readErr, io.EOF) {
		return readErr
	}
	return emitErr
}
