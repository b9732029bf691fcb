// Package screen shows a review in the terminal and takes its keys.
package screen

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/review"
)

// Options say what to review, and how.
type Options struct {
	Session *review.Session
	Rules   []*lint.Rule
	// Gate is opened as far as articles are wanted.
	Gate *review.Gate
	// Read reads all articles and returns behind the last, or when the context
	// is done. It calls told as it gets on.
	Read func(ctx context.Context, told func(Progress))
	// Write carries orders out.
	Write func(context.Context, []review.Order) Written
	// Renew puts what became of articles in the place of the old ones.
	Renew func(*review.Session, Written) error
	// Journal and Baseline name the files, for people.
	Journal, Baseline string
	// Color: the terminal may show colours.
	Color bool
}

// Progress is what has been read since it was told last.
type Progress struct {
	Entries []review.Entry
	// Records and Problems count all records read so far, and what could not be.
	Records, Problems int
}

// Written is what came of writing.
type Written struct {
	Carried []review.Carried
	// Results are the fresh articles, as Carried lists them.
	Results []lint.Result
	// Files and Known count what was written: files, and findings in the baseline.
	Files, Known int
	// Problems say what could not be.
	Problems []error
}

// Messages of what goes on beside the keys.
type (
	readMsg    Progress
	readAllMsg struct{}
	writtenMsg Written
)

// Run shows the review until the person quits, and returns an error where the
// terminal fails or the context is done.
func Run(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	reading, stop := context.WithCancel(ctx)
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithoutSignalHandler()}
	profile := colorprofile.ASCII
	if o.Color {
		// What NO_COLOR says has been weighed against the flag already.
		env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "NO_COLOR=") })
		profile = max(colorprofile.ANSI, colorprofile.Env(env))
	}
	options = append(options, tea.WithColorProfile(profile))
	m := newModel(ctx, o)
	p := tea.NewProgram(m, options...)
	read := make(chan struct{})
	go func() {
		defer close(read)
		o.Read(reading, func(progress Progress) { p.Send(readMsg(progress)) })
		p.Send(readAllMsg{})
	}()
	_, err := p.Run()
	stop()
	<-read
	if ctx.Err() != nil {
		return fmt.Errorf("interrupted; the decisions are kept in %s", o.Journal)
	}
	return err
}

// mode is what the keys mean.
type mode uint8

const (
	// browsing: they go about and decide.
	browsing mode = iota
	// editing changes the lines of a finding.
	editing
	// reasoning says why a finding is ignored.
	reasoning
	// filtering chooses a rule.
	filtering
	// confirming asks before anything is written.
	confirming
	// writing waits for it.
	writing
	// quitting asks because decisions wait.
	quitting
	// forgetting asks about decisions on texts that are not here.
	forgetting
	// helping lists the keys.
	helping
)

// model is the screen's state. Its methods do not block but for the journal.
type model struct {
	Options
	ctx           context.Context
	theme         theme
	width, height int
	mode          mode
	// list: the narrow screen shows the findings instead of the text.
	list bool
	// said is the last message, failed: it is of something that failed.
	said   string
	failed bool

	records, problems int
	quit              bool
	// afterwards: quit when all is written.
	afterwards bool

	input  editor
	menu   menu
	orders []review.Order

	shown *preview
	// place and kept are what shown was made for.
	place review.Place
	stale bool
	top   int
	// follow: the finding at hand must be in sight.
	follow bool
}

func newModel(ctx context.Context, o Options) *model {
	m := &model{Options: o, ctx: ctx, theme: plainTheme(), stale: true, follow: true}
	if o.Color {
		m.theme = colorTheme(meanColors)
	}
	m.Gate.Open(o.Session.Horizon())
	return m
}

// Init asks the terminal whether its background is dark.
func (m *model) Init() tea.Cmd {
	if !m.Color {
		return nil
	}
	return tea.RequestBackgroundColor
}

// Update takes a key or a message.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		m.stale, m.follow = true, true
	case tea.BackgroundColorMsg:
		m.setBackground(msg.IsDark())
	case readMsg:
		m.take(Progress(msg))
	case readAllMsg:
		m.finish()
	case writtenMsg:
		m.written(Written(msg))
	case tea.PasteMsg:
		m.paste(msg.Content)
	case tea.KeyPressMsg:
		cmd = m.key(msg)
	}
	m.Gate.Open(m.Session.Horizon())
	if m.quit {
		cmd = tea.Quit
	}
	return m, cmd
}

func (m *model) setBackground(dark bool) {
	if !m.Color {
		return
	}
	m.theme = colorTheme(lightColors)
	if dark {
		m.theme = colorTheme(darkColors)
	}
}

func (m *model) take(p Progress) {
	before, _ := m.Session.Place()
	m.Session.Add(p.Entries)
	m.records, m.problems = p.Records, p.Problems
	if now, _ := m.Session.Place(); now != before {
		m.say("")
		m.moved()
	}
}

func (m *model) finish() {
	seeking := m.Session.Seeking()
	m.Session.Finish()
	if _, here := m.Session.Place(); here && seeking {
		m.sayAllDecided()
	}
	if _, unread := m.Session.Kept(); unread > 0 {
		m.say(count(unread, "kept decision") + " of texts that are not here or have changed since; D drops them")
	}
	m.moved()
}

// say shows a message in place of the last one.
func (m *model) say(text string) { m.said, m.failed = text, false }

// sayAllDecided tells that nothing is left but to write.
func (m *model) sayAllDecided() {
	read, _ := m.Session.Kept()
	m.say("Everything is decided; w writes " + count(read, "decision") + ".")
}

// fail shows what went wrong, if something did, and reports whether it did.
func (m *model) fail(err error) bool {
	if err != nil {
		m.said, m.failed = err.Error(), true
	}
	return err != nil
}

// moved brings the finding at hand into sight.
func (m *model) moved() { m.follow = true }

// changed draws the article anew.
func (m *model) changed() { m.stale, m.follow = true, true }

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// thousands writes a number with its digits in groups.
func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
