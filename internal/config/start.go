package config

import (
	_ "embed" // for the file to begin with
	"strings"
)

// Start is a configuration to begin with: all that can be set, in comments.
//
//go:embed start.yaml
var Start string

// StartWith returns the start with another profile, or an error where there is
// none of that name.
func StartWith(profile string) (string, error) {
	if err := CheckProfile(profile); err != nil {
		return "", err
	}
	return strings.Replace(Start, "\nprofile: "+DefaultProfile+"\n", "\nprofile: "+profile+"\n", 1), nil
}
