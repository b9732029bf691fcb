//go:build unix

package command_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience is how long a screen may take. Nothing waits that long but a test
// that fails.
const patience = 30 * time.Second

// terminal is a program in a terminal of tmux.
type terminal struct {
	*testing.T
	socket string
}

// newTerminal runs newslint review with the arguments in a folder, in a
// terminal of that size.
func newTerminal(t *testing.T, dir, size string, env []string, args ...string) *terminal {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("there is no tmux")
	}
	socket, err := os.MkdirTemp("", "tmux") //nolint:usetesting // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t, filepath.Join(socket, "s")}
	t.Cleanup(func() {
		_ = exec.Command("tmux", "-S", term.socket, "kill-server").Run() // it may be gone
		_ = os.RemoveAll(socket)
	})
	width, height, _ := strings.Cut(size, "x")
	start := []string{
		"set-option", "-g", "remain-on-exit", "on", ";", "set-option", "-g", "status", "off", ";",
		"new-session", "-d", "-x", width, "-y", height, "-c", dir, "env",
	}
	start = append(append(start, "LC_ALL=C.UTF-8", "COLORTERM="), env...)
	term.tmux(append(append(start, "sh", "-c", reviewInShell, term.socket), args...)...)
	return term
}

// reviewInShell runs the review and writes its process number and its exit status to
// files beside the socket: tmux does not always know the status of what it ran.
const reviewInShell = `sh -c 'echo $$ >"$0.pid"; exec newslint review "$@"' "$0" "$@"; echo $? >"$0.status"`

func (t *terminal) tmux(args ...string) string {
	t.Helper()
	cmd := exec.Command("tmux", append([]string{"-S", t.socket, "-f", "/dev/null", "-u"}, args...)...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("tmux %v: %v: %s", args, err, errs.String())
	}
	return string(out)
}

func (t *terminal) screen() string {
	t.Helper()
	return t.tmux("capture-pane", "-p")
}

// poll asks until the answer is yes.
func (t *terminal) poll(what string, yes func(screen string) bool) string {
	t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		screen := t.screen()
		if yes(screen) {
			return screen
		}
		if time.Now().After(deadline) {
			t.Fatalf("no %s; the screen is\n%s", what, t.tmux("capture-pane", "-p", "-J", "-S", "-"))
		}
	}
}

