package main

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestTextParts(t *testing.T) {
	paragraph := strings.Repeat("Envoys met. ", 40) + "\n\n"
	tests := []struct {
		name, text string
		ends       string // what every part but the last ends with
	}{
		{"short", "One.\n\nTwo.", ""},
		{"empty", "", ""},
		{"paragraphs", strings.Repeat(paragraph, 1000), "\n\n"},
		{"carriage returns", strings.Repeat("Envoys met.\r\n\r\n", 30000), "\n\r\n"},
		{"lines", strings.Repeat("Envoys met again\n", 30000), "\n"},
		{"one line", strings.Repeat("Envoys met. ", 30000), " "},
		{"one word", strings.Repeat("x", 400000), "x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var parts []string
			for p := range textParts(strings.NewReader(tt.text)) {
				if p.broken != nil {
					t.Fatal(p.broken)
				}
				parts = append(parts, p.doc.Text)
			}
			if strings.Join(parts, "") != tt.text {
				t.Fatal("the parts are not the text")
			}
			for i, p := range parts {
				if len(p) > 4*partSize+partSize {
					t.Errorf("part %d has %d bytes", i, len(p))
				}
				if i < len(parts)-1 && !strings.HasSuffix(p, tt.ends) {
					t.Errorf("part %d ends with %q", i, p[len(p)-5:])
				}
			}
			if len(tt.text) > 5*partSize && len(parts) < 2 {
				t.Error("a long text is in one part")
			}
		})
	}
}

func TestTextPartsError(t *testing.T) {
	broken := errors.New("disk on fire")
	in := io.MultiReader(strings.NewReader("One."), iotest.ErrReader(broken))
	var last part
	for p := range textParts(in) {
		last = p
	}
	if !errors.Is(last.broken, broken) {
		t.Errorf("error %v", last.broken)
	}
}
