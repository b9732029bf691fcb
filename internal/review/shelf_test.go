package review

import (
	"context"
	"reflect"
	"testing"
	"time"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

func TestShelf(t *testing.T) {
	s, err := NewShelf([]*lint.Rule{weekdays, sums})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a, b := parseArticle(friday), parseArticle("Met [day:\xff=on|off].")
	a.Meta = document.Meta{Path: "a.txt", Published: time.Date(2025, 3, 8, 0, 0, 0, 0, time.UTC)}
	a.Findings[0].Related = []lint.Related{{Span: document.Span{Start: 1, End: 2}, Message: "there"}}
	put := func(a *Article) *lint.Result {
		return &lint.Result{Meta: a.Meta, Text: a.Text, Findings: a.Findings}
	}
	for _, article := range []*Article{a, b} {
		if err := s.Put(put(article)); err != nil {
			t.Fatal(err)
		}
	}
	check := func(n int, want *Article) {
		t.Helper()
		if got, err := s.Article(n); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("article %d: %+v, %v\nwant %+v", n, got, err, want)
		}
	}
	check(0, a)
	check(1, b)
	if err := s.Replace(0, put(b)); err != nil {
		t.Fatal(err)
	}
	check(0, b)
	check(1, b)
}

func TestGate(t *testing.T) {
	g := NewGate()
	g.Open(2)
	g.Open(1) // it never closes
	ctx, cancel := context.WithCancel(t.Context())
	g.Wait(ctx, 1)
	through := make(chan int)
	go func() {
		g.Wait(ctx, 2)
		through <- 2
		g.Wait(ctx, 100)
		through <- 100
	}()
	select {
	case n := <-through:
		t.Errorf("%d came through a closed gate", n)
	case <-time.After(10 * time.Millisecond):
	}
	g.Open(3)
	<-through
	cancel()
	<-through
}
