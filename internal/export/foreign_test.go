package export

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestForeignReaders has programs of others read what this package wrote: networkx,
// pyarrow, followthemoney, geojson and pybrat, as far as the Python interpreter that
// CHANCERY_PYTHON names has them. The other tests hold without.
func TestForeignReaders(t *testing.T) {
	python := os.Getenv("CHANCERY_PYTHON")
	if python == "" {
		t.Skip("CHANCERY_PYTHON names no interpreter")
	}
	dir := os.Getenv("CHANCERY_EXPORTS") // a folder to leave the files in
	if dir == "" {
		dir = t.TempDir()
	}
	for _, f := range Formats() {
		for name, body := range map[string][]byte{"full": written(t, f.Name, all(t)), "none": written(t, f.Name, nil)} {
			if err := os.WriteFile(filepath.Join(dir, name+f.Extension), body, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	out, err := exec.Command(python, filepath.Join("testdata", "read_back.py"), dir).CombinedOutput()
	if err != nil {
		t.Error(err)
	}
	t.Logf("%s", out)
}
