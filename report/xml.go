package report

import (
	"bytes"
	"encoding/xml"
	"strconv"
)

const xmlHeader = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// xmlBuffer collects XML text.
type xmlBuffer struct{ bytes.Buffer }

// text appends escaped text. Controls, which XML 1.0 cannot hold, are spelled
// out as a terminal shows them.
func (b *xmlBuffer) text(s string) {
	// Writing to a buffer cannot fail.
	_ = xml.EscapeText(&b.Buffer, []byte(visible(s)))
}

// attribute appends an attribute with the blank before it.
func (b *xmlBuffer) attribute(name, value string) {
	b.WriteString(" " + name + `="`)
	b.text(value)
	b.WriteByte('"')
}

func (b *xmlBuffer) number(name string, value int) { b.attribute(name, strconv.Itoa(value)) }