// sees waits until the screen shows all of the texts.
func (t *terminal) sees(texts ...string) string {
	t.Helper()
	return t.poll(fmt.Sprintf("%q", texts), func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// presses sends a key, or text as it is typed, and waits until the screen
// shows what it leads to.
func (t *terminal) presses(key string, leadsTo ...string) {
	t.Helper()
	t.tmux("send-keys", key)
	t.sees(leadsTo...)
}

// writes types text.
func (t *terminal) writes(text string) {
	t.Helper()
	t.tmux("send-keys", "-l", text)
	t.sees(text)
}

// looks compares the screen with a golden, and waits until it is the same.
func (t *terminal) looks(golden string) {
	t.Helper()
	path := filepath.Join("testdata", "review", golden+".txt")
	if *update {
		last := ""
		screen := t.poll("still screen", func(screen string) bool {
			time.Sleep(200 * time.Millisecond)
			still := screen == last
			last = screen
			return still
		})
		if err := os.WriteFile(path, []byte(screen), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.poll("screen like "+path, func(screen string) bool { return screen == string(want) })
}

// ends waits for the end of the program, whose exit status and last words must
// be the given ones.
func (t *terminal) ends(status, words string) {
	t.Helper()
	t.poll("exit status "+status, func(string) bool {
		ended, _ := os.ReadFile(t.socket + ".status") // it may not be there yet
		return string(ended) == status+"\n"
	})
	// The end scrolls the screen.
	if all := t.tmux("capture-pane", "-p", "-J", "-S", "-"); !strings.Contains(all, words) {
		t.Errorf("the last words are not %q:\n%s", words, all)
	}
}

// pid returns that of the program.
func (t *terminal) pid() int {
	t.Helper()
	pid, err := strconv.Atoi(strings.TrimSpace(read(t.T, t.socket+".pid")))
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

// articles copies some of the test articles to a folder of its own.
func articles(t *testing.T, names ...string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "articles", name))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), string(text))
	}
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

const (
	journalName  = ".newslint-review.jsonl"
	baselineName = ".newslint-baseline.jsonl"
)

// TestReviewText goes through an article from the first screen to the last.
func TestReviewText(t *testing.T) {
	t.Parallel()
	dir := articles(t, "dock-strike.txt")
	path := filepath.Join(dir, "dock-strike.txt")
	before := read(t, path)
	term := newTerminal(t, dir, "100x28", nil, "dock-strike.txt")
	term.sees("8 of 8 findings open", "1 read")
	term.looks("start")
	term.presses("a", "1 decision to write")
	term.presses("a", "2 decisions to write")
	term.presses("a", "3 decisions to write")
	term.presses("i", "Ignore it, because:")
	term.presses("Enter", "it takes a reason")
	term.writes("the paper dates it")
	term.sees("Ignore it, because:\n")
	term.looks("ignore")
	term.presses("Enter", "4 decisions to write")
	term.presses("n", "19:63", "finding 6 of 8")
	term.presses("a", "5 decisions to write")
	term.presses("p", "finding 6 of 8", "✓ Change \"in\" to \"on\"")
	term.looks("decided")
	term.presses("n", "finding 7 of 8")
	term.presses("e", "Edit the lines:")
	term.tmux("send-keys", "C-Right", "C-Right")
	term.writes(" last year")
	term.looks("edit")
	term.presses("Enter", "6 decisions to write")
	term.presses("u", "Undone. 3 of 8 findings open, 5 decisions to write", "finding 7 of 8")
	term.presses("?", "any key back")
	term.looks("help")
	term.presses("x", "n next")
	term.presses("f", "Show the findings of:")
	term.presses("Down", "everything")
	term.looks("filter")
	term.presses("Escape", "n next")
	term.presses("q", "They are kept in "+journalName)
	term.presses("Escape", "n next")
	if after := read(t, path); after != before {
		t.Error("the file changed before anybody said so")
	}
	term.presses("w", "Write this?")
	term.looks("write")
	term.presses("y", "Wrote 1 file, and 1 finding into the baseline.")
	term.presses("q")
	term.ends("0", "")
	after := read(t, path)
	if want := strings.NewReplacer("Skip to main content\n\n", "", "Share\n", "", "in Friday", "on Friday").Replace(before); after[len(after)-400:] != want[len(want)-400:] || strings.Contains(after, "Share") || !strings.Contains(after, "office on Friday") {
		t.Errorf("the file is\n%s", after)
	}
	if known := read(t, filepath.Join(dir, baselineName)); strings.Count(known, "\n") != 1 || !strings.Contains(known, `"reason":"the paper dates it"`) {
		t.Errorf("the baseline is\n%s", known)
	}
	if _, err := os.Stat(filepath.Join(dir, journalName)); !os.IsNotExist(err) {
		t.Errorf("the journal is left: %v", err)
	}
}

// TestReviewShown makes the screen that the README and the guide show.
func TestReviewShown(t *testing.T) {
	t.Parallel()
	term := newTerminal(t, articles(t, "dock-strike.txt"), "104x24", nil, "dock-strike.txt")
	term.sees("8 of 8 findings open", "1 read")
	for n := range 3 {
		term.presses("a", strconv.Itoa(n+1)+" decision")
	}
	term.presses("i", "Ignore it")
	term.writes("no date known")
	term.presses("Enter", "4 decisions to write")
	term.presses("n", "finding 6 of 8")
	term.presses("a", "5 decisions to write")
	term.presses("p", "finding 6 of 8")
	term.looks("shown")
}

// TestReviewRecords goes through JSON Lines, of which no other byte changes.
func TestReviewRecords(t *testing.T) {
	t.Parallel()
	dir := articles(t, "briefs.jsonl")
	path := filepath.Join(dir, "briefs.jsonl")
	before := read(t, path)
	term := newTerminal(t, dir, "100x28", nil, ".")
	term.sees("briefs.jsonl:1", "read")
	term.presses("]", "briefs.jsonl:2")
	term.presses("]", "briefs.jsonl:3")
	term.presses("[", "briefs.jsonl:2")
	term.presses("n", "finding 2 of 4")
	term.presses("n", "finding 3 of 4")
	term.looks("record")
	term.presses("a", "1 decision to write")
	term.presses("w", "Write this?")
	term.presses("y", "Wrote 1 file.")
	term.presses("q")
	term.ends("0", "")
	if after, want := read(t, path), strings.Replace(before, "in Thursday", "on Thursday", 1); after != want {
		t.Errorf("the file is\n%s", after)
	}
}

// TestReviewNarrow changes the terminal's size.
func TestReviewNarrow(t *testing.T) {
	t.Parallel()
	term := newTerminal(t, articles(t, "dock-strike.txt"), "60x20", nil, ".")
	term.sees("8 of 8 findings open", "1 read")
	term.looks("narrow")
	term.presses("Tab", "date/missing-year")
	term.looks("narrow-list")
	term.tmux("resize-window", "-x", "16", "-y", "5")
	term.sees("too small")
	term.tmux("resize-window", "-x", "100", "-y", "28")
	term.sees("finding 1 of 8", "1 read")
	term.looks("start")
}

const evilName = "evil\x1b[31m.txt"

// evil is an article that tries to drive the terminal, among characters whose
// width is not that of most.
const evil = "Strike \x1b]0;title\x07\x1b[2J\x1b[1;1Hends \u009b31m\x00\x08\u202eDOCKS\u202c\u2028\n\n" +
	"東京 — 港の労働者は in Friday 投票した。 Ce\u0301sar, naïve cafe\u0301 👩\u200d👩\u200d👧 🇫🇮 ❤\ufe0f 👍🏽 \u0301x हिन्दी\n\n" +
	"Workers met in Friday.\tThey\u00a0left.\r\n\r\nThe mayor said it was opened on Feb. 30, 2021, and closed.\n"

func TestReviewNeutralisesText(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, evilName), evil)
	term := newTerminal(t, dir, "80x24", nil, ".")
	term.sees("findings open", "1 read")
	term.looks("evil")
}

