package report

// AppendString is appendString for tests.
var AppendString = appendString

// LimitSARIF lowers what a SARIF writer takes.
func LimitSARIF(w Writer, results, gzipped int) {
	s := w.(*sarif)
	s.limits.results, s.limits.gzipped = results, gzipped
}
