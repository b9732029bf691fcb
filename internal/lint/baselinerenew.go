package lint

import "slices"

// Renewed becomes a baseline of the results' findings and of the entries of
// files that were not looked at. An entry that is still good keeps its reason
// and its day; new ones take those given.
type Renewed struct {
	old    *Baseline
	fresh  *Baseline
	Reason string
	// Expires is the day that new entries are to expire, empty for none.
	Expires string
	// Added counts the entries that are new.
	Added int
}

// Renew begins a new baseline in the place of this one.
func (b *Baseline) Renew(reason, expires string) *Renewed {
	return &Renewed{old: b, fresh: NewBaseline(b.Dir, b.Today), Reason: reason, Expires: expires}
}

// Add lists the findings of a result, but for those suppressed in the source.
func (r *Renewed) Add(result *Result) {
	d := r.old.document(&result.Meta, result.Text)
	for i := range result.Findings {
		f := &result.Findings[i]
		if f.Suppressed != nil && f.Suppressed.Kind == InSource {
			continue
		}
		k := Known{
			Rule: f.Rule.ID, Fingerprint: f.Fingerprint, Path: d.path, ID: d.id, Content: d.hash(),
			Reason: r.Reason, Expires: r.Expires,
		}
		known := slices.IndexFunc(r.old.prints[f.Fingerprint], func(e *knownEntry) bool { return !r.old.isPast(e) && d.is(&e.Known) })
		if known >= 0 {
			old := &r.old.prints[f.Fingerprint][known].Known
			k.Reason, k.Expires = old.Reason, old.Expires
		} else {
			r.Added++
		}
		r.fresh.add(k)
	}
}

// Done returns the new baseline, with the old one's entries for files that no
// result was of.
func (r *Renewed) Done() *Baseline {
	for _, e := range r.old.entries {
		if !r.old.seen[e.Path] {
			r.fresh.add(e.Known)
		}
	}
	return r.fresh
}
