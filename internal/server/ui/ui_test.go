package ui

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"io"
	"io/fs"
	"math"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

var (
	address   = regexp.MustCompile(`(?i)(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s"'<>)]*`)
	namespace = regexp.MustCompile(`^http://www\.w3\.org/(2000/svg|1999/xlink|1999/xhtml|1998/Math/MathML)$`)
	inline    = regexp.MustCompile(`(?is)<style[\s>]|\sstyle\s*=\s*["']|<[a-z][^<>]*\son[a-z]+\s*=|javascript:|<script(?:\s+[^>]*)?>\s*[^\s<]|@import|url\(\s*["']?(?:data:|http)`)
)

// breaches lists addresses of other hosts in a file, and in HTML what the policy
// forbids.
func breaches(body string, isHTML bool) []string {
	var found []string
	for _, a := range address.FindAllString(body, -1) {
		if !namespace.MatchString(a) {
			found = append(found, "address "+a)
		}
	}
	if isHTML {
		for _, s := range inline.FindAllString(body, -1) {
			found = append(found, "not allowed by the policy: "+s)
		}
	}
	return found
}

func TestBreaches(t *testing.T) {
	for _, test := range []struct {
		body string
		want int
	}{
		{`<svg xmlns="http://www.w3.org/2000/svg">`, 0},
		{`<script src="/static/app.js"></script>`, 0},
		{`@font-face { src: url(https://fonts.example.com/x.woff) }`, 2},
		{`fetch("//cdn.example.org/a.js")`, 1},
		{`<p style="color:red">`, 1},
		{`<a onclick="x()">`, 1},
		{`<script>alert(1)</script>`, 1},
		{`<style>p{}</style>`, 1},
	} {
		if got := breaches(test.body, true); len(got) != test.want {
			t.Errorf("%s: %q, want %d", test.body, got, test.want)
		}
	}
}

// TestVendored compares the files of others with the table of their hashes.
func TestVendored(t *testing.T) {
	table, err := fs.ReadFile(Assets(), "vendor/vendor.tsv")
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]string{}
	for i, line := range strings.Split(strings.TrimSpace(string(table)), "\n") {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "file\t") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 5 || slices.Contains(cells, "") {
			t.Fatalf("vendor.tsv:%d: want file, package, version, licence, sha256", i+1)
		}
		sums[cells[0]] = cells[4]
		folder, _, _ := strings.Cut(cells[0], "/")
		if _, err := fs.Stat(Assets(), "vendor/"+folder+"/LICENSE"); err != nil {
			t.Errorf("%s comes without its licence: %v", cells[0], err)
		}
	}
	err = fs.WalkDir(Assets(), "vendor", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "vendor/vendor.tsv" {
			return err
		}
		body, err := fs.ReadFile(Assets(), name)
		if err != nil {
			return err
		}
		key := strings.TrimPrefix(name, "vendor/")
		sum := sha256.Sum256(body)
		if got := hex.EncodeToString(sum[:]); got != sums[key] {
			t.Errorf("%s has the hash %s, the table says %q", key, got, sums[key])
		}
		delete(sums, key)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range sums {
		t.Errorf("%s stands in the table only", name)
	}
}

func TestStatic(t *testing.T) {
	static, err := NewStatic("/static/")
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := static.URL("chancery.css")
	if err != nil {
		t.Fatal(err)
	}
	get := func(method, url string, header ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, url, nil)
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		static.ServeHTTP(w, r)
		return w
	}
	plain := get("GET", fresh)
	body, _ := io.ReadAll(plain.Body)
	if plain.Code != http.StatusOK || plain.Header().Get("Content-Encoding") != "" || !bytes.Equal(body, static.files["chancery.css"].plain) {
		t.Errorf("plain: %d %v", plain.Code, plain.Header())
	}
	if got := plain.Header().Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("the address with the hash is to be kept %q", got)
	}
	if got := get("GET", "/static/chancery.css").Header().Get("Cache-Control"); got != "no-cache" {
		t.Errorf("the address without the hash is to be kept %q", got)
	}
	for _, accept := range []string{"gzip", "br, gzip;q=0.5", "*", "GZIP; q=1.0"} {
		zipped := get("GET", fresh, "Accept-Encoding", accept, "Range", "bytes=0-10")
		z, err := gzip.NewReader(zipped.Body)
		if err != nil {
			t.Fatalf("%s: %v, %v", accept, err, zipped.Header())
		}
		if back, err := io.ReadAll(z); err != nil || !bytes.Equal(back, body) {
			t.Errorf("%s: what was compressed differs: %v", accept, err)
		}
		if zipped.Header().Get("Etag") == plain.Header().Get("Etag") {
			t.Error("the compressed file has the ETag of the plain one")
		}
	}
	for _, accept := range []string{"", "br", "gzip;q=0", "gzip;q=none", "identity"} {
		if got := get("GET", fresh, "Accept-Encoding", accept).Header().Get("Content-Encoding"); got != "" {
			t.Errorf("accepting %q gave %s", accept, got)
		}
	}
	if got := get("GET", fresh, "If-None-Match", plain.Header().Get("Etag")); got.Code != http.StatusNotModified {
		t.Errorf("what is known was sent again: %d", got.Code)
	}
	if got := get("GET", fresh, "Range", "bytes=0-9"); got.Code != http.StatusPartialContent {
		t.Errorf("a range of the plain file: %d", got.Code)
	}
	head := get("HEAD", fresh)
	if n, _ := io.Copy(io.Discard, head.Body); head.Code != http.StatusOK || n != 0 {
		t.Errorf("HEAD: %d with %d bytes", head.Code, n)
	}
	if got := get("POST", fresh); got.Code != http.StatusMethodNotAllowed || got.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d", got.Code)
	}
	for _, url := range []string{"/static/", "/static/nothing.css", "/static/../ui.go", "/static/000000000000/chancery.css", "/elsewhere/chancery.css"} {
		if got := get("GET", url); got.Code != http.StatusNotFound {
			t.Errorf("%s: %d", url, got.Code)
		}
	}
	if _, err := static.URL("nothing.css"); err == nil {
		t.Error("an unknown file has an address")
	}
	if _, err := NewStatic("static"); err == nil {
		t.Error("a prefix without slashes was taken")
	}
}

