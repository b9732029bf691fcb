// Command licences lists the modules that the program links, on any of the
// platforms that it is built for, each with its licence. It fails on a licence
// that is not permissive and on one that it does not know.
package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

var platforms = []string{"linux", "darwin", "windows"}

// licence is recognised by phrases, as words gives them, that only its text
// holds together.
type licence struct {
	name       string
	permissive bool
	phrases    []string
}

var licences = []licence{
	{"MIT", true, []string{"permission is hereby granted free of charge to any person obtaining a copy"}},
	{"ISC", true, []string{"permission to use copy modify and", "distribute this software for any purpose with or without fee"}},
	{"BSD", true, []string{"redistribution and use in source and binary forms", "provided that the following conditions are met"}},
	{"Apache-2.0", true, []string{"apache license", "version 2 0"}},
	{"Unlicense", true, []string{"this is free and unencumbered software released into the public domain"}},
	{"CC0-1.0", true, []string{"cc0 1 0 universal"}},
	{"MPL-2.0", false, []string{"mozilla public license"}},
	{"GPL", false, []string{"gnu general public license"}},
	{"LGPL", false, []string{"gnu lesser general public license"}},
	{"AGPL", false, []string{"gnu affero general public license"}},
	{"EPL", false, []string{"eclipse public license"}},
	{"SSPL", false, []string{"server side public license"}},
	{"BUSL", false, []string{"business source license"}},
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func run() error {
	modules := map[string]map[string]bool{}
	for _, platform := range platforms {
		if err := addModules(modules, platform); err != nil {
			return err
		}
	}
	refused := 0
	for _, module := range slices.Sorted(maps.Keys(modules)) {
		names, permissive, err := classify(slices.Sorted(maps.Keys(modules[module])))
		if err != nil {
			return err
		}
		verdict := ""
		if !permissive {
			verdict = "  REFUSED"
			refused++
		}
		fmt.Printf("%-50s %s%s\n", module, names, verdict)
	}
	if refused > 0 {
		return fmt.Errorf("%d of %d modules have a licence that is not permissive or not known", refused, len(modules))
	}
	return nil
}

// addModules adds the modules, as "path version", that the program links on a
// platform, each with the licence files of its root and of the packages linked.
func addModules(modules map[string]map[string]bool, platform string) error {
	const format = "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}"
	list := exec.Command("go", "list", "-deps", "-f", format, ".")
	list.Env = append(os.Environ(), "GOOS="+platform, "GOARCH=amd64", "CGO_ENABLED=0")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return fmt.Errorf("list the packages for %s: %w", platform, err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 {
			continue
		}
		module, root, dir := fields[0], fields[1], fields[2]
		if modules[module] == nil {
			modules[module] = map[string]bool{}
		}
		for ; len(dir) >= len(root); dir = filepath.Dir(dir) {
			for _, file := range licenceFiles(dir) {
				modules[module][file] = true
			}
		}
	}
	return nil
}

func licenceFiles(dir string) []string {
	var files []string
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		for _, prefix := range []string{"LICENSE", "LICENCE", "COPYING", "UNLICENSE"} {
			if strings.HasPrefix(name, prefix) && e.Type().IsRegular() && !strings.HasSuffix(name, ".GO") {
				files = append(files, filepath.Join(dir, e.Name()))
				break
			}
		}
	}
	return files
}

// classify names the licences that the files hold, and says whether there is
// one in each file and all are permissive.
func classify(files []string) (names string, permissive bool, err error) {
	found := map[string]bool{}
	permissive = len(files) > 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return "", false, err
		}
		text := words(string(data))
		known := false
		for _, l := range licences {
			if holdsAll(text, l.phrases) {
				known = true
				permissive = permissive && l.permissive
				found[l.name] = true
			}
		}
		if !known {
			permissive = false
			found["unknown ("+filepath.Base(file)+")"] = true
		}
	}
	if len(files) == 0 {
		found["no licence file"] = true
	}
	return strings.Join(slices.Sorted(maps.Keys(found)), ", "), permissive, nil
}

// words leaves nothing of a text but its words, in lower case with a space
// between them: some projects quote, wrap or indent their licence.
func words(text string) string {
	isBetween := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), isBetween), " ")
}

func holdsAll(text string, phrases []string) bool {
	for _, p := range phrases {
		if !strings.Contains(text, p) {
			return false
		}
	}
	return true
}
