package command_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Packages that are linked against the system's C library, where there is a
// compiler for it, make each start of the program slower: by a seventh, measured.
func TestNothingNeedsTheCLibrary(t *testing.T) {
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("there is no go command")
	}
	list, err := exec.Command(tool, "list", "-deps", "../..").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(list))
	for _, p := range []string{"net", "os/user", "runtime/cgo"} {
		if slices.Contains(linked, p) {
			t.Errorf("package %s is linked; go mod why -m and go list -deps tell what needs it", p)
		}
	}
}
