package net

import (
	"slices"
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

func TestApart(t *testing.T) {
	v := Vocabulary{Affixes: NewIndex(make([]uint32, 100)), Lists: NewLists([8][]string{{}, {}, {"New York", "York", "Hull", "Ohio"}})}
	for _, c := range []struct {
		text string
		want []int
	}{
		{"hull ohio", []int{1}},
		{"New York Ohio and Hull", []int{2}},
		{"New York", nil},
		{"Ohio River", nil},
		{"South Ohio", nil},
	} {
		forms := strings.Fields(c.text)
		words := make([]Word, len(forms))
		v.Mark(forms, words)
		var got []int
		for i := range words {
			if v.Apart(words, i) {
				got = append(got, i)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: two places at %v, want %v", c.text, got, c.want)
		}
	}
}
