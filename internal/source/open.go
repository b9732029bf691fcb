package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/transform"
)

// stdinPath is standard input among the paths.
const stdinPath = "-"

var errBinary = errors.New("the file is binary, not text")

// extensions gives the format that a file's extension promises.
var extensions = map[string]Format{
	".txt": Text, ".text": Text, ".md": Markdown, ".markdown": Markdown,
	".html": HTML, ".htm": HTML, ".xhtml": HTML,
	".jsonl": JSONLines, ".ndjson": JSONLines, ".json": JSON,
	".csv": CSV, ".tsv": TSV,
	".warc": WARC, ".wet": WARC,
}

// compressions are the extensions that may stand behind another.
var compressions = []string{".gz", ".zst", ".zstd", ".bz2"}

func extensionNames() []string { return slices.Sorted(maps.Keys(extensions)) }

// formatOf returns the format that a name promises.
func formatOf(name string) (f Format, known bool) {
	ext := strings.ToLower(filepath.Ext(name))
	if slices.Contains(compressions, ext) {
		ext = strings.ToLower(filepath.Ext(name[:len(name)-len(ext)]))
	}
	f, known = extensions[ext]
	return f, known
}

// input is a file being read.
type input struct {
	// path is the name that findings give.
	path   string
	format Format
	fields *fieldSet
	// size is the file's in bytes where that is known to be the content's, else 0.
	size    int64
	reader  io.Reader
	closers []func() error

	// compression names what the file is packed with, charset what its text is
	// written in, as far as the first bytes tell.
	compression string
	charset     charset
	// transcoded: reader gives UTF-8, the file holds something else.
	transcoded bool

	// buffered is reader, for the formats that read by the line.
	buffered *bufio.Reader
	// again is what buffered reads from once something was put back.
	again rewinder
	// cutter finds the ends of records in a stream; header is a table's.
	cutter cutter
	header *tableHeader

	// line is the number of the next line, offset the byte of the content, that
	// is to be delivered.
	line   int
	offset int64
	// rest is the start of a record whose end is not read yet.
	rest []byte
	// skipping: the record at hand is over-long and to be dropped.
	skipping bool
}

// open opens a file, or standard input, and decides how to read it.
func (r *Reader) open(path string) (*input, error) {
	in := &input{path: path, line: 1, format: r.settings.Format}
	if path == stdinPath {
		in.reader = r.stdin
		if f, ok := r.stdin.(*os.File); ok {
			in.reader = r.interruptible(f)
		}
		if r.stdinName != "" {
			in.path = r.stdinName
		}
	} else {
		f, err := os.Open(path)
		if err != nil {
			return nil, fileError(path, 0, err)
		}
		in.reader, in.closers = r.interruptible(f), append(in.closers, f.Close)
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			in.size = info.Size()
		}
	}
	in.reader = meter{in.reader, &r.taken}
	in.fields = r.fieldsOf(in.path)
	if err := r.prepare(in); err != nil {
		in.close()
		return nil, fileError(in.path, 0, err)
	}
	return in, nil
}

// prepare looks at the first bytes: it opens what is compressed, refuses what
// is binary, and settles the format where neither the user nor the extension did.
func (r *Reader) prepare(in *input) error {
	head := r.head
	head.Reset(in.reader)
	start, err := head.Peek(4)
	if err := ignoreEOF(err); err != nil {
		return err
	}
	decoder, err := in.decompress(head, start)
	if err != nil {
		return describeRead(err)
	}
	if decoder != nil {
		in.size = 0
		head = r.content
		head.Reset(decoder)
	}
	start, err = head.Peek(sniffLength)
	if err := ignoreEOF(err); err != nil && len(start) == 0 {
		return describeRead(err)
	}
	c := r.settings.streamCharset(start)
	if !isWide(c) && !bytes.HasPrefix(start, []byte("WARC/")) && isBinary(start) {
		return errBinary
	}
	if in.format == Auto {
		in.format = in.guess(c, start)
	}
	in.reader, in.buffered, in.charset = head, head, c
	if in.format.isStream() && !c.isUTF8() {
		in.size, in.transcoded = 0, true
		in.reader = transform.NewReader(head, c.encoding.NewDecoder())
	}
	in.cutter = newCutter(in.format, start)
	return nil
}

// newCutter returns what cuts a stream that begins so into records.
func newCutter(f Format, start []byte) cutter {
	switch f {
	case JSONLines:
		return lineCutter{}
	case JSON:
		return &objectCutter{}
	case CSV:
		return &rowCutter{delimiter: guessDelimiter(start)}
	case TSV:
		return &rowCutter{delimiter: '\t'}
	}
	return nil
}

// streamCharset tells the encoding of a file from its first bytes.
func (s *settings) streamCharset(start []byte) charset {
	if c, size := byteOrder(start); size > 0 {
		return c
	}
	if s.charset != nil {
		return *s.charset
	}
	c, _ := detectWide(start)
	return c
}

const (
	// sniffLength is how many of the first bytes are looked at.
	sniffLength = 4 << 10
	bufferSize  = 32 << 10
)

func ignoreEOF(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, bufio.ErrBufferFull) {
		return nil
	}
	return err
}

// guess settles the format by extension, then by the first bytes.
func (in *input) guess(c charset, start []byte) Format {
	f, known := formatOf(in.path)
	if known && f != JSON {
		return f
	}
	if !c.isUTF8() {
		start = c.decode(nil, start)
	}
	start = bytes.TrimLeft(bytes.TrimPrefix(start, byteOrderMark), " \t\r\n")
	switch {
	case f == JSON || looksLikeJSON(start):
		return jsonLayout(start)
	case looksLikeHTML(start):
		return HTML
	case bytes.HasPrefix(start, []byte("WARC/")):
		return WARC
	}
	return Text
}

// looksLikeJSON reports whether an object, or an array of them, begins here.
func looksLikeJSON(start []byte) bool {
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("[")), " \t\r\n")
	start, object := bytes.CutPrefix(start, []byte("{"))
	start = bytes.TrimLeft(start, " \t\r\n")
	return object && (len(start) == 0 || start[0] == '"' || start[0] == '}')
}

// jsonLayout tells an object a line, which is read fastest, from objects that
// are laid out over lines or stand in an array.
func jsonLayout(start []byte) Format {
	line, _, whole := bytes.Cut(start, []byte{'\n'})
	if bytes.HasPrefix(start, []byte("{")) && (!whole || (&objectCutter{}).next(line, 0) > 0) {
		return JSONLines
	}
	return JSON
}

// looksLikeHTML reports whether a page begins here.
func looksLikeHTML(start []byte) bool {
	start = bytes.ToLower(start[:min(len(start), 512)])
	for _, opening := range [...]string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(start, []byte(opening)) {
			return true
		}
	}
	return bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("<html"))
}

// isBinary reports whether more of the bytes are control characters than in
// any damaged text.
func isBinary(start []byte) bool {
	controls := 0
	for _, c := range start {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1b' {
			controls++
		}
	}
	return controls > 2+len(start)/50 || bytes.HasPrefix(start, []byte("%PDF-"))
}

func (in *input) close() {
	for _, c := range slices.Backward(in.closers) {
		_ = c() // only read from: nothing can be lost
	}
}
