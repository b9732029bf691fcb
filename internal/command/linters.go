package command

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/urfave/cli/v2"

	"github.com/newslint/newslint/internal/config"
	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
	"github.com/newslint/newslint/rules"
)

// configFlags say which configuration holds.
func configFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "config", Usage: "read this `FILE` instead of the nearest " + config.Name},
		&cli.BoolFlag{Name: "no-config", Usage: "read no " + config.Name},
	}
}

// linters makes a linter for each configuration file that holds for some of
// the documents, when the first of them comes.
type linters struct {
	rules     []*lint.Rule
	selection lint.Selection
	baseline  *lint.Baseline
	// given are the settings that flags give, by the names of the flags; they go
	// before those of files.
	given map[string]string
	// dir is the working directory, top the folder up to which files are looked for.
	dir, top string
	// file is the one that holds for all; isolated: none does.
	file     string
	isolated bool

	mu sync.Mutex
	// folders and files hold what is configured by the folder of a document and
	// by the file of a configuration.
	folders, files map[string]*configured
}

// newLinters returns the linters of all rules, or of none where only facts are
// asked for.
func newLinters(c *cli.Context, all []*lint.Rule) (*linters, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, fmt.Errorf("find the working directory: %w", err)
	}
	l := &linters{
		rules: all, dir: dir, top: repositoryRoot(dir), isolated: c.Bool("no-config"),
		selection: lint.Selection{Only: c.StringSlice("only"), Select: c.StringSlice("select"), Ignore: c.StringSlice("ignore")},
		folders:   map[string]*configured{}, files: map[string]*configured{},
	}
	if err := l.selection.Check(all); err != nil {
		return nil, err
	}
	l.given = map[string]string{}
	for name := range settingsOf(new(config.Config)) {
		l.given[name] = c.String(name)
	}
	if profile := c.String("profile"); profile != "" {
		if err := config.CheckProfile(profile); err != nil {
			return nil, fmt.Errorf("--profile: %w", err)
		}
	}
	if _, err := document.ParseLocale(c.String("locale")); err != nil {
		return nil, fmt.Errorf("--locale: %w", err)
	}
	if file := c.String("config"); file != "" {
		if l.isolated {
			return nil, errors.New("--config names a file, --no-config wants none: choose one of them")
		}
		l.file = l.absolute(file)
		if err := l.of(file).err; err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *linters) absolute(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(l.dir, path)
}

// shown returns an absolute path as messages name it: from the working
// directory on where it lies there.
func (l *linters) shown(path string) string {
	if rel, err := filepath.Rel(l.dir, path); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return path
}

// of returns what is configured for a document's path.
func (l *linters) of(path string) *configured {
	folder := filepath.Dir(path)
	l.mu.Lock()
	defer l.mu.Unlock()
	if known := l.folders[folder]; known != nil {
		return known
	}
	file := l.file
	if file == "" && !l.isolated {
		file = config.Find(l.absolute(folder), config.Name, l.top)
	}
	c := l.files[file]
	if c == nil {
		c = &configured{linters: l, config: &config.Config{}}
		if file != "" {
			c.load(file)
		}
		l.give(c.config)
		l.files[file] = c
	}
	l.folders[folder] = c
	return c
}

// settingsOf returns where the settings stand that flags give, too, by the
// names of the flags.
func settingsOf(c *config.Config) map[string]*config.Value {
	f := &c.Fields
	return map[string]*config.Value{
		"profile": &c.Profile, "locale": &c.Locale,
		"id-field": &f.ID, "text-field": &f.Text, "title-field": &f.Title,
		"date-field": &f.Date, "url-field": &f.URL, "source-field": &f.Source,
	}
}

// give puts what flags say before what a configuration does.
func (l *linters) give(c *config.Config) {
	settings := settingsOf(c)
	for name, text := range l.given {
		if text != "" {
			*settings[name] = config.Value{Text: text, From: dashed(name)}
		}
	}
}

// fieldsOf returns the names of the parts of a file's records.
func (l *linters) fieldsOf(path string) source.Fields {
	f := &l.of(path).config.Fields
	return source.Fields{
		ID: f.ID.Text, Text: f.Text.Text, Title: f.Title.Text, Date: f.Date.Text, URL: f.URL.Text, Source: f.Source.Text,
	}
}

