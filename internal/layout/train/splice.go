package main

import "strings"

// splice makes pages of the kind that the labelled ones lack: an article to
// whose text the teasers of other articles are stuck, with a label or without.
func splice(texts []*text, titles map[string]string) []*text {
	var bodies []*text
	seen := map[string]bool{}
	for _, t := range texts {
		if t.gold != "" && t.set == "html-text" && !seen[t.page] && t.lang == "en" {
			seen[t.page] = true
			bodies = append(bodies, t)
		}
	}
	r := random(7)
	pick := func(n int) int { return int(r.share() * float64(n)) }
	var all []*text
	for round := range 3 {
		for _, b := range bodies {
			var lines []string
			var labels strings.Builder
			add := func(line string, label byte) {
				lines = append(lines, line)
				labels.WriteByte(label)
			}
			if pick(3) > 0 {
				add(titles[b.page], 'M')
			}
			for _, p := range strings.Split(b.gold, "\n") {
				if strings.TrimSpace(p) != "" {
					add(p, 'B')
				}
			}
			if round == 0 {
				all = append(all, made(b, lines, labels.String()))
				continue
			}
			count := 1 + pick(25)
			if pick(3) == 0 {
				count = 1 + pick(4)
			}
			teasers := pick(4) // 0: headlines alone, 1: teasers alone, else both
			for k := 0; k < count; {
				o := bodies[pick(len(bodies))]
				if o.fold != b.fold || o.page == b.page {
					continue
				}
				if k == 0 && pick(2) > 0 {
					add(labelLines[pick(len(labelLines))], 'N')
				}
				if teasers != 1 {
					add(titles[o.page], 'N')
				}
				if teasers != 0 {
					add(firstSentences(o.gold), 'N')
				}
				k++
			}
			all = append(all, made(b, lines, labels.String()))
		}
	}
	return all
}

var labelLines = []string{"Top Stories", "Related", "More News", "Read more", "You may also like", "Latest", "Most Popular", "Trending", "Local News", "In other news"}

func made(b *text, lines []string, labels string) *text {
	t := *b
	t.set, t.raw, t.labels, t.with, t.without = "spliced", strings.Join(lines, "\n"), labels, nil, nil
	return &t
}

// firstSentences is the opening of an article as a teaser would quote it.
func firstSentences(gold string) string {
	for _, p := range strings.Split(gold, "\n") {
		if len(p) > 60 {
			if len(p) > 280 {
				if i := strings.Index(p[120:], ". "); i >= 0 {
					return p[:121+i]
				}
			}
			return p
		}
	}
	return gold
}
