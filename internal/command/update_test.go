package command_test

import "flag"

var update = flag.Bool("update", false, "write the goldens, and what the guides show, anew")
