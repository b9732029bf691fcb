package review

import (
	"context"
	"sync"
)

// Gate holds reading back where it is far ahead of the person.
type Gate struct {
	mu      sync.Mutex
	horizon int
	// moved is closed, and another one made, when the horizon moves.
	moved chan struct{}
}

// NewGate returns a gate that lets nothing through.
func NewGate() *Gate { return &Gate{moved: make(chan struct{})} }

// Open lets articles through up to that number, or further where it was open
// further already.
func (g *Gate) Open(horizon int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if horizon > g.horizon {
		g.horizon = horizon
		close(g.moved)
		g.moved = make(chan struct{})
	}
}

// Wait returns when the gate is open for the article of that number, or when
// the context is done.
func (g *Gate) Wait(ctx context.Context, n int) {
	for {
		g.mu.Lock()
		horizon, moved := g.horizon, g.moved
		g.mu.Unlock()
		if n < horizon {
			return
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return
		}
	}
}