func TestReviewColor(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		env  string
		args []string
		want bool
	}{{"A=", nil, true}, {"NO_COLOR=1", nil, false}, {"NO_COLOR=1", []string{"--color", "always"}, true}, {"A=", []string{"--color", "never"}, false}} {
		term := newTerminal(t, articles(t, "dock-strike.txt"), "100x28", []string{tt.env}, append(tt.args, ".")...)
		term.sees("1 read")
		screen := term.tmux("capture-pane", "-p", "-e")
		if colors := regexp.MustCompile(`\x1b\[[0-9;]*[34]8;5;`).MatchString(screen); colors != tt.want {
			t.Errorf("%s %v: colours %v, want %v", tt.env, tt.args, colors, tt.want)
		}
		if !strings.Contains(screen, "\x1b[") {
			t.Errorf("%s %v: nothing is marked", tt.env, tt.args)
		}
	}
}

// TestReviewRefusesChangedFiles writes nothing over what somebody else wrote.
func TestReviewRefusesChangedFiles(t *testing.T) {
	t.Parallel()
	dir := articles(t, "dock-strike.txt", "museum.txt")
	term := newTerminal(t, dir, "100x28", nil, "dock-strike.txt", "museum.txt")
	term.sees("2 read")
	term.presses("a", "1 decision to write")
	write(t, filepath.Join(dir, "dock-strike.txt"), "Something else.\n")
	term.presses("w", "Write this?")
	term.presses("y", "fix dock-strike.txt: it has changed since it was read")
	term.presses("q", "They are kept")
	term.presses("q")
	term.ends("0", "1 decision waits in "+journalName)
	if text := read(t, filepath.Join(dir, "dock-strike.txt")); text != "Something else.\n" {
		t.Errorf("the file is %q", text)
	}
	term = newTerminal(t, dir, "100x28", nil, "dock-strike.txt", "museum.txt")
	term.sees("1 kept decision of texts that are not here or have changed since; D drops them")
	term.presses("D", "Drop 1 kept decision")
	term.presses("y", "Dropped.")
	term.presses("q")
	term.ends("0", "")
	if strings.Contains(read(t, filepath.Join(dir, "museum.txt")), "wait") {
		t.Error("the other file changed")
	}
	if _, err := os.Stat(filepath.Join(dir, journalName)); !os.IsNotExist(err) {
		t.Errorf("the journal is left: %v", err)
	}
}

