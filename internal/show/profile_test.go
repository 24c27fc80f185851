package show

import (
	"slices"
	"testing"

	"chancery"
)

func TestProfile(t *testing.T) {
	said := chancery.Span{Start: 5, End: 29, Text: "a broadcaster\nin exile"}
	tests := []struct {
		name  string
		actor chancery.Actor
		want  []string
	}{
		{"state agency", chancery.Actor{Kind: chancery.Outlet, Profile: "state"}, []string{"owned or directed by the state"}},
		{"note behind the owner", chancery.Actor{Kind: chancery.Outlet, Profile: "public; in two languages"}, []string{"public service; in two languages"}},
		{"words of the report", chancery.Actor{Kind: chancery.Outlet, Profile: "unknown", Descriptions: []chancery.Span{said}},
			[]string{"“a broadcaster in exile”, the report says"}},
		{"nothing known", chancery.Actor{Kind: chancery.Outlet}, nil},
		{"no outlet", chancery.Actor{Kind: chancery.Person, Descriptions: []chancery.Span{said}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := profile(&tt.actor); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
