package config

import _ "embed" // for the file to begin with

// Start is a configuration to begin with: all that can be set, in comments.
//
//go:embed start.yaml
var Start string
