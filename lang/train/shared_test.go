package train

import (
	"os"
	"path/filepath"
	"testing"
)

// shared returns a file of the shared data, and skips the test where it is not.
func shared(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("CHANCERY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(root, "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("SKIPPED, NOTHING CHECKED: %v; set CHANCERY_SHARED to the shared data", err)
	}
	return path
}
