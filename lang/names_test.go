package lang

import "testing"

func TestIsFile(t *testing.T) {
	for form, want := range map[string]bool{
		"Minutes.doc": true, "Stocks2001.XLS": true, "a.b.pdf": true,
		"St.": false, ".doc": false, "Doc": false, "Ghent.be": false, "J.": false, "": false, "pdf": false, "x.": false,
	} {
		if isFile(form) != want {
			t.Errorf("isFile(%q) is %v", form, !want)
		}
	}
}
