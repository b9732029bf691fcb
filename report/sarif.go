package report

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/chavacava/garif"

	"github.com/newslint/newslint/internal/lint"
)

// What code scanning takes in one file; it rejects or truncates beyond.
const (
	maxResults = 25_000
	maxGzipped = 10 << 20 // bytes
	// maxLocations is how many places of a result it shows; the message counts
	// the others.
	maxLocations = 100
)

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	homepage     = "https://github.com/newslint/newslint"
	// sourceRoot names the folder that relative URIs start from.
	sourceRoot = "%SRCROOT%"
)

// sarif collects results, the gravest where there are too many, and writes
// one log at the end.
type sarif struct {
	w       io.Writer
	options Options
	paths   paths
	// kept holds results by rank, each in input order.
	kept   [ranks][]keptResult
	seen   int
	rules  map[string]*lint.Rule
	limits struct{ results, gzipped int }
}

// keptResult is a result with its place in the input and what it is known by
// in its file from run to run.
type keptResult struct {
	number      int
	fingerprint string
	// known: a baseline lists the finding.
	known bool
	*garif.Result
}

func newSARIF(w io.Writer, o Options) *sarif {
	s := &sarif{w: w, options: o, paths: newPaths(o), rules: map[string]*lint.Rule{}}
	s.limits.results, s.limits.gzipped = maxResults, maxGzipped
	return s
}

func (s *sarif) Result(r *lint.Result) error {
	file := s.paths.location(r.Path)
	locate := newLocator(r, utf16Length)
	for i := range r.Findings {
		f := &r.Findings[i]
		s.seen++
		rank := rankOf(f)
		if !s.makeRoom(rank) {
			continue
		}
		s.rules[f.Rule.ID] = f.Rule
		s.kept[rank] = append(s.kept[rank], keptResult{
			number: s.seen, fingerprint: r.Path + "\x00" + f.Fingerprint,
			known: f.Suppressed != nil && f.Suppressed.Kind == lint.InBaseline, Result: sarifResult(file, locate, f),
		})
	}
	return nil
}

// ranks is how many ranks findings have.
const ranks = int(lint.Error) + 2

// rankOf orders findings by how much they matter: those that are suppressed,
// then the others by level.
func rankOf(f *lint.Finding) int {
	if f.Suppressed != nil {
		return 0
	}
	return int(f.Level) + 1
}

// makeRoom drops a result of the lowest rank where there are too many, and
// reports whether one of the given rank may be added.
func (s *sarif) makeRoom(rank int) bool {
	if s.count() < s.limits.results {
		return true
	}
	for r := range rank {
		if n := len(s.kept[r]); n > 0 {
			s.kept[r] = slices.Delete(s.kept[r], n-1, n)
			return true
		}
	}
	return false
}

func (s *sarif) count() int {
	n := 0
	for _, results := range s.kept {
		n += len(results)
	}
	return n
}

func (s *sarif) Close(sum *Summary) error {
	for {
		encoded, err := json.Marshal(s.log(sum))
		if err != nil {
			return fmt.Errorf("encode SARIF: %w", err)
		}
		size := len(encoded)
		if size > s.limits.gzipped {
			size = gzippedSize(encoded)
		}
		if size <= s.limits.gzipped || s.count() == 0 {
			_, err = s.w.Write(append(escapeControls(encoded), '\n'))
			return err
		}
		// Results differ in weight, so take a little more off than the share.
		s.shrink(s.count() * s.limits.gzipped / size * 9 / 10)
	}
}

// gzippedSize returns how many bytes data takes when it is compressed.
func gzippedSize(data []byte) int {
	var size counter
	zipped := gzip.NewWriter(&size)
	// A counter takes everything.
	_, _ = zipped.Write(data)
	_ = zipped.Close()
	return int(size)
}

