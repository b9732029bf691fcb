package report

import (
	"encoding/json"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// jsonMention is a mention as `newslint mentions` prints it.
type jsonMention struct {
	Path     string `json:"path,omitempty"`
	ID       string `json:"id,omitempty"`
	Kind     string `json:"kind"`
	Start    int64  `json:"start"`
	End      int64  `json:"end"`
	Text     string `json:"text"`
	Value    any    `json:"value"`
	Timex    string `json:"timex_type,omitempty"`
	Modifier string `json:"modifier,omitempty"`
	Unit     string `json:"unit,omitempty"`
}

// jsonRange is the value of a quantity with two ends.
type jsonRange struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// AppendMention appends a mention of the text as one line of JSON, by the
// record's id where it has one, else by its path.
func AppendMention(dst []byte, meta *document.Meta, text []byte, m *lint.Mention) ([]byte, error) {
	j := jsonMention{
		ID: meta.ID, Kind: "date", Start: int64(m.Start), End: int64(m.End), Text: string(text[m.Start:m.End]),
		Value: m.Value, Timex: m.Timex, Modifier: m.Modifier, Unit: m.Unit,
	}
	if at := (jsonPlace{meta.Origin}); at.inFile() {
		image, _ := meta.Origin.Image(m.Span)
		j.Start, j.End = meta.Origin.Offset()+int64(image.Start), meta.Origin.Offset()+int64(image.End)
	}
	if meta.ID == "" {
		j.Path = meta.Path
	}
	switch {
	case m.Timex != "":
	case m.Low == m.High:
		j.Kind, j.Value = "quantity", m.Low
	default:
		j.Kind, j.Value = "quantity", jsonRange{m.Low, m.High}
	}
	line, err := json.Marshal(j)
	if err != nil {
		return dst, err
	}
	return append(append(dst, line...), '\n'), nil
}