func TestReviewIsForOnePerson(t *testing.T) {
	t.Parallel()
	dir := articles(t, "dock-strike.txt")
	newTerminal(t, dir, "100x28", nil, ".").sees("1 read")
	newTerminal(t, dir, "100x28", nil, ".").ends("2", "another review is at work with it")
}

// TestReviewTellsProblems reviews what can be read and tells of the rest.
func TestReviewTellsProblems(t *testing.T) {
	t.Parallel()
	dir := articles(t, "briefs.jsonl")
	path := filepath.Join(dir, "briefs.jsonl")
	write(t, path, "no JSON\n"+read(t, path))
	term := newTerminal(t, dir, "100x28", nil, ".")
	term.sees("briefs.jsonl:2", "1 problem, ")
	term.presses("q")
	term.ends("2", "newslint: read briefs.jsonl: line 1:")
}

// crashes are ways in which a program comes to its end against its will.
var crashes = map[string]func(*terminal){
	"killed":          func(t *terminal) { _ = syscall.Kill(t.pid(), syscall.SIGKILL) },
	"terminated":      func(t *terminal) { _ = syscall.Kill(t.pid(), syscall.SIGTERM) },
	"terminal closed": func(t *terminal) { t.tmux("kill-server") },
}

// waitForJournal waits until the program that had the folder's journal is gone.
func waitForJournal(t *testing.T, dir string) {
	t.Helper()
	journal, err := os.Open(filepath.Join(dir, journalName))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = journal.Close() }()
	for deadline := time.Now().Add(patience); syscall.Flock(int(journal.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the program does not end")
		}
	}
}

// TestReviewKeepsDecisions ends the program and takes its decisions up again.
func TestReviewKeepsDecisions(t *testing.T) {
	t.Parallel()
	for name, end := range crashes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := articles(t, "dock-strike.txt")
			before := read(t, filepath.Join(dir, "dock-strike.txt"))
			term := newTerminal(t, dir, "100x28", nil, ".")
			term.sees("1 read")
			term.presses("a", "1 decision to write")
			term.presses("i", "Ignore it")
			term.writes("so it is")
			term.presses("Enter", "2 decisions to write")
			end(term)
			waitForJournal(t, dir)
			if after := read(t, filepath.Join(dir, "dock-strike.txt")); after != before {
				t.Error("the file changed")
			}
			// The same from another folder.
			term = newTerminal(t, filepath.Dir(dir), "100x28", nil, dir)
			term.sees("6 of 8 findings open, 2 decisions to write", "finding 3 of 8")
			term.presses("p", "× Ignored: so it is")
			term.presses("u", "Undone. 7 of 8 findings open, 1 decision to write")
		})
	}
}

// TestReviewKilledAtAnyMoment holds the journal to what the screen said.
func TestReviewKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	kills := 8
	if testing.Short() {
		kills = 2
	}
	dir := articles(t, "dock-strike.txt", "museum.txt", "ferry.txt", "cyclone.txt", "glacier.txt")
	shown := regexp.MustCompile(`(\d+) decisions? to write`)
	counted := func(screen string) int {
		n := 0
		if m := shown.FindStringSubmatch(screen); m != nil {
			n, _ = strconv.Atoi(m[1])
		}
		return n
	}
	kept := 0
	for range kills {
		term := newTerminal(t, dir, "100x28", nil, ".")
		screen := term.sees("5 read")
		if n := counted(screen); n < kept {
			t.Fatalf("%d decisions, the screen said %d before:\n%s", n, kept, screen)
		}
		term.tmux("send-keys", "a", "n", "a", "n", "a", "n", "a")
		const longest = 30 * time.Millisecond
		time.Sleep(rand.N(longest))
		kept = counted(term.screen())
		crashes["killed"](term)
		waitForJournal(t, dir)
	}
}
