package review

import (
	"encoding/json"
	"fmt"
	"os"
	"sync"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// Shelf holds the articles that have been read in a temporary file, whatever
// they came from, so that each can be looked at again and memory stays small.
// It is safe for concurrent use.
type Shelf struct {
	file  *os.File
	rules map[string]*lint.Rule

	mu     sync.Mutex
	end    int64
	places []shelfPlace // by number
}

// shelfPlace is where in the file an article lies.
type shelfPlace struct {
	offset int64
	size   int
}

// NewShelf returns an empty shelf for findings of the rules.
func NewShelf(rules []*lint.Rule) (*Shelf, error) {
	file, err := os.CreateTemp("", "newslint-review-*")
	if err != nil {
		return nil, fmt.Errorf("make a temporary file for the articles: %w", err)
	}
	// Where the system allows it, nothing is left even of a killed run.
	_ = os.Remove(file.Name())
	s := &Shelf{file: file, rules: map[string]*lint.Rule{}}
	for _, r := range rules {
		s.rules[r.ID] = r
	}
	return s, nil
}

// shelved is an article as it lies in the file.
type shelved struct {
	Meta     document.Meta
	Text     []byte
	Findings []shelvedFinding
}

// shelvedFinding names the rule, which hides that of the finding.
type shelvedFinding struct {
	lint.Finding
	Rule string
}

// Put adds an article with the next number.
func (s *Shelf) Put(r *lint.Result) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	place, err := s.write(r)
	if err == nil {
		s.places = append(s.places, place)
	}
	return err
}

// Replace puts an article in the place of the one of that number.
func (s *Shelf) Replace(n int, r *lint.Result) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	place, err := s.write(r)
	if err == nil {
		s.places[n] = place
	}
	return err
}

func (s *Shelf) write(r *lint.Result) (shelfPlace, error) {
	a := shelved{Meta: r.Meta, Text: r.Text, Findings: make([]shelvedFinding, len(r.Findings))}
	a.Meta.Origin = nil
	for i := range r.Findings {
		a.Findings[i] = shelvedFinding{r.Findings[i], r.Findings[i].Rule.ID}
	}
	data, err := json.Marshal(a)
	if err == nil {
		_, err = s.file.WriteAt(data, s.end)
	}
	if err != nil {
		return shelfPlace{}, fmt.Errorf("lay %s aside: %w", r.Path, err)
	}
	place := shelfPlace{s.end, len(data)}
	s.end += int64(len(data))
	return place, nil
}

// Article returns the article of a number.
func (s *Shelf) Article(n int) (*Article, error) {
	s.mu.Lock()
	place := s.places[n]
	s.mu.Unlock()
	data := make([]byte, place.size)
	if _, err := s.file.ReadAt(data, place.offset); err != nil {
		return nil, fmt.Errorf("take an article up again: %w", err)
	}
	var a shelved
	if err := json.Unmarshal(data, &a); err != nil {
		return nil, fmt.Errorf("take an article up again: %w", err)
	}
	article := &Article{Meta: a.Meta, Text: a.Text, Findings: make([]lint.Finding, len(a.Findings))}
	for i := range a.Findings {
		article.Findings[i] = a.Findings[i].Finding
		article.Findings[i].Rule = s.rules[a.Findings[i].Rule]
	}
	return article, nil
}

// Close gives the shelf up.
func (s *Shelf) Close() {
	_ = s.file.Close() // nothing of it is wanted any more
	_ = os.Remove(s.file.Name())
}
