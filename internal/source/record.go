package source

import (
	"fmt"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// recordDecoder takes the parts of articles out of records with fields. Its
// memory is used again from batch to batch.
type recordDecoder struct {
	fields *fieldSet
	// record is the one at hand, found its parts.
	record []byte
	found  [partCount]value
	scan   jsonScanner
	// decoded holds the texts that had escapes. A text is never moved: where it
	// is full, another takes its place.
	decoded []byte
	origins []codedOrigin
	scratch []byte
}

// place says where a record came from.
type place struct {
	// offset is where in the file the record begins, in bytes.
	offset int64
	// transcoded: the file holds other bytes than the record.
	transcoded bool
	// sealed: the file tells the record's length and checksum elsewhere, so that
	// it cannot be changed.
	sealed bool
}

// quoting is a way to write down a field's text.
type quoting interface {
	codec
	// unescape appends what the content of a valid field stands for.
	unescape(dst, content []byte) []byte
}

// value is a part as it stands in the record.
type value struct {
	kind valueKind
	// rank is how late in the part's list the name stands.
	rank int
	name string
	// start and end bound the value, for a string what stands between its quotes.
	start, end int
	// escaped: the text is not what stands there; quoted: quotes stand around it.
	escaped, quoted bool
}

type valueKind uint8

const (
	noValue valueKind = iota
	nullValue
	boolValue
	numberValue
	arrayValue
	objectValue
	stringValue
)

// kindNames are for messages about a value that is not a string.
var kindNames = [...]string{boolValue: "true or false", numberValue: "a number", arrayValue: "an array", objectValue: "an object"}

func (d *recordDecoder) reset() {
	d.decoded, d.origins = reuse(d.decoded), d.origins[:0]
}

func (d *recordDecoder) begin(record []byte) {
	d.record = record
	d.found = [partCount]value{}
}

// offer takes a field's value for the parts that it may hold.
func (d *recordDecoder) offer(f *field, v *value) {
	for _, u := range f.uses {
		v.rank = u.rank
		if old := &d.found[u.part]; v.beats(old, u.part) {
			*old = *v
		}
	}
}

// finish gives the record what was found.
func (d *recordDecoder) finish(q quoting, p place, r *Record) error {
	if err := d.takeText(q, p, r); err != nil {
		return err
	}
	d.takeMeta(q, &r.Meta)
	return nil
}

// beats reports whether v is a better value for the part than the one found
// before: one of a kind that fits, then one of a more telling name, then the
// later one, as in most decoders.
func (v *value) beats(old *value, p part) bool {
	if a, b := v.kind.fits(p), old.kind.fits(p); a != b {
		return a > b
	}
	return v.rank <= old.rank
}

// fits grades how well a kind of value suits a part.
func (k valueKind) fits(p part) int {
	switch {
	case k == stringValue, k == numberValue && (p == idPart || p == datePart), k == arrayValue && p == ignorePart:
		return 3
	case k > nullValue:
		return 2
	}
	return int(k)
}

// takeText gives the record its text and origin.
func (d *recordDecoder) takeText(q quoting, p place, r *Record) error {
	v := &d.found[textPart]
	switch v.kind {
	case stringValue:
	case nullValue:
		r.Text = d.record[:0]
		return nil
	default:
		return fmt.Errorf("the text field %s is %s, not a string", v.name, kindNames[v.kind])
	}
	r.Text = d.record[v.start:v.end:v.end]
	if v.escaped {
		r.Text = d.decodeText(q, r.Text)
	}
	d.origins = append(d.origins, codedOrigin{
		raw: d.record, offset: p.offset, field: v.name, codec: q, verbatim: !v.escaped, opaque: p.transcoded,
		content: document.Span{Start: int32(v.start), End: int32(v.end)}, length: int32(len(r.Text)),
	})
	r.Origin = &d.origins[len(d.origins)-1]
	return nil
}

// decodeText returns what a field's content stands for; it is never longer.
func (d *recordDecoder) decodeText(q quoting, content []byte) []byte {
	if cap(d.decoded)-len(d.decoded) < len(content) {
		d.decoded = make([]byte, 0, max(2*cap(d.decoded), len(content), chunkSize/8))
	}
	start := len(d.decoded)
	d.decoded = q.unescape(d.decoded, content)
	return d.decoded[start:len(d.decoded):len(d.decoded)]
}

// takeMeta fills in what is known besides the text. All strings share one
// piece of memory.
func (d *recordDecoder) takeMeta(q quoting, m *document.Meta) {
	d.scratch = d.scratch[:0]
	var ends [partCount]int
	for p := range partCount {
		if v := &d.found[p]; p != textPart && v.kind.fits(p) == 3 {
			content := d.record[v.start:v.end]
			if v.escaped {
				d.scratch = q.unescape(d.scratch, content)
			} else {
				d.scratch = append(d.scratch, content...)
			}
		}
		ends[p] = len(d.scratch)
	}
	all := string(d.scratch)
	m.ID = all[:ends[idPart]]
	m.Title = all[ends[textPart]:ends[titlePart]]
	m.PublishedText = all[ends[titlePart]:ends[datePart]]
	m.Published, _ = parseDate(m.PublishedText)
	m.URL = all[ends[datePart]:ends[urlPart]]
	m.Source = all[ends[urlPart]:ends[sourcePart]]
	m.Ignore = ruleList(all[ends[sourcePart]:])
	if m.URL == "" && strings.Contains(m.Source, "://") {
		m.URL, m.Source = m.Source, ""
	}
}
