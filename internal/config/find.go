package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/newslint/newslint/internal/lint"
)

// Name is what a configuration file is called.
const Name = ".newslint.yaml"

// Find returns the file of that name in the folder, which is absolute, or in the
// nearest one above it up to the repository's root or to the folder top; empty
// where there is none.
func Find(folder, name, top string) string {
	for at := folder; ; at = filepath.Dir(at) {
		file := filepath.Join(at, name)
		if info, err := os.Stat(file); err == nil && !info.IsDir() {
			return file
		}
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil || at == top || at == filepath.Dir(at) {
			return ""
		}
	}
}

// Load reads a configuration file and checks it against the rules. Its error
// names every place that is wrong, one a line.
func Load(path string, rules []*lint.Rule) (*Config, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	c, err := Parse(path, data, rules)
	if err != nil {
		return nil, err
	}
	c.Dir, err = filepath.Abs(c.Dir)
	return c, err
}
