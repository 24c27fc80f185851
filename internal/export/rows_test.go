package export

import "testing"

func TestQuarter(t *testing.T) {
	for text, want := range map[string]bool{
		"help the victims of the flood in east ": true,
		"said troops were seen in Northern ":     true,
		"said in south-western ":                 true,
		"spoke of the crisis in ":                false,
		"called on the east ":                    false,
		"eastern ":                               false,
		"":                                       false,
		"über die Lage, they said, in the centre": false,
	} {
		if quarter(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
