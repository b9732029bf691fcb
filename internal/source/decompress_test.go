package source

import (
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func TestCompressions(t *testing.T) {
	line := `{"text":"packed"}` + "\n"
	bzip2 := "BZh91AY&SY\x7a\xe7\xa5\x85\x00\x00\x08\x59\x80\x00\x10\x10\x00\x00\x10\x2e\x08\x44\x4a\x20\x00\x22\x08\xc4\xf4\x65" +
		"\x08\x06\x80\x16\xca\x16\x46\x90\x6d\x45\x2e\x7c\x5d\xc9\x14\xe1\x42\x41\xeb\x9e\x96\x14"
	for name, packed := range map[string]string{
		"gzip": gzipped(line), "two gzip members": gzipped(line[:5]) + gzipped(line[5:]), "zstd": zstandard(line), "bzip2": bzip2,
	} {
		t.Run(name, func(t *testing.T) {
			equal(t, readStdin(t, packed, Options{}), `-:1  "packed"`)
			got := readStdin(t, packed[:len(packed)-3], Options{Format: JSONLines})
			if last := got[len(got)-1]; !strings.HasSuffix(last, "the compressed file is cut off") {
				t.Errorf("cut off: %q", last)
			}
		})
	}
}

// TestBomb unpacks what no text packs to, and what a very dull text does.
func TestBomb(t *testing.T) {
	line := `{"text":"0000000000000000000000000000000000000000000000000000000"}` + "\n"
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	bomb := string(w.EncodeAll([]byte(strings.Repeat(line, 2*freeSize/len(line))), nil))
	var b Batch
	r := NewReader([]string{"-"}, strings.NewReader(bomb), Options{})
	records, size := 0, 0
	var last error
	for r.Read(&b) == nil {
		size = max(size, cap(b.data))
		for rec := range b.Records {
			records++
			last = rec.Err
		}
	}
	if last == nil || !strings.Contains(last.Error(), "unpacks to more than 250 times its size") {
		t.Errorf("the last of %d records: %v", records, last)
	}
	if want := freeSize / len(line); records < want-1 || records > want+want/10 {
		t.Errorf("%d records, want %d before the limit", records, want)
	}
	if size > 2*chunkSize {
		t.Errorf("a batch took %d bytes", size)
	}
	if got := readStdin(t, zstandard(strings.Repeat(line, 10000)), Options{}); len(got) != 10000 {
		t.Errorf("%d records of a dull text: %s", len(got), got[len(got)-1])
	}
}
