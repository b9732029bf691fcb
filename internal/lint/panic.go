package lint

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// PanicError is a record on which a rule, or the program itself, failed.
type PanicError struct {
	// Rule is empty where no rule was at work.
	Rule     string
	Path, ID string
	Cause    any
	// Line is the file and line that panicked.
	Line string
}

func (e *PanicError) Error() string {
	where := e.Path
	if e.ID != "" {
		where += ": record " + strconv.Quote(e.ID)
	}
	what, missing := "newslint", "it is left out"
	if e.Rule != "" {
		what, missing = "rule "+e.Rule, "its findings are missing"
	}
	return fmt.Sprintf("%s failed on %s: %v, at %s; %s, please report this", what, where, e.Cause, e.Line, missing)
}

// Contain calls work on a record and returns a panic in it as a *PanicError.
func Contain(meta *document.Meta, work func()) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = newPanicError("", meta, cause)
		}
	}()
	work()
	return nil
}

// newPanicError is called in the deferred function that recovers.
func newPanicError(rule string, meta *document.Meta, cause any) error {
	return &PanicError{Rule: rule, Path: meta.Path, ID: meta.ID, Cause: cause, Line: panicLine()}
}

// panicLine returns the line that panicked.
func panicLine() string {
	const skipped, depth = 4, 32 // Callers, panicLine, newPanicError and the deferred function
	callers := make([]uintptr, depth)
	frames := runtime.CallersFrames(callers[:runtime.Callers(skipped, callers)])
	for {
		frame, more := frames.Next()
		if !strings.HasPrefix(frame.Function, "runtime.") {
			return fmt.Sprintf("%s:%d", filepath.Base(frame.File), frame.Line)
		}
		if !more {
			return "an unknown line"
		}
	}
}
