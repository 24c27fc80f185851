package eval

import (
	"os"
	"path/filepath"
)

// SharedDir returns the directory that holds the data and gold sets, which are
// not part of the project: the environment variable CHANCERY_SHARED, else
// "shared" beside the module root. It returns "" if there is no such directory.
func SharedDir() string {
	if dir := os.Getenv("CHANCERY_SHARED"); dir != "" {
		if isDir(dir) {
			return dir
		}
		return ""
	}
	root := moduleRoot()
	if root == "" {
		return ""
	}
	if dir := filepath.Join(filepath.Dir(root), "shared"); isDir(dir) {
		return dir
	}
	return ""
}

// moduleRoot walks up from the working directory to the directory of go.mod.
func moduleRoot() string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
