package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// forgetFile gives up the pages of a file that the system holds in memory.
func forgetFile(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED)
}
