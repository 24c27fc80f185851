package lang_test

import (
	"os"
	"path/filepath"
	"testing"
)

// sharedFiles returns the files of the shared data that match a pattern such as
// "ud/*.conllu", and skips the test where the data is not there.
func sharedFiles(t testing.TB, pattern string) []string {
	t.Helper()
	root := os.Getenv("CHANCERY_SHARED")
	for dir := "."; root == ""; dir = filepath.Join(dir, "..") {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			root = filepath.Join(dir, "..", "shared")
		} else if abs, _ := filepath.Abs(dir); abs == string(filepath.Separator) {
			break
		}
	}
	files, err := filepath.Glob(filepath.Join(root, "data", pattern))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skipf("SKIPPED, NOTHING CHECKED: no %s under %q; set CHANCERY_SHARED to the shared data", pattern, root)
	}
	return files
}
