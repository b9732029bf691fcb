package report

import (
	"net/url"
	"path/filepath"
	"strings"

	"github.com/chavacava/garif"
)

// stdin is the path of standard input.
const stdin = "-"

// paths turns the paths of documents into those that other programs want.
type paths struct {
	dir, root string
}

func newPaths(o Options) paths { return paths{dir: o.Dir, root: o.Root} }

// name returns the path as CI systems want it: from the root, with forward
// slashes.
func (p paths) name(path string) string {
	if path == stdin {
		return "stdin"
	}
	return filepath.ToSlash(p.relative(path))
}

// location returns where a file lies: relative to the root with forward
// slashes, or as an absolute URI where it lies outside.
func (p paths) location(path string) *garif.ArtifactLocation {
	if path == stdin {
		return &garif.ArtifactLocation{Uri: p.name(path)}
	}
	relative := p.relative(path)
	if filepath.IsAbs(relative) {
		return &garif.ArtifactLocation{Uri: fileURI(relative)}
	}
	return &garif.ArtifactLocation{Uri: relativeURI(relative), UriBaseId: sourceRoot}
}

// relative returns the path from the root, or an absolute one where the file
// lies outside of it.
func (p paths) relative(path string) string {
	if p.dir == "" {
		return filepath.Clean(path)
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(p.dir, path)
	}
	root := p.root
	if root == "" {
		root = p.dir
	}
	relative, err := filepath.Rel(root, path)
	if err != nil || !filepath.IsLocal(relative) {
		return path
	}
	return relative
}

// bases says where the root lies, if that is known.
func (p paths) bases() map[string]*garif.ArtifactLocation {
	root := p.root
	if root == "" {
		root = p.dir
	}
	if root == "" {
		return nil
	}
	return map[string]*garif.ArtifactLocation{sourceRoot: {Uri: strings.TrimSuffix(fileURI(root), "/") + "/"}}
}

func relativeURI(path string) string {
	u := url.URL{Path: filepath.ToSlash(path)}
	return u.String()
}

func fileURI(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a drive letter
	}
	u := url.URL{Scheme: "file", Path: slashed}
	return u.String()
}