// ran reports whether some document was checked by the rule, or would have been
// if there still were one of that id.
func (l *linters) ran(rule string) bool {
	if !slices.ContainsFunc(l.rules, func(r *lint.Rule) bool { return r.ID == rule }) {
		return true
	}
	for _, c := range l.files {
		if slices.ContainsFunc(c.active, func(a lint.Active) bool { return a.ID == rule }) {
			return true
		}
	}
	return false
}

// configured is a configuration with what is made of it.
type configured struct {
	linters *linters
	config  *config.Config
	err     error
	told    atomic.Bool // the error was told

	once   sync.Once
	linter *lint.Linter
	active []lint.Active

	mu   sync.RWMutex
	sets map[config.Matches]*lint.Set
	// last is the path looked up last: that of most records is the one of the
	// record before.
	last atomic.Pointer[lastPath]
}

type lastPath struct{ path, absolute string }

func (c *configured) load(file string) {
	loaded, err := config.Load(c.linters.shown(file), rules.All())
	if err != nil {
		c.err = err
		return
	}
	c.config = loaded
}

// get returns the linter. An error is returned once, and no linter each time.
func (c *configured) get() (*lint.Linter, error) {
	c.once.Do(func() {
		if c.err == nil {
			c.err = c.make()
		}
	})
	if c.err != nil {
		if c.told.Swap(true) {
			return nil, nil
		}
		return nil, c.err
	}
	return c.linter, nil
}

// make makes the linter with all rules that run on any document, and its
// choice among them where that differs.
func (c *configured) make() error {
	on := map[*lint.Rule]bool{}
	choices := c.config.Choices(c.linters.rules)
	for _, settings := range choices {
		for _, a := range c.linters.selection.Choose(plain(settings)) {
			on[a.Rule] = true
		}
	}
	for _, s := range choices[0] {
		if on[s.Rule] {
			c.active = append(c.active, s.Active)
		}
	}
	var err error
	if c.linter, err = lint.New(c.active, c.config.Extra()...); err != nil {
		return fmt.Errorf("%s: %w", cmp.Or(c.config.Path, "prepare the rules"), err)
	}
	c.linter.Baseline = c.linters.baseline
	switch {
	case len(c.config.Overrides) > 0:
		c.sets = map[config.Matches]*lint.Set{}
		c.linter.Choose = c.choose
	case c.config.Locale.Text != "":
		set := c.set(0)
		c.linter.Choose = func(*document.Meta) *lint.Set { return set }
	}
	return nil
}

// choose returns the rules for a document.
func (c *configured) choose(meta *document.Meta) *lint.Set {
	last := c.last.Load()
	if last == nil || last.path != meta.Path {
		last = &lastPath{meta.Path, c.linters.absolute(meta.Path)}
		c.last.Store(last)
	}
	m := c.config.Match(last.absolute, meta.Source, meta.URL)
	c.mu.RLock()
	set := c.sets[m]
	c.mu.RUnlock()
	if set != nil {
		return set
	}
	set = c.set(m)
	c.mu.Lock()
	c.sets[m] = set
	c.mu.Unlock()
	return set
}

// set makes the choice of rules where some overrides hold.
func (c *configured) set(m config.Matches) *lint.Set {
	set := c.linter.Set(c.linters.selection.Choose(plain(c.config.Settings(c.linters.rules, m))))
	set.DateOrder = c.config.DateOrder(m)
	return set
}

// plain drops where the settings come from.
func plain(settings []config.Setting) []lint.Setting {
	all := make([]lint.Setting, len(settings))
	for i := range settings {
		all[i] = settings[i].Setting
	}
	return all
}

// workers are one goroutine's workers, one for each linter that it came by.
type workers struct {
	linters *linters
	path    string
	current *lint.Worker
	all     map[*lint.Linter]*lint.Worker
}

// of returns the worker for a document's path, nil where its configuration is
// broken; the error is returned once.
func (w *workers) of(path string) (*lint.Worker, error) {
	if path == w.path && w.current != nil {
		return w.current, nil
	}
	linter, err := w.linters.of(path).get()
	if linter == nil {
		return nil, err
	}
	if w.all[linter] == nil {
		w.all[linter] = linter.Worker()
	}
	w.path, w.current = path, w.all[linter]
	return w.current, nil
}

// forget drops the workers: the next record gets a new one.
func (w *workers) forget() {
	clear(w.all)
	w.current = nil
}
