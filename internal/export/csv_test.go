package export

import (
	"bytes"
	"encoding/csv"
	"io"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"chancery"
	"chancery/internal/sheet"
)

func flatten(list []chancery.Reading) []Statement {
	var out []Statement
	for i := range list {
		out = append(out, Statements(&list[i])...)
	}
	return out
}

// readCSV reads statements back as another program would.
func readCSV(t *testing.T, body []byte) []Statement {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(rows[0], columnsOf(reflect.TypeFor[Statement]())) {
		t.Fatalf("header %q", rows[0])
	}
	var out []Statement
	for _, row := range rows[1:] {
		var s Statement
		v := reflect.ValueOf(&s).Elem()
		for i, text := range row {
			switch f := v.Field(i); f.Interface().(type) {
			case string:
				f.SetString(sheet.Bare(text))
			case bool:
				f.SetBool(text == "true")
			case int64:
				n, err := strconv.ParseInt(text, 10, 64)
				if err != nil {
					t.Fatal(err)
				}
				f.SetInt(n)
			case *float64:
				if text != "" {
					n, err := strconv.ParseFloat(text, 64)
					if err != nil {
						t.Fatal(err)
					}
					f.Set(reflect.ValueOf(&n))
				}
			case []string:
				f.Set(reflect.ValueOf(splitList(sheet.Bare(text))))
			}
		}
		out = append(out, s)
	}
	return out
}

// splitList undoes joinList; no items and one empty item look alike.
func splitList(s string) []string {
	if s == "" {
		return nil
	}
	var out []string
	item := ""
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			item += s[i : i+1]
		case s[i] == ';' && i+1 < len(s) && s[i+1] == ' ':
			out, item = append(out, item), ""
			i++
		default:
			item += s[i : i+1]
		}
	}
	return append(out, item)
}

// same compares statements but for lists that are nil, empty or hold one empty item.
func same(t *testing.T, got, want []Statement, fold func(string) string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d statements, want %d", len(got), len(want))
	}
	for i := range want {
		a, b := reflect.ValueOf(got[i]), reflect.ValueOf(want[i])
		for k := range a.NumField() {
			x, y := a.Field(k).Interface(), b.Field(k).Interface()
			if s, ok := y.(string); ok {
				y = fold(s)
			}
			if l, ok := y.([]string); ok && strings.Join(l, "") == "" && len(l) < 2 {
				if g := x.([]string); strings.Join(g, "") == "" && len(g) < 2 {
					continue
				}
			}
			if !reflect.DeepEqual(x, y) {
				t.Errorf("%s %s: %q, want %q", want[i].ID, columnsOf(reflect.TypeFor[Statement]())[k], x, y)
			}
		}
	}
}

func TestCSVRoundTrip(t *testing.T) {
	body := written(t, "csv", all(t))
	// encoding/csv reads CRLF inside a cell as LF, hence the fold; the file has it as it was.
	same(t, readCSV(t, body), flatten(all(t)), func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") })
	if !bytes.Contains(body, []byte("lake\r\npact")) {
		t.Error("line ends inside a cell were changed")
	}
	if !bytes.Contains(body, []byte("'=lake")) || bytes.Contains(body, []byte(",=")) || bytes.Contains(body, []byte(",\"=")) {
		t.Error("a formula is not guarded")
	}
}

func TestCSVEmpty(t *testing.T) {
	if got := string(written(t, "csv", nil)); got != strings.Join(columnsOf(reflect.TypeFor[Statement]()), ",")+"\r\n" {
		t.Errorf("%q", got)
	}
	rows, err := csv.NewReader(bytes.NewReader(written(t, "agreements", nil))).ReadAll()
	if err != nil || len(rows) != 1 || rows[0][0] != "treatyID" {
		t.Errorf("%v %v", rows, err)
	}
}

func TestParquetRoundTrip(t *testing.T) {
	body := written(t, "parquet", all(t))
	got, err := parquet.Read[Statement](bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	same(t, got, flatten(all(t)), func(s string) string { return s })
	body = written(t, "parquet", nil)
	f, err := parquet.OpenFile(bytes.NewReader(body), int64(len(body)))
	if err != nil || f.NumRows() != 0 || len(f.Schema().Fields()) != len(columnsOf(reflect.TypeFor[Statement]())) {
		t.Errorf("an empty file: %v", err)
	}
}

func TestAgreements(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(written(t, "agreements", all(t)))).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, want a header and two agreements: %v", len(rows), err)
	}
	at := map[string]string{}
	for i, name := range rows[0] {
		at[name] = rows[1][i]
	}
	if at["treatyID"] != "NER-TCD_2023A" || at["status"] != "in force" || at["Location"] != "Tunis" || !strings.Contains(at["Text"], "lake\npact") {
		t.Errorf("%v", at)
	}
	if n := strings.Count(rows[2][0], "-"); n != 39 {
		t.Errorf("%d hyphens in the id of a treaty of 40 parties", n)
	}
}

// tsvRows reads tab-separated rows as a program of the field does: a line is a row.
func tsvRows(t *testing.T, body []byte, width int) [][]string {
	t.Helper()
	in := csv.NewReader(bytes.NewReader(body))
	in.Comma, in.LazyQuotes, in.FieldsPerRecord = '\t', true, width
	rows, err := in.ReadAll()
	if err != nil && err != io.EOF {
		t.Fatal(err)
	}
	if lines := bytes.Count(body, []byte("\n")); lines != len(rows) {
		t.Fatalf("%d lines, %d rows", lines, len(rows))
	}
	return rows
}
