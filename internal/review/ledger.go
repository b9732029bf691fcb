package review

import "slices"

// ledger holds the decisions that count, in the order in which they were made.
type ledger struct {
	stack []*Decision
	// latest holds the last decision of each finding by article and fingerprint.
	latest map[Key]map[string]*Decision
}

// newLedger replays a journal.
func newLedger(journal []Decision) *ledger {
	l := &ledger{latest: map[Key]map[string]*Decision{}}
	for i := range journal {
		l.put(&journal[i])
	}
	return l
}

func (l *ledger) put(d *Decision) {
	switch d.Action {
	case Undo:
		l.undo(d.Key, d.Finding)
	case Done:
		l.drop(d.Key)
	default:
		l.stack = append(l.stack, d)
		if l.latest[d.Key] == nil {
			l.latest[d.Key] = map[string]*Decision{}
		}
		l.latest[d.Key][d.Finding] = d
	}
}

// undo takes the latest decision of a finding back, so that the one before
// counts again.
func (l *ledger) undo(key Key, finding string) {
	delete(l.latest[key], finding)
	is := func(d *Decision) bool { return d.Key == key && d.Finding == finding }
	for i, undone := len(l.stack)-1, false; i >= 0; i-- {
		switch {
		case !is(l.stack[i]):
		case undone:
			l.latest[key][finding] = l.stack[i]
			return
		default:
			l.stack = slices.Delete(l.stack, i, i+1)
			undone = true
		}
	}
	if len(l.latest[key]) == 0 {
		delete(l.latest, key)
	}
}

// drop forgets all decisions of an article.
func (l *ledger) drop(key Key) {
	delete(l.latest, key)
	l.stack = slices.DeleteFunc(l.stack, func(d *Decision) bool { return d.Key == key })
}

// of returns the decision of a finding, nil for none.
func (l *ledger) of(key Key, finding string) *Decision { return l.latest[key][finding] }

// all returns the decisions of an article, one a finding, in order.
func (l *ledger) all(key Key) []*Decision {
	if len(l.latest[key]) == 0 {
		return nil
	}
	var all []*Decision
	for _, d := range l.stack {
		if d.Key == key && l.latest[key][d.Finding] == d {
			all = append(all, d)
		}
	}
	return all
}
