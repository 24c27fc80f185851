package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chancery/internal/export"
)

// The flags list the formats that there are.
func TestExportFormats(t *testing.T) {
	flag := func(command any) []string {
		f, _ := reflect.TypeOf(command).FieldByName("Format")
		return strings.Split(f.Tag.Get("enum"), ",")
	}
	if got := flag(exportCmd{}); !slices.Equal(got, export.Names()) {
		t.Errorf("chancery export has %v, the package %v", got, export.Names())
	}
	for _, name := range flag(readCmd{}) {
		_, ok := export.Find(name)
		if own := []string{"auto", "text", "json", "html", "conllu"}; !ok && !slices.Contains(own, name) {
			t.Errorf("chancery read has a format %s that nobody writes", name)
		}
	}
}

func TestToFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.csv")
	put := func(text string, err error) error {
		return toFile(path, io.Discard, func(w io.Writer) error {
			_, _ = io.WriteString(w, text)
			return err
		})
	}
	if err := put("first", nil); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if err := put("second", broken); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	if body, err := os.ReadFile(path); err != nil || string(body) != "first" {
		t.Errorf("after a failed write the file holds %q, %v", body, err)
	}
	if err := put("third", nil); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadDir(dir)
	if body, _ := os.ReadFile(path); err != nil || len(list) != 1 || string(body) != "third" {
		t.Errorf("%q, and %d files", body, len(list))
	}
}
