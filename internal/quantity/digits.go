package quantity

// largestNumber is more than any story counts. Beyond it stand serial numbers
// and rows of digits, of which sums and powers would soon be infinite.
const largestNumber = 1e30

// parseDigits reads a number token: grouping in the English, the continental
// or the Indian manner. The grain is the size of its last digit that counts.
func parseDigits(text []byte) (value, grain float64, ok bool) {
	mark := decimalMark(text)
	if mark == badNumber {
		return 0, 0, false
	}
	grain = 1
	zeros := 0
	for i, c := range text {
		switch {
		case c < '0' || c > '9':
			continue
		case mark >= 0 && i > mark:
			grain /= 10
			value += float64(c-'0') * grain
			continue
		}
		value = value*10 + float64(c-'0')
		if c == '0' {
			zeros++
		} else {
			zeros = 0
		}
	}
	if value > largestNumber {
		return 0, 0, false
	}
	if mark < 0 && value != 0 {
		for ; zeros > 0; zeros-- {
			grain *= 10
		}
	}
	return round(value), grain, true
}

// round takes away the dust of adding up decimal digits.
func round(v float64) float64 {
	const places = 1e9
	if v > 1e6 {
		return v
	}
	return float64(int64(v*places+0.5)) / places
}

const badNumber = -2

// decimalMark returns the index of the decimal point or comma, -1 where there
// is none and badNumber where the marks make no number: a version, a date, a list.
func decimalMark(text []byte) int {
	points, commas, last := 0, 0, -1
	for i, c := range text {
		switch c {
		case '.':
			points++
			last = i
		case ',':
			commas++
			last = i
		}
	}
	switch {
	case points+commas == 0:
		return -1
	case points > 0 && commas > 0:
		if points > 1 && commas > 1 || !grouped(text[:last]) {
			return badNumber
		}
		return last
	case points == 1:
		return last
	case commas == 1 && len(text)-last != 4:
		return last
	case !grouped(text):
		return badNumber
	}
	return -1
}

// grouped reports whether the marks stand between groups of three digits, or
// of two before the last three as in India.
func grouped(text []byte) bool {
	size, groups := 0, 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] >= '0' && text[i] <= '9' {
			size++
			continue
		}
		groups++
		last := i == len(text)
		switch {
		case groups == 1 && (size == 0 || size > 3 && !last):
			return false
		case groups > 1 && size != 3 && (last || size != 2):
			return false
		}
		size = 0
	}
	return true
}
