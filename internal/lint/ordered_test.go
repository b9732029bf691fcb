package lint

import (
	"context"
	"errors"
	"io"
	"slices"
	"testing"
	"time"
)

func TestOrderedKeepsOrder(t *testing.T) {
	for _, workers := range []int{1, 2, 8} {
		items := make([]*int, workers+2)
		for i := range items {
			items[i] = new(int)
		}
		next := 0
		var got, want []int
		err := Ordered(context.Background(), items, workers,
			func(n *int) error {
				if next == 200 {
					return io.EOF
				}
				*n = next
				next++
				return nil
			},
			func(_ int, n *int) {
				time.Sleep(time.Duration(*n%7) * 10 * time.Microsecond)
				*n *= 2
			},
			func(n *int) error { got = append(got, *n); return nil })
		if err != nil {
			t.Fatal(err)
		}
		for i := range 200 {
			want = append(want, 2*i)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d workers: got %v", workers, got)
		}
	}
}

func TestOrderedStops(t *testing.T) {
	broken := errors.New("broken")
	endless := func(*int) error { return nil }
	idle := func(int, *int) {}
	items := []*int{new(int), new(int), new(int)}

	if err := Ordered(context.Background(), items, 2, func(*int) error { return broken }, idle, func(*int) error { return nil }); !errors.Is(err, broken) {
		t.Errorf("read error: got %v", err)
	}
	if err := Ordered(context.Background(), items, 2, endless, idle, func(*int) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("emit error: got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	emitted := 0
	err := Ordered(ctx, items, 2, endless, idle, func(*int) error {
		emitted++
		if emitted == 10 {
			cancel()
		}
		return nil
	})
	if err != nil || emitted < 10 {
		t.Errorf("cancelled: %d emitted, error %v", emitted, err)
	}
}
