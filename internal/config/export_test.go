package config

// ProfilePatterns returns the patterns that a profile sets.
func ProfilePatterns(name string) []string {
	var patterns []string
	for _, s := range profiles[name] {
		patterns = append(patterns, s.Pattern)
	}
	return patterns
}

// Keys returns the keys of the mappings of a file, by where the mapping stands.
func Keys() map[string][]string {
	names := func(keys []key) []string {
		var all []string
		for _, k := range keys {
			all = append(all, k.name)
		}
		return all
	}
	return map[string][]string{
		"":          names(topKeys(&Config{})),
		"fields":    names(fieldKeys(&Fields{})),
		"phrases":   names(phraseKeys(&Phrases{})),
		"overrides": names(overrideKeys(&Override{})),
	}
}

// SwitchNames returns what a rule may be set to.
func SwitchNames() map[string]string { return switchNames }
