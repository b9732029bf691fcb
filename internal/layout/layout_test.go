package layout

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// read returns the layout of a text.
func read(tb testing.TB, text string) (*document.Document, *Layout) {
	tb.Helper()
	d := document.New(document.MustVocabulary(Words, Families))
	d.Parse(document.Meta{}, []byte(text))
	l := &Layout{}
	l.Read(d)
	return d, l
}

const story = `The old harbour bridge will close to all traffic on Monday while engineers replace forty corroded beams, the port authority said.

The bridge carries about nine thousand cars a day. Drivers will have to use the northern tunnel, which adds some ten minutes to the trip into the centre.

Beams from the north

"We looked at keeping one lane of the bridge open, but the beams would not allow it," said Mara Holt, who leads the repairs for the port authority.

The port authority expects the repairs of the beams to cost eleven million crowns. It will ask the city for half of the money.`

func TestRoles(t *testing.T) {
	text := "Skip to main content\n\nHarbour bridge closes for repairs until spring\n\nBy Ida Brandt and Tom Okafor\n\n" +
		"The closed bridge on Monday. Photo: Luca Ferri\n\nSOUTHPORT –\n\n" + story + "\n\nShare\n\nComments"
	want := []Role{Debris, Headline, Byline, Caption, Dateline, Body, Body, Subhead, Body, Body, Debris, Debris}
	_, l := read(t, text)
	var got []Role
	for i := range l.Segments {
		got = append(got, l.Segments[i].Role)
	}
	if !slices.Equal(got, want) {
		t.Errorf("roles %v, want %v", got, want)
	}
	if l.Language != English {
		t.Errorf("language %d, want English", l.Language)
	}
}

func TestPieces(t *testing.T) {
	tests := []struct {
		name, text, want string
	}{
		{"a story alone", story, ""},
		{"an empty text", "", ""},
		{"a button below", story + "\n\nShare", "Share"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, l := read(t, tt.text)
			var got []string
			for _, p := range l.Pieces {
				got = append(got, d.String(p.Span))
			}
			if strings.Join(got, "|") != tt.want {
				t.Errorf("pieces %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSentencesOfALongLine(t *testing.T) {
	text := strings.Join(strings.Fields(story), " ") + " " + strings.Join(strings.Fields(story), " ")
	_, l := read(t, text)
	if len(l.Segments) < 8 || !l.Segments[0].Sentence {
		t.Errorf("%d segments of one long line, want its sentences", len(l.Segments))
	}
	if l.RoleOf(0) != l.Segments[0].Role {
		t.Error("the role of the block is not that of its first segment")
	}
}

func TestModelsSurviveWriting(t *testing.T) {
	var b strings.Builder
	if _, err := trained().WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	m, err := ReadModels(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(m, trained()) {
		t.Error("the models that are read are not those that were written")
	}
}

func TestBrokenWeights(t *testing.T) {
	for _, text := range []string{
		"words > 1\twords > 2\twords > 3\t0 0",
		"model first 0",
		"model first 0 0\nwords > 1",
		"model first 0 0\nwords > 1\twords > 2\tno such thing > 3\t0 0",
		"model first 0 0\nwords > 1\twords > 2\twords > x\t0 0",
		"model first 0 0\nwords > 1\twords > 2\twords > 3\t0 0",
		"model first 0 0\nwords > 1\twords > 2\twords > 3\t" + strings.Repeat("0 0 ", 9),
	} {
		if _, err := ReadModels(strings.NewReader(text)); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}

func TestLogOf(t *testing.T) {
	for _, p := range []float32{0.001, 0.01, 0.25, 0.3, 0.5, 0.77, 0.999, 1} {
		if got, want := float64(logOf(p)), math.Log(float64(p)); math.Abs(got-want) > 2e-3 {
			t.Errorf("logOf(%v) is %v, want %v", p, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(story)
	f.Add("Share\n\n" + story + "\n\nComments\n3 comments\nReply")
	f.Add("Subscribe now. " + strings.Repeat("It is so. ", 20))
	f.Add("\xff\xfe • © …")
	v := document.MustVocabulary(Words, Families)
	d, l := document.New(v), &Layout{}
	f.Fuzz(func(t *testing.T, text string) {
		d.Parse(document.Meta{}, []byte(text))
		l.Read(d)
		end := int32(0)
		for i := range l.Segments {
			s := &l.Segments[i]
			if s.Start < end || s.End <= s.Start || s.Body < 0 || s.Body > 1 || s.Stray < 0 || s.Stray > 1 {
				t.Fatalf("segment %d: %+v after byte %d", i, s, end)
			}
			end = s.End
		}
		end = 0
		for _, p := range l.Pieces {
			if p.Start < end || p.Kind == None || p.First >= p.End {
				t.Fatalf("piece %+v after byte %d", p, end)
			}
			end = p.Span.End
			_ = l.Reasons(p)
		}
		for b := range d.Blocks {
			_ = l.RoleOf(int32(b))
		}
	})
}
