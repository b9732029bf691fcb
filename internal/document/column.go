package document

// Column holds the values of one class by the number of the word: what is
// asked of every other token costs one look.
type Column struct {
	vocabulary *Vocabulary
	values     []int16
}

// Fill makes the column that of the class in a vocabulary. It costs nothing
// where the column is that already.
func (c *Column) Fill(v *Vocabulary, class Class) {
	if c.vocabulary == v {
		return
	}
	c.vocabulary, c.values = v, make([]int16, v.Size())
	for lex := range c.values {
		value, _ := v.Value(uint16(lex), class)
		c.values[lex] = int16(value)
	}
}

// Of returns the value of the word, 0 for a word that is not of the class.
func (c *Column) Of(lex uint16) int16 { return c.values[lex] }
