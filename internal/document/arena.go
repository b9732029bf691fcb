package document

// arena hands out short slices of long ones: a vocabulary is made of thousands
// of slices of one or two elements, at the start of every run.
type arena[T any] struct{ free []T }

// arenaSize is how many elements are allocated at once.
const arenaSize = 1024

// take returns an empty slice with room for n elements.
func (a *arena[T]) take(n int) []T {
	if n > len(a.free) {
		a.free = make([]T, max(n, arenaSize))
	}
	s := a.free[:0:n]
	a.free = a.free[n:]
	return s
}

// add appends to a slice that has come from the arena, or is nil.
func (a *arena[T]) add(s []T, v T) []T {
	if s == nil {
		s = a.take(1)
	}
	return append(s, v)
}
