package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// capture is what a web archive says of a page, or of a text made from one.
type capture struct {
	id, url string
	// charset is the encoding that came with the page, if any.
	charset string
	// chunked and packed: the body is in pieces with their lengths, and in gzip.
	chunked, packed bool
}

// errLength names a record of a web archive that is longer or shorter than it says.
var errLength = errors.New("the record's Content-Length is wrong; the next one is looked for")

// maxWARCHeader is how long the fields of a record may be, in bytes.
const maxWARCHeader = 64 << 10

// fillArchive appends the next record of a web archive, if it holds text.
func (r *Reader) fillArchive(b *Batch) (done bool) {
	in, start := r.current, len(b.data)
	fields, err := in.warcHeader(b)
	in.pass(b.data[start:])
	b.data = b.data[:start]
	if err != nil {
		if err = ignoreEOF(err); err == nil {
			return true
		}
		b.fail(in, in.line, describeRead(err))
		return in.seekRecord() != nil
	}
	length, err := strconv.ParseInt(fields["content-length"], 10, 62)
	if err != nil || length < 0 {
		b.fail(in, in.line, errors.New("the record has no Content-Length; the next one is looked for"))
		return in.seekRecord() != nil
	}
	if length > int64(r.settings.maxRecord) {
		if _, readable := mediaFormat(fields["content-type"]); readable || fields["warc-type"] == "response" {
			b.fail(in, in.line, r.settings.tooLong())
		}
		return in.seekRecord() != nil // its length may be a lie
	}
	if !r.readBlock(b, int(length)) {
		b.data = b.data[:start]
		return in.seekRecord() != nil
	}
	if reason := r.addCapture(b, start, fields); reason != "" {
		r.walker.skipped[reason]++
		in.pass(b.data[start:])
		b.data = b.data[:start]
	}
	return false
}

// warcHeader reads the fields of a record, names in lower case, and the empty
// lines before it. What it reads is appended to the batch, to be counted.
func (in *input) warcHeader(b *Batch) (map[string]string, error) {
	fields := map[string]string{}
	start := len(b.data)
	for version := ""; len(b.data)-start < maxWARCHeader; {
		line, err := in.buffered.ReadSlice('\n')
		b.data = append(b.data, line...)
		if err != nil && !(errors.Is(err, io.EOF) && len(line) == 0 && version == "") {
			return nil, noEOF(err)
		} else if err != nil {
			return nil, err
		}
		text := strings.TrimRight(string(line), "\r\n")
		switch {
		case version == "" && text == "":
		case version == "":
			if !strings.HasPrefix(text, "WARC/") {
				return nil, fmt.Errorf("%.40q where a record of a web archive should begin", text)
			}
			version = text
		case text == "":
			return fields, nil
		default:
			name, value, _ := strings.Cut(text, ":")
			fields[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
	}
	return nil, errors.New("the record's header has no end")
}

// noEOF turns an end of the file in the middle of a record into an error.
func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("the last record is cut off")
	}
	return err
}

// recordStart is what stands between the content of a record and the next one.
var recordStart = []byte("\r\n\r\nWARC/1.")

// readBlock appends the content of a record. Where the next record begins in
// it, or nothing but a record behind it, the length is wrong; then what has
// been read beyond the record is put back.
func (r *Reader) readBlock(b *Batch, length int) bool {
	const step = 64 << 10
	in, start := r.current, len(b.data)
	for left := length; left > 0; {
		searched := max(start, len(b.data)-len(recordStart))
		size := min(left, step)
		b.data = slices.Grow(b.data, size)
		n, err := io.ReadFull(in.buffered, b.data[len(b.data):len(b.data)+size])
		b.data = b.data[:len(b.data)+n]
		left -= n
		if next := bytes.Index(b.data[searched:], recordStart); next >= 0 {
			next += searched + len("\r\n\r\n")
			in.unread(b.data[next:])
			b.data = b.data[:next]
			err = errLength
		}
		if err != nil {
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				err = fmt.Errorf("the record is cut off, or its Content-Length is wrong: %d bytes are missing", left)
			}
			b.fail(in, in.line, err)
			in.pass(b.data[start:])
			return false
		}
	}
	behind, _ := in.buffered.Peek(1)
	if len(behind) > 0 && behind[0] != '\r' && behind[0] != '\n' {
		b.fail(in, in.line, errLength)
		in.pass(b.data[start:])
		return false
	}
	return true
}

// unread puts bytes back before what is to be read.
func (in *input) unread(content []byte) {
	if in.again.reader == nil {
		in.again = rewinder{bytes.Clone(content), in.buffered}
		in.buffered = bufio.NewReaderSize(&in.again, bufferSize)
		return
	}
	ahead, _ := in.buffered.Peek(in.buffered.Buffered())
	in.again.pending = slices.Concat(content, ahead, in.again.pending)
	in.buffered.Reset(&in.again)
}

