package net

import (
	"strings"
	"testing"
)

func TestMark(t *testing.T) {
	lists := NewLists([8][]string{{"Ana"}, {"Ana", "Ruiz"}, {"New York", "York", "Hull"}, {"New York Air"}, {}, {}, {}, {"a b c d e f g"}})
	row := func(list, way int) int32 { return int32(100 + list*listWays + way + 1) }
	for _, c := range []struct {
		text string
		want [][3]int32
	}{
		{"Ana met", [][3]int32{{row(0, listBegin), row(1, listBegin)}, {}}},
		{"new york calls", [][3]int32{{row(2, listBegin)}, {row(2, listInside)}, {}}},
		{"New York Air", [][3]int32{{row(3, listBegin)}, {row(3, listInside)}, {row(3, listInside)}}},
		{"New Hull hull", [][3]int32{{}, {row(2, listBegin)}, {row(2, listLower)}}},
		{"New", [][3]int32{{}}},
		{"a b c d e f g", make([][3]int32, 7)},
	} {
		forms := strings.Fields(c.text)
		words := make([]Word, len(forms))
		mark(&lists, 100, forms, words)
		for i := range words {
			if words[i].Lists != c.want[i] {
				t.Errorf("%s: word %d has lists %v, want %v", c.text, i, words[i].Lists, c.want[i])
			}
		}
	}
}