// escapeControls escapes what encoding/json leaves as it is and a terminal
// may obey: DEL and the C1 controls.
func escapeControls(encoded []byte) []byte {
	isControl := func(r rune) bool { return 0x7f <= r && r < 0xa0 }
	if bytes.IndexFunc(encoded, isControl) < 0 {
		return encoded
	}
	escaped := make([]byte, 0, len(encoded)+64)
	for _, r := range string(encoded) {
		if isControl(r) {
			escaped = appendEscape(escaped, r)
			continue
		}
		escaped = utf8.AppendRune(escaped, r)
	}
	return escaped
}

// shrink keeps the n results of the highest ranks.
func (s *sarif) shrink(n int) {
	for rank := range slices.Backward(s.kept[:]) {
		s.kept[rank] = s.kept[rank][:min(n, len(s.kept[rank]))]
		n -= len(s.kept[rank])
	}
}

// sarifLog is the whole file. Its own fields go before those of the types
// inside, which leave empty lists out: code scanning wants them.
type sarifLog struct {
	Version string     `json:"version"`
	Schema  string     `json:"$schema"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	*garif.Run
	Tool    sarifTool       `json:"tool"`
	Results []*garif.Result `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	*garif.ToolComponent
	Rules []*garif.ReportingDescriptor `json:"rules"`
}

// log puts together what was kept.
func (s *sarif) log(sum *Summary) *sarifLog {
	kept := slices.Concat(s.kept[:]...)
	slices.SortFunc(kept, func(a, b keptResult) int { return cmp.Compare(a.number, b.number) })
	results := make([]*garif.Result, len(kept))
	fired := map[string]bool{}
	same := map[string]int{}
	for i, k := range kept {
		// Code scanning takes results of one file with one hash for one alert.
		same[k.fingerprint]++
		_, hash, _ := strings.Cut(k.fingerprint, "\x00")
		k.PartialFingerprints = map[string]string{"primaryLocationLineHash": hash + ":" + strconv.Itoa(same[k.fingerprint])}
		if sum.Baseline {
			k.BaselineState = baselineState(k.known)
		}
		results[i] = k.Result
		fired[k.RuleId] = true
	}
	run := sarifRun{
		Run: &garif.Run{
			ColumnKind:         "utf16CodeUnits",
			OriginalUriBaseIds: s.paths.bases(),
			Invocations:        []*garif.Invocation{s.invocation(sum, len(kept))},
		},
		Tool:    sarifTool{s.driver(fired)},
		Results: results,
	}
	if s.options.Category != "" {
		run.AutomationDetails = &garif.RunAutomationDetails{Id: s.options.Category}
	}
	return &sarifLog{Version: sarifVersion, Schema: sarifSchema, Runs: []sarifRun{run}}
}

// baselineState compares a result with the run that the baseline was made of.
func baselineState(known bool) string {
	if known {
		return "unchanged"
	}
	return "new"
}

// invocation tells what went wrong and what was left out.
func (s *sarif) invocation(sum *Summary, kept int) *garif.Invocation {
	var notes []*garif.Notification
	for _, problem := range sum.Problems {
		notes = append(notes, notification("error", problem.Error()))
	}
	if left := s.seen - kept; left > 0 {
		notes = append(notes, notification("warning", fmt.Sprintf(
			"%s of %s were left out, the least grave ones, because code scanning takes at most %s and %d MB gzipped; other formats hold them all.",
			number(left), count(s.seen, "finding"), count(s.limits.results, "result"), s.limits.gzipped>>20)))
	}
	if sum.Omitted > 0 {
		notes = append(notes, notification("warning", fmt.Sprintf("%s past the limit for one document and rule were not reported.", count(sum.Omitted, "finding"))))
	}
	return &garif.Invocation{ExecutionSuccessful: len(sum.Problems) == 0, ToolExecutionNotifications: notes}
}

func notification(level, text string) *garif.Notification {
	return &garif.Notification{Level: level, Message: &garif.Message{Text: text}}
}

// counter counts what is written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
