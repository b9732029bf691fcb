package source

import (
	"os"
	"strings"
	"testing"
)

func TestInterrupt(t *testing.T) {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = in.Close(), out.Close() })
	r := NewReader([]string{"-"}, in, Options{Format: JSONLines})
	go func() {
		// More than the system's pipe holds: when it is written, the first
		// records have been taken.
		_, _ = out.WriteString(strings.Repeat(`{"text":"a"}`+"\n", 1<<14) + `{"text":"hal`)
		r.Interrupt()
		r.Interrupt()
	}()
	records := read(t, r)
	last := len(records) - 1
	if last < 1 || !strings.HasSuffix(records[last], "interrupted here") {
		t.Fatalf("%d records, the last %s", len(records), records[last])
	}
	for _, record := range records[:last] {
		if !strings.HasSuffix(record, `"a"`) {
			t.Fatalf("got %s", record)
		}
	}
}
