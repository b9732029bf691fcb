package command_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// watched are the system calls by which a program reaches out: to the network,
// to other programs, and to the names of files.
const watched = "trace=%network,%process,open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat," +
	"link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,?fchmodat2,chown,lchown,fchownat,mknod,mknodat,utimensat,setxattr,mount,bpf,ptrace"

// TestConfined watches the system calls of every command: nothing goes to the
// network, no program is started but git where it is asked for, and nothing is
// written but what the command line names.
func TestConfined(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip(err)
	}
	if said, err := exec.Command(strace, "-f", "-qq", "-e", watched, "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("strace cannot watch here: %v: %s", err, said)
	}
	for _, tt := range []struct {
		args   string
		writes string // the folder or file, "" for none
		git    bool
	}{
		{args: "check ."},
		{args: "check --format html ."},
		{args: "check --format sarif --output out/report.sarif .", writes: "out"},
		{args: "check --new-from HEAD .", git: true},
		{args: "clean ."},
		{args: "clean --output out/clean.txt a.txt", writes: "out"},
		{args: "mentions ."},
		{args: "fix --diff ."},
		{args: "fix --output-dir out a.txt", writes: "out"},
		{args: "fix a.txt", writes: "."},
		{args: "baseline write .", writes: "."},
		{args: "rules"},
		{args: "config print"},
		{args: "version"},
	} {
		t.Run(tt.args, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(article), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(filepath.Join(dir, "out"), 0o700); err != nil {
				t.Fatal(err)
			}
			if tt.git && !isRepository(dir) {
				t.Skip("there is no git")
			}
			log := filepath.Join(t.TempDir(), "log")
			cmd := exec.Command(strace, append([]string{"-f", "-qq", "-e", "signal=none", "-e", watched, "-o", log, program(t)}, strings.Fields(tt.args)...)...)
			cmd.Dir = dir
			if _, errs, status := ended(t, cmd); status > 1 {
				t.Fatalf("exit status %d: %s", status, errs)
			}
			calls, err := os.ReadFile(log)
			if err != nil {
				t.Fatal(err)
			}
			c := confinement{t: t, dir: dir, git: tt.git}
			if tt.writes != "" {
				c.writes = filepath.Join(dir, tt.writes)
			}
			for line := range bytes.Lines(calls) {
				c.check(string(line))
			}
			if c.opened == 0 || c.started == 0 {
				t.Errorf("%d files opened, %d programs started: the log is not understood", c.opened, c.started)
			}
		})
	}
}

// isRepository makes the folder a repository with one commit.
func isRepository(dir string) bool {
	git := exec.Command("sh", "-c", "git init -q && git -c user.name=a -c user.email=a@example.org commit -q --allow-empty -m x")
	git.Dir = dir
	return git.Run() == nil
}

// confinement holds a run to what it may do.
type confinement struct {
	t           *testing.T
	dir, writes string
	git         bool

	opened, started int
}

var (
	callPattern   = regexp.MustCompile(`^\d+ +(\w+)\((.*)`)
	stringPattern = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
	// endings are how processes end and are waited for.
	endings = []string{"exit", "exit_group", "wait4", "waitid", "kill", "pidfd_send_signal", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "tgkill", "tkill", "arch_prctl", "pidfd_open"}
)

func (c *confinement) check(line string) {
	c.t.Helper()
	call := callPattern.FindStringSubmatch(line)
	if call == nil {
		return // the rest of a call that another interrupted
	}
	name, arguments := call[1], call[2]
	var paths []string
	for _, s := range stringPattern.FindAllStringSubmatch(arguments, -1) {
		paths = append(paths, s[1])
	}
	switch name {
	case "execve":
		c.started++
		if c.started > 1 && (!c.git || filepath.Base(paths[0]) != "git") {
			c.t.Error("starts a program:", line)
		}
	case "clone", "clone3", "fork", "vfork":
		if !c.git && !strings.Contains(arguments, "CLONE_THREAD") {
			c.t.Error("starts a process:", line)
		}
	case "open", "openat", "openat2":
		c.opened++
		if strings.Contains(arguments, "O_WRONLY") || strings.Contains(arguments, "O_RDWR") || strings.Contains(arguments, "O_CREAT") {
			c.write(line, paths)
		}
	case "creat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat", "link", "linkat", "symlink", "symlinkat",
		"truncate", "chmod", "fchmodat", "fchmodat2", "chown", "lchown", "fchownat", "mknod", "mknodat", "utimensat", "setxattr":
		c.write(line, paths)
	default:
		if !slices.Contains(endings, name) {
			c.t.Error("reaches out:", line)
		}
	}
}

// write allows for the named outputs, for the null device, and for what git
// does in its own folder.
func (c *confinement) write(line string, paths []string) {
	c.t.Helper()
	for _, path := range paths {
		if !filepath.IsAbs(path) {
			path = filepath.Join(c.dir, path)
		}
		named := c.writes != "" && (path == c.writes || strings.HasPrefix(path, c.writes+"/"))
		inGit := c.git && strings.HasPrefix(path, filepath.Join(c.dir, ".git")+"/")
		if path != os.DevNull && !named && !inGit {
			c.t.Error("writes:", line)
		}
	}
}
