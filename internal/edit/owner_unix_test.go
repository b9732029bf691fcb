//go:build unix

package edit

import (
	"os"
	"syscall"
	"testing"
)

func TestRewriteKeepsOwner(t *testing.T) {
	path := writeFile(t, "one\n")
	const uid, gid = 1234, 5678
	if err := os.Chown(path, uid, gid); err != nil {
		t.Skip("only the superuser gives files away: ", err)
	}
	w := openFile(t, path)
	try(t, w.Replace(0, []byte("one"), []byte("two")))
	_, err := w.Commit()
	try(t, err)
	info, err := os.Stat(path)
	try(t, err)
	if s, ok := info.Sys().(*syscall.Stat_t); !ok || s.Uid != uid || s.Gid != gid {
		t.Errorf("the owner is %d:%d, want %d:%d", s.Uid, s.Gid, uid, gid)
	}
}
