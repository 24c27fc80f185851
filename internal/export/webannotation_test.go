package export

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"

	"chancery"
)

// terms answers for the context of Web Annotation with the terms of its vocabulary
// that we use, so that nothing is fetched. testdata/anno_terms.jsonld was written from
// the Web Annotation Vocabulary (W3C, 2017); CHANCERY_ANNO_CONTEXT names the full one.
type terms struct{ t *testing.T }

func (l terms) LoadDocument(address string) (*ld.RemoteDocument, error) {
	if address != "http://www.w3.org/ns/anno.jsonld" {
		l.t.Errorf("the file asks for %s", address)
	}
	file := filepath.Join("testdata", "anno_terms.jsonld")
	if full := os.Getenv("CHANCERY_ANNO_CONTEXT"); full != "" {
		file = full
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	doc, err := ld.DocumentFromReader(f)
	return &ld.RemoteDocument{DocumentURL: address, Document: doc}, err
}

const oa = "http://www.w3.org/ns/oa#"

func annotations(t *testing.T, body []byte) (list []any, total float64) {
	t.Helper()
	var doc any
	if err := json.Unmarshal(body, &doc); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = terms{t}
	out, err := ld.NewJsonLdProcessor().Expand(doc, options)
	if err != nil {
		t.Fatal(err)
	}
	const as = "http://www.w3.org/ns/activitystreams#"
	collection := out[0].(map[string]any)
	page := collection[as+"first"].([]any)[0].(map[string]any)
	items := page[as+"items"].([]any)[0].(map[string]any)["@list"].([]any)
	return items, literal(collection[as+"totalItems"]).(float64)
}

func literal(v any) any {
	if list, ok := v.([]any); ok && len(list) == 1 {
		if m, ok := list[0].(map[string]any); ok {
			return m["@value"]
		}
	}
	return nil
}

// members counts the members of a JSON value, but for contexts: an expansion that
// knows every term keeps them all.
func members(v any) int {
	n := 0
	switch v := v.(type) {
	case map[string]any:
		for k, m := range v {
			if k != "@context" && k != "@value" && k != "@list" {
				n++
			}
			n += members(m)
		}
	case []any:
		for _, m := range v {
			n += members(m)
		}
	}
	return n
}

func TestWebAnnotation(t *testing.T) {
	body := written(t, "webannotation", all(t))
	list, total := annotations(t, body)
	if len(list) != len(flatten(all(t))) || int(total) != len(list) {
		t.Fatalf("%d annotations, total %v, want one for each of %d statements", len(list), total, len(flatten(all(t))))
	}
	texts := map[string]string{}
	for _, r := range all(t) {
		texts[reportIRI(r.Report.ID)] = r.Report.Text
	}
	ids := map[string]bool{}
	selectors := 0
	for _, item := range list {
		a := item.(map[string]any)
		id := a["@id"].(string)
		if ids[id] || a["@type"].([]any)[0] != oa+"Annotation" || len(a[oa+"hasBody"].([]any)) < 2 {
			t.Errorf("%s: twice, no annotation, or without body", id)
		}
		ids[id] = true
		for _, target := range a[oa+"hasTarget"].([]any) {
			m := target.(map[string]any)
			source := m[oa+"hasSource"].([]any)[0].(map[string]any)
			text := []rune(texts[source["@id"].(string)])
			pair := m[oa+"hasSelector"].([]any)
			at, quote := pair[0].(map[string]any), pair[1].(map[string]any)
			start, end := int(literal(at[oa+"start"]).(float64)), int(literal(at[oa+"end"]).(float64))
			exact := literal(quote[oa+"exact"]).(string)
			prefix, _ := literal(quote[oa+"prefix"]).(string)
			suffix, _ := literal(quote[oa+"suffix"]).(string)
			if string(text[start:end]) != exact || !strings.HasSuffix(string(text[:start]), prefix) || !strings.HasPrefix(string(text[end:]), suffix) {
				t.Errorf("%s: %d-%d is %q, quoted as %q after %q before %q", id, start, end, string(text[start:end]), exact, prefix, suffix)
			}
			if start >= 32 && len([]rune(prefix)) != 32 {
				t.Errorf("%s: prefix %q", id, prefix)
			}
			selectors++
		}
	}
	if selectors != len(list)+1 { // the first attribution has its content in two pieces
		t.Errorf("%d targets for %d annotations", selectors, len(list))
	}
	// Every term we write is one of the vocabulary: none is lost in expansion.
	var doc any
	if err := json.Unmarshal(body, &doc); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = terms{t}
	expanded, err := ld.NewJsonLdProcessor().Expand(doc, options)
	if err != nil {
		t.Fatal(err)
	}
	ref := references(expanded)
	if got, want := members(expanded)-ref, members(doc); got != want {
		t.Errorf("%d members after expansion, %d before: a term is not in the context", got, want)
	}
	if none, total := annotations(t, written(t, "webannotation", nil)); len(none) != 0 || total != 0 {
		t.Errorf("no readings give %d annotations", len(none))
	}
}

// references counts nodes that expansion makes of plain strings: {"@id": …} alone.
func references(v any) int {
	n := 0
	switch v := v.(type) {
	case map[string]any:
		if _, ok := v["@id"]; ok && len(v) == 1 {
			return 1
		}
		for _, m := range v {
			n += references(m)
		}
	case []any:
		for _, m := range v {
			n += references(m)
		}
	}
	return n
}

func TestReportIRI(t *testing.T) {
	for id, want := range map[chancery.ReportID]string{
		// The example of RFC 6920, section 8.1: "Hello World!".
		"sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069": "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk",
		"sha256:00": "urn:chancery:report:sha256:00", "a b#c": "urn:chancery:report:a%20b%23c",
	} {
		if got := reportIRI(id); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org": "https://example.org/", "http://example.org/a?b=c#d": "http://example.org/a?b=c#d",
		"": "", "example.org/a": "", "ftp://example.org/": "", "https:///a": "", "javascript:alert(1)": "", "http://[": "",
	} {
		if got := webAddress(in); got != want {
			t.Errorf("%s is %q, want %q", in, got, want)
		}
	}
}
