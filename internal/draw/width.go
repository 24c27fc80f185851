package draw

import (
	"strings"
	"unicode"
)

// asciiWidths are the advances of the characters from space to tilde in
// thousandths of an em: those of Helvetica (Adobe's AFM file, facts).
var asciiWidths = [95]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// widest is how much wider than Helvetica the widest usual system font
// runs (DejaVu Sans, on lower-case text).
const widest = 1.14

// textWidth estimates the width of a line of text, on the safe side: fonts are
// those of the reader's system.
func textWidth(s string, size float64) float64 {
	var w float64
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~':
			w += float64(asciiWidths[r-' '])
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r), unicode.Is(unicode.Cf, r):
			// sits on the letter before
		case r >= 0x1100 && (r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFF60 || r >= 0x1F300):
			w += 1000
		case unicode.IsUpper(r):
			w += 722
		default:
			w += 600
		}
	}
	return w * size / 1000 * widest
}

// clip shortens text to a width, with an ellipsis, at the end of a word where one
// is near; "" if not even one character fits.
func clip(s string, width, size float64) string {
	s = strings.Join(strings.Fields(s), " ")
	if textWidth(s, size) <= width {
		return s
	}
	runes := []rune(s)
	n := len(runes)
	for n > 0 && textWidth(string(runes[:n])+"…", size) > width {
		n--
	}
	if n == 0 {
		return ""
	}
	for k := n; k > n-8 && k > n/2; k-- {
		if k < len(runes) && runes[k] == ' ' {
			n = k
			break
		}
	}
	return strings.TrimRight(string(runes[:n]), " ,;:") + "…"
}
