package export

import (
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"chancery/internal/sheet"
)

// writeCSV writes statements as CSV: RFC 4180, UTF-8, CRLF, a header, one row each.
// The columns are those of Statement.
func writeCSV(w io.Writer, readings Readings) error {
	row := columnsOf(reflect.TypeFor[Statement]())
	if err := sheet.WriteRecord(w, row); err != nil {
		return err
	}
	for r, err := range readings {
		if err != nil {
			return err
		}
		for _, s := range Statements(&r) {
			fields := reflect.ValueOf(s)
			for i := range row {
				row[i] = cell(fields.Field(i).Interface())
			}
			if err := sheet.WriteRecord(w, row); err != nil {
				return err
			}
		}
	}
	return nil
}

// columnsOf are the names of the fields of a row.
func columnsOf(t reflect.Type) []string {
	out := make([]string, t.NumField())
	for i := range out {
		out[i], _, _ = strings.Cut(t.Field(i).Tag.Get("parquet"), ",")
	}
	return out
}

// cell writes a value as text. Numbers are as they are; text is guarded; the items of
// a list have "; " between them, and a backslash before a semicolon or backslash of their own.
func cell(value any) string {
	switch v := value.(type) {
	case string:
		return sheet.Guard(v)
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case *float64:
		if v == nil {
			return ""
		}
		return strconv.FormatFloat(*v, 'f', -1, 64)
	case []string:
		return sheet.Guard(joinList(v))
	}
	return sheet.Guard(fmt.Sprint(value))
}

func joinList(list []string) string {
	escape := strings.NewReplacer(`\`, `\\`, `;`, `\;`)
	out := make([]string, len(list))
	for i, item := range list {
		out[i] = escape.Replace(item)
	}
	return strings.Join(out, "; ")
}
