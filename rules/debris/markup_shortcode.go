package debris

import (
	"bytes"
	"slices"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// maxShortcode is how long a shortcode may be, in bytes.
const maxShortcode = 1000

// shortcodes are names that content systems give to what they put in: true
// where the name alone, in brackets, says enough.
var shortcodes = func() map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(`gallery caption embed playlist wp_caption contact-form contact-form-7 vc_row vc_column vc_column_text
		vc_single_image vc_raw_html et_pb_section et_pb_row et_pb_column et_pb_text gravityform mc4wp_form rev_slider su_button su_quote
		su_box su_row su_column fusion_builder_container fusion_text fusion_builder_row fusion_builder_column one_half one_third
		one_half_last dropcap pullquote adsense ad_unit newsletter_signup related_posts readmore read_more social_share recent_posts
		toc divider clearfix nggallery slideshow ngg_images`) {
		m[name] = true
	}
	for name := range strings.FieldsSeq(`audio video youtube vimeo tweet twitter facebook instagram soundcloud googlemaps iframe image
		poll polldaddy button quote blockquote column columns row tab tabs toggle accordion spacer sidebar ad ads box highlight code
		raw html widget link newsletter form map chart table infobox`) {
		m[name] = false
	}
	return m
}()

// forumTags are the names of BBCode.
var forumTags = func() map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(`b i u s url img quote code color size font center left right list youtube spoiler email attach`) {
		m[name] = true
	}
	return m
}()

// readShortcode reads the shortcode or forum tag that begins at text[at].
func readShortcode(text []byte, at int) (residue, bool) {
	rest := text[at:min(len(text), at+maxShortcode)]
	r := residue{what: "a shortcode"}
	closing := len(rest) > 1 && rest[1] == '/'
	name := shortcodeName(rest, closing)
	length := bytes.IndexByte(rest, ']')
	if len(name) == 0 || length < 0 || bytes.IndexByte(rest[1:length], '[') >= 0 {
		return r, false
	}
	r.Span = document.Span{Start: int32(at), End: int32(at + length + 1)}
	open := 1 + len(name)
	if closing {
		open++
	}
	inner := bytes.TrimSuffix(rest[open:length], []byte("/"))
	alone, known := shortcodes[string(name)]
	forum := forumTags[string(name)]
	r.known = known
	if end := addressEnd(text, int(r.End), name); end > 0 && !closing {
		r.End = int32(end)
		return r, known || forum
	}
	switch {
	case closing:
		return r, len(inner) == 0 && (known || forum || bytes.IndexByte(name, '_') >= 0)
	case len(bytes.TrimSpace(inner)) == 0:
		return r, alone || (known || forum) && bytes.Contains(text[at:], []byte("[/"+string(name)+"]"))
	case inner[0] == '=':
		return r, forum
	}
	return r, inner[0] == ' ' && hasAttribute(inner)
}

// addressEnd returns where the closing tag of that name ends, if nothing but an
// address stands between the offset and the tag, else 0.
func addressEnd(text []byte, at int, name []byte) int {
	rest := text[at:min(len(text), at+maxShortcode)]
	if !bytes.HasPrefix(rest, []byte("https://")) && !bytes.HasPrefix(rest, []byte("http://")) {
		return 0
	}
	address, _, closed := bytes.Cut(rest, slices.Concat([]byte("[/"), name, []byte("]")))
	if !closed || bytes.ContainsAny(address, " \t\r\n[") {
		return 0
	}
	return at + len(address) + len("[/]") + len(name)
}

func shortcodeName(code []byte, closing bool) []byte {
	start := 1
	if closing {
		start = 2
	}
	end := start
	for end < len(code) && (isASCIILetter(code[end]) || end > start && (code[end] == '_' || code[end] == '-' || '0' <= code[end] && code[end] <= '9')) {
		end++
	}
	return code[min(start, len(code)):end]
}

// hasAttribute reports whether the text holds a name, an equals sign and a
// value without white space between them.
func hasAttribute(text []byte) bool {
	for i := 1; i < len(text)-1; i++ {
		if text[i] == '=' && (isASCIILetter(text[i-1]) || '0' <= text[i-1] && text[i-1] <= '9') && text[i+1] > ' ' {
			return true
		}
	}
	return false
}