// TestWeight keeps what a first view loads, compressed, far below 250 KB.
func TestWeight(t *testing.T) {
	static, err := NewStatic("/static/")
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for name, f := range static.files {
		if strings.HasSuffix(name, ".css") || strings.HasSuffix(name, ".js") {
			sum += len(f.gzip)
		}
	}
	if limit := 60 << 10; sum > limit {
		t.Errorf("styles and scripts weigh %d bytes compressed, more than %d", sum, limit)
	}
}

func TestParse(t *testing.T) {
	static, err := NewStatic("/s/")
	if err != nil {
		t.Fatal(err)
	}
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	set, err := Parse(fstest.MapFS{
		"pages/a.html":  file(`{{define "main"}}<p>{{template "shared" .Data}}</p>{{end}}`),
		"pages/b.html":  file(`{{define "main"}}{{up .Data}}{{end}}{{define "row"}}<tr>{{.}}</tr>{{end}}`),
		"pages/_x.html": file(`{{define "shared"}}<b>{{.}}</b>{{end}}`),
	}, "pages/*.html", static, template.FuncMap{"up": strings.ToUpper})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(set.Names(), " "); got != "a b problem" {
		t.Errorf("pages: %s", got)
	}
	var b strings.Builder
	if err := set.Page(&b, "a", &Page{Data: "x<y"}); err != nil || !strings.Contains(b.String(), "<p><b>x&lt;y</b></p>") {
		t.Errorf("%v\n%s", err, b.String())
	}
	b.Reset()
	if err := set.Fragment(&b, "b", "row", "1"); err != nil || b.String() != "<tr>1</tr>" {
		t.Errorf("%v %s", err, b.String())
	}
	b.Reset()
	if err := set.Problem(&b, &Page{}, Problem{Status: 400, Title: "Odd query", Hint: "Close the quotation mark."}); err != nil || !strings.Contains(b.String(), "<title>Odd query · Chancery</title>") {
		t.Errorf("%v\n%s", err, b.String())
	}
	if err := set.Page(io.Discard, "c", &Page{}); err == nil {
		t.Error("a page that is not there was written")
	}
	for name, bad := range map[string]string{"no main": `{{define "body"}}{{end}}`, "syntax": `{{define "main"}}{{if}}{{end}}`, "unknown function": `{{define "main"}}{{down .}}{{end}}`} {
		if _, err := Parse(fstest.MapFS{"p.html": file(bad)}, "*.html", static, nil); err == nil {
			t.Errorf("%s was parsed", name)
		}
	}
}

func TestWords(t *testing.T) {
	for edtf, want := range map[string]string{"2023-03-13": "2023-03-13", "2023-03~": "about 2023-03", "2023?": "perhaps 2023", "2023/2026": "2023 to 2026", "2023/..": "from 2023", "../2026": "until 2026", "2023-03-12/2023-03-13~": "2023-03-12 to about 2023-03-13"} {
		if got := dayText(edtf); got != want {
			t.Errorf("%s: %q, want %q", edtf, got, want)
		}
	}
	for factuality, want := range map[string]Tone{"": Silent, "CT+": Affirmed, "PR+": Probable, "PS+": Possible, "CT-": Denied, "PS-": Denied, "Uu": Open, "CTu": Open} {
		if got := ToneOf(factuality); got != want {
			t.Errorf("%s: %s, want %s", factuality, got, want)
		}
	}
	signs := map[string]Tone{}
	for _, tone := range []Tone{Affirmed, Probable, Possible, Denied, Claimed, Open, Silent} {
		if other, taken := signs[tone.Sign()]; taken {
			t.Errorf("%s and %s have the sign %s", tone, other, tone.Sign())
		}
		signs[tone.Sign()] = tone
	}
}

var pairOfColours = regexp.MustCompile(`--([a-z0-9-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)`)

// TestContrast computes WCAG 2.2 contrast of the colours of text on those of the
// grounds they stand on, in both themes.
func TestContrast(t *testing.T) {
	css, err := fs.ReadFile(Assets(), "chancery.css")
	if err != nil {
		t.Fatal(err)
	}
	colours := map[string][2]string{}
	for _, m := range pairOfColours.FindAllStringSubmatch(string(css), -1) {
		colours[m[1]] = [2]string{m[2], m[3]}
	}
	for theme, name := range []string{"light", "dark"} {
		for _, ground := range []string{"paper", "card", "sunk", "hot"} {
			for _, text := range []string{"ink", "soft", "link", "yes", "maybe", "no", "content"} {
				if ratio := contrast(t, colours[ground][theme], colours[text][theme]); ratio < 4.5 {
					t.Errorf("%s: --%s on --%s has a contrast of %.2f", name, text, ground, ratio)
				}
			}
			for _, edge := range []string{"focus", "vc", "mc", "vk", "mk", "event", "agreement", "question", "place"} {
				if ratio := contrast(t, colours[ground][theme], colours[edge][theme]); ratio < 3 {
					t.Errorf("%s: the line --%s on --%s has a contrast of %.2f", name, edge, ground, ratio)
				}
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) != 6 {
		t.Fatalf("there is no colour %q", hex)
	}
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		v := float64(n) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}
