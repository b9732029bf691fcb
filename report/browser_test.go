package report_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/newslint/newslint/report"
)

// TestHTMLInBrowser opens the page in a headless Chromium, where there is one.
func TestHTMLInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, write(t, "html", report.Options{}), 0o600); err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t)
	b.open("file://" + file)

	const set = `(name, value) => {
		const field = document.forms[0].elements[name];
		if (typeof value === "boolean") field.checked = value; else field.value = value;
		field.dispatchEvent(new Event("input", {bubbles: true}));
		return document.querySelector("output").value;
	}`
	const press = `(key) => {
		document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
		return document.querySelector(".current")?.id ?? document.activeElement.name ?? "nothing";
	}`
	tests := []struct{ name, script, want string }{
		{"all", `document.querySelector("output").value`, "14 of 14 findings in 4 of 4 documents"},
		{"rule", `(` + set + `)("rule", "date/wrong-preposition")`, "11 of 14 findings in 4 of 4 documents"},
		{"level", `(` + set + `)("error", false)`, "0 of 14 findings in 0 of 4 documents"},
		{"hidden", `document.querySelectorAll(".document:not([hidden])").length + " " + document.querySelectorAll("mark:not(.off)").length`, "0 0"},
		{"escape", `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true})); document.querySelector("output").value`, "14 of 14 findings in 4 of 4 documents"},
		{"search", `(` + set + `)("q", "SPOKESMAN")`, "5 of 14 findings in 1 of 4 documents"},
		{"reset", `(` + set + `)("q", "")`, "14 of 14 findings in 4 of 4 documents"},
		{"source", `document.querySelector("button[data-source='feed.jsonl']").click(); document.querySelector("output").value`, "3 of 14 findings in 2 of 4 documents"},
		{"next", `(` + press + `)("n")`, "f5"},
		{"previous", `(` + press + `)("p")`, "f7"},
		{"slash", `(` + press + `)("/"); document.activeElement.name`, "q"},
		{"links", `[...document.querySelectorAll("a")].filter((a) => document.querySelector(a.hash) === null).length + ""`, "0"},
		{"article's script", `document.scripts.length + " " + document.querySelectorAll("style").length + " " + document.body.textContent.includes("<script>alert(1)</script>")`, "1 1 true"},
		{"article's style", `document.body.textContent.includes("</style>") && getComputedStyle(document.body).display`, "block"},
	}
	for _, tt := range tests {
		if got := b.evaluate(tt.script); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	for _, request := range b.requests {
		if request != "file://"+file {
			t.Errorf("the page asked for %s", request)
		}
	}
	for _, message := range b.console {
		t.Errorf("the console says %s", message)
	}
}

// browser speaks the DevTools protocol over the pipe of a headless Chromium.
type browser struct {
	t       *testing.T
	in      *os.File
	out     *bufio.Reader
	session string
	id      int

	requests, console []string
}

func openBrowser(t *testing.T) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium here")
	}
	theirIn, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	profile, err := os.MkdirTemp("", "newslint-browser-") //nolint:usetesting // Chromium's children may write for a moment longer than t.TempDir lives
	if err != nil {
		t.Fatal(err)
	}
	const patience = 3 * time.Minute // of a machine with other work
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	cmd := exec.CommandContext(ctx, path, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--user-data-dir="+profile, "about:blank")
	cmd.ExtraFiles = []*os.File{theirIn, theirOut}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	closeAll(t, theirIn, theirOut)
	b := &browser{t: t, in: in, out: bufio.NewReader(out)}
	t.Cleanup(func() {
		cancel()
		_ = cmd.Wait()
		closeAll(t, in, out)
		_ = os.RemoveAll(profile)
	})
	return b
}

func closeAll(t *testing.T, files ...*os.File) {
	t.Helper()
	for _, f := range files {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

// message is what the protocol sends.
type message struct {
	ID     int
	Method string
	Result json.RawMessage
	Params struct {
		Request          struct{ URL string }
		Entry            struct{ Text string }
		ExceptionDetails struct{ Text string }
		Type             string
	}
}

// call sends a command and returns its result.
func (b *browser) call(method string, params map[string]any) json.RawMessage {
	b.t.Helper()
	b.id++
	command := map[string]any{"id": b.id, "method": method, "params": params}
	if b.session != "" {
		command["sessionId"] = b.session
	}
	encoded, err := json.Marshal(command)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.in.Write(append(encoded, 0)); err != nil {
		b.t.Fatal(err)
	}
	for {
		if m := b.next(); m.ID == b.id {
			return m.Result
		}
	}
}

// next reads a message and notes what the page does.
func (b *browser) next() message {
	b.t.Helper()
	data, err := b.out.ReadBytes(0)
	if err != nil {
		b.t.Fatalf("the browser does not answer: %v", err)
	}
	var m message
	if err := json.Unmarshal(data[:len(data)-1], &m); err != nil {
		b.t.Fatal(err)
	}
	switch m.Method {
	case "Network.requestWillBeSent":
		b.requests = append(b.requests, m.Params.Request.URL)
	case "Log.entryAdded":
		b.console = append(b.console, m.Params.Entry.Text)
	case "Runtime.exceptionThrown":
		b.console = append(b.console, m.Params.ExceptionDetails.Text)
	case "Runtime.consoleAPICalled":
		b.console = append(b.console, m.Params.Type)
	}
	return m
}

// open loads a page and waits for it.
func (b *browser) open(url string) {
	b.t.Helper()
	var target struct{ TargetID, SessionID string }
	b.decode(b.call("Target.createTarget", map[string]any{"url": "about:blank"}), &target)
	b.decode(b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}), &target)
	b.session = target.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.call(domain+".enable", nil)
	}
	b.call("Page.navigate", map[string]any{"url": url})
	for b.next().Method != "Page.loadEventFired" {
	}
}

// evaluate runs a script in the page and returns its value as text.
func (b *browser) evaluate(script string) string {
	b.t.Helper()
	var reply struct {
		Result           struct{ Value string }
		ExceptionDetails struct {
			Exception struct{ Description string }
		}
	}
	b.decode(b.call("Runtime.evaluate", map[string]any{"expression": script, "returnByValue": true}), &reply)
	if failure := reply.ExceptionDetails.Exception.Description; failure != "" {
		return strings.TrimSpace(failure)
	}
	return reply.Result.Value
}

func (b *browser) decode(data json.RawMessage, v any) {
	b.t.Helper()
	if err := json.Unmarshal(data, v); err != nil {
		b.t.Fatalf("%v: %s", err, data)
	}
}