// rewinder reads what was put back, and then on.
type rewinder struct {
	pending []byte
	reader  io.Reader
}

func (r *rewinder) Read(p []byte) (int, error) {
	if len(r.pending) == 0 {
		return r.reader.Read(p)
	}
	n := copy(p, r.pending)
	r.pending = r.pending[n:]
	return n, nil
}

// seekRecord goes on to the next line that a record can begin with, and
// returns an error at the file's end.
func (in *input) seekRecord() error {
	for {
		start, err := in.buffered.Peek(len("WARC/1."))
		if string(start) == "WARC/1." {
			return nil
		}
		if err != nil {
			return err
		}
		line, err := in.buffered.ReadSlice('\n')
		in.pass(line)
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// addCapture makes a piece of the batch's bytes from start on, which are the
// content of a record. It returns why not where it holds no text.
func (r *Reader) addCapture(b *Batch, start int, fields map[string]string) (skip string) {
	c := &capture{id: fields["warc-record-id"], url: strings.Trim(fields["warc-target-uri"], "<>")}
	media := fields["content-type"]
	body := start
	switch fields["warc-type"] {
	case "conversion", "resource":
	case "response":
		size, status, header := httpHeader(b.data[start:])
		if status < 200 || status > 299 {
			return "not a web page that was found"
		}
		media = header["content-type"]
		c.chunked = strings.EqualFold(header["transfer-encoding"], "chunked")
		switch strings.ToLower(header["content-encoding"]) {
		case "", "identity":
		case "gzip", "x-gzip":
			c.packed = true
		default:
			return "content encoding " + header["content-encoding"]
		}
		body += size
	default:
		return "not a web page"
	}
	format, readable := mediaFormat(media)
	if !readable {
		return "neither HTML nor text"
	}
	c.charset = mediaCharset(media)
	r.current.pass(b.data[start:body])
	b.add(r.current, body, len(b.data))
	p := &b.pieces[len(b.pieces)-1]
	p.format, p.capture = format, c
	return ""
}

// mediaFormat returns the format of a media type.
func mediaFormat(media string) (f Format, readable bool) {
	kind, _, _ := strings.Cut(media, ";")
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "text/plain":
		return Text, true
	case "text/html", "application/xhtml+xml":
		return HTML, true
	}
	return 0, false
}

// mediaCharset returns the encoding that a media type names.
func mediaCharset(media string) string {
	_, parameters, _ := strings.Cut(strings.ToLower(media), ";")
	return valueBehind([]byte(parameters), "charset")
}

// httpHeader returns the length of an HTTP response's header, its status, and
// its fields, names in lower case.
func httpHeader(response []byte) (size, status int, fields map[string]string) {
	fields = map[string]string{}
	for first := true; size < len(response); first = false {
		end, next := lineEnd(response, size)
		line := string(response[size:end])
		size = next
		if line == "" {
			break
		}
		if first {
			_, rest, _ := strings.Cut(line, " ")
			code, _, _ := strings.Cut(rest, " ")
			status, _ = digits(code)
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		fields[strings.ToLower(name)] = strings.TrimSpace(value)
	}
	return size, status, fields
}

// body returns the content of a capture as the server meant it, appended to
// dst where it is not what stands in the archive, at most limit bytes.
func (c *capture) body(dst, raw []byte, limit int) (content []byte, changed bool, err error) {
	if c.chunked {
		if joined, ok := joinChunks(dst, raw); ok {
			raw, changed = joined[len(dst):], true
			dst = joined
		}
	}
	if !c.packed || !bytes.HasPrefix(raw, []byte("\x1f\x8b")) {
		return raw, changed, nil
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, true, describeRead(err)
	}
	start := len(dst)
	buffer := bytes.NewBuffer(dst)
	_, err = io.Copy(buffer, io.LimitReader(unpacked, int64(limit)+1))
	if err != nil {
		return nil, true, describeRead(err)
	}
	content = buffer.Bytes()[start:]
	return content, true, nil
}

// joinChunks appends the content of a body in HTTP's chunked coding to dst,
// and returns false where it is not in it: many archives join the chunks and
// leave the header as it was.
func joinChunks(dst, raw []byte) ([]byte, bool) {
	for len(raw) > 0 {
		end, next := lineEnd(raw, 0)
		size, _, _ := strings.Cut(string(raw[:min(end, 20)]), ";")
		n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 31)
		if err != nil || int(n) > len(raw)-next {
			return dst, false
		}
		if n == 0 {
			return dst, true
		}
		dst = append(dst, raw[next:next+int(n)]...)
		raw = raw[next+int(n):]
		_, next = lineEnd(raw, 0)
		raw = raw[next:]
	}
	return dst, true
}
