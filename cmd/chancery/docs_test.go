package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// TestDocs holds docs/guide/cli.md against the program: its lists of exit codes and
// commands are generated. UPDATE_DOCS=1 (make docs) rewrites them.
func TestDocs(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "guide", "cli.md")
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := replace(t, string(old), "exit codes", exitTable(t))
	page = replace(t, page, "commands", commandReference(t))
	if page == string(old) {
		return
	}
	if os.Getenv("UPDATE_DOCS") != "" {
		if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s is stale: run make docs", path)
}

// TestReadmeSample runs the sentence of the README. What it prints stands there as of
// the last make docs; here only what no version may lose is checked.
func TestReadmeSample(t *testing.T) {
	path := filepath.Join("..", "..", "README.md")
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sentence := regexp.MustCompile(`(?s)echo '(.*?)' \|\n`).FindSubmatch(old)
	if sentence == nil {
		t.Fatal("the README has no sentence to read")
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"read", "--format", "text", "--width", "90", "--published", "2023-03-13", "-"}, bytes.NewReader(sentence[1]), &out, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	for _, want := range []string{"SUPPORT", "Belarus", "Iran", "roadmap", "2023 to 2026", "Tehran", "reported by BelTA"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the reading of the README's sentence lacks %q:\n%s", want, out.String())
		}
	}
	if os.Getenv("UPDATE_DOCS") == "" {
		return
	}
	_, body, _ := strings.Cut(out.String(), "─\n") // the heading is the sentence itself
	page := replace(t, string(old), "sample", "```\n"+strings.TrimSpace(body)+"\n```\n")
	page = replace(t, page, "scores", scoreTable(t))
	if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
}

// scoreTable is the part of docs/scores.md that the README shows.
func scoreTable(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "scores.md"))
	if err != nil {
		return "Not measured yet.\n"
	}
	var b strings.Builder
	b.WriteString("| what | set | measure | value |\n|---|---|---|---|\n")
	for _, row := range [][3]string{
		{"words", "en_ewt-dev", "words F1, raw text"},
		{"part of speech", "en_ewt-dev", "UPOS, gold words"},
		{"trees", "en_ewt-dev", "LAS, gold words"},
		{"trees", "en_gum-ccby-dev", "LAS, gold words"},
		{"times", "meantime_timex-dev", "time value F1"},
		{"events of whole reports", "reports", "events F1"},
		{"with their participants", "reports", "events with participants F1"},
		{"events, PLOVER records", "plover_gsr_dev", "type read"},
		{"events, PETRARCH-2 records", "petr2_gsr_dev", "dyad F1 at CAMEO root"},
		{"agreements of whole reports", "reports", "agreements F1"},
		{"agreements of news items, both parties right", "wiki_current_events-dev 150", "recall, both parties right"},
		{"who says what: content", "gum_attribution-ccby-dev", "content overlap F1"},
		{"factuality", "uds_ih2-dev", "factuality r"},
	} {
		for _, line := range strings.Split(string(page), "\n") {
			if cells := strings.Split(line, " | "); len(cells) > 3 && strings.TrimPrefix(cells[0], "| ") == row[1] && cells[1] == row[2] {
				fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", row[0], row[1], row[2], cells[2])
			}
		}
	}
	return b.String()
}

// replace puts text between the marks of a section.
func replace(t *testing.T, page, section, text string) string {
	t.Helper()
	mark := regexp.MustCompile(`(?s)(<!-- ` + section + ` -->\n).*?(<!-- end -->)`)
	if !mark.MatchString(page) {
		t.Fatalf("the page has no section %q", section)
	}
	return mark.ReplaceAllString(page, "${1}\n"+strings.ReplaceAll(text, "$", "$$")+"\n${2}")
}

func exitTable(t *testing.T) string {
	t.Helper()
	rows := regexp.MustCompile(`(?m)^  (\d+) +(.+)$`).FindAllStringSubmatch(exitHelp, -1)
	if len(rows) < 10 {
		t.Fatalf("%d exit codes in the help", len(rows))
	}
	var b strings.Builder
	b.WriteString("| code | meaning |\n|---|---|\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "| %s | %s |\n", r[1], r[2])
	}
	return b.String()
}

// commandReference lists every command with its arguments and flags.
func commandReference(t *testing.T) string {
	t.Helper()
	parser, err := kong.New(&cli{}, kong.Name("chancery"), kong.Vars{"version": "0"})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, leaf := range parser.Model.Leaves(true) {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n```\n%s\n```\n\n", leaf.FullPath(), leaf.Help, leaf.Summary())
		if leaf.Detail != "" {
			fmt.Fprintf(&b, "%s\n\n", fence(leaf.Detail))
		}
		rows := 0
		row := func(name, help string) {
			if rows == 0 {
				b.WriteString("| argument or flag | meaning |\n|---|---|\n")
			}
			rows++
			fmt.Fprintf(&b, "| `%s` | %s |\n", name, strings.ReplaceAll(help, "|", "\\|"))
		}
		for _, p := range leaf.Positional {
			row("<"+p.Name+">", p.Help)
		}
		for _, group := range leaf.AllFlags(true) {
			for _, f := range group {
				if f.Name != "help" && f.Name != "version" {
					row(strings.ReplaceAll(f.String(), "`", ""), f.Help)
				}
			}
		}
		b.WriteString("\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// fence makes a code block of the indented lines of a longer help.
func fence(text string) string {
	var out []string
	inside := false
	for _, line := range append(strings.Split(text, "\n"), "") {
		if indented := strings.HasPrefix(line, "  "); indented != inside {
			out = append(out, "```")
			inside = indented
		}
		out = append(out, strings.TrimPrefix(line, "  "))
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

// Every package has its place on the map.
func TestMap(t *testing.T) {
	root := filepath.Join("..", "..")
	page, err := os.ReadFile(filepath.Join(root, "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	folders, err := os.ReadDir(filepath.Join(root, "internal"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if name := f.Name(); !strings.Contains(string(page), "`internal/"+name+"`") && !strings.Contains(string(page), "`"+name+"`") {
			t.Errorf("docs/architecture.md does not tell what internal/%s is", name)
		}
	}
}

// Every command is run in a session of testdata/script.
func TestSessions(t *testing.T) {
	var sessions strings.Builder
	files, err := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%d sessions, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sessions.Write(text)
	}
	parser, err := kong.New(&cli{}, kong.Name("chancery"), kong.Vars{"version": "0"})
	if err != nil {
		t.Fatal(err)
	}
	for _, leaf := range parser.Model.Leaves(true) {
		if !strings.Contains(sessions.String(), leaf.FullPath()) {
			t.Errorf("no session runs %s", leaf.FullPath())
		}
	}
}

// Every help text ends as a sentence, every command has one, and the pages they
// name are there.
func TestHelpTexts(t *testing.T) {
	for _, page := range regexp.MustCompile(`docs/[a-z/]+\.md`).FindAllString(commandReference(t), -1) {
		if _, err := os.Stat(filepath.Join("..", "..", page)); err != nil {
			t.Error(err)
		}
	}
	parser, err := kong.New(&cli{}, kong.Name("chancery"), kong.Vars{"version": "0"})
	if err != nil {
		t.Fatal(err)
	}
	for _, leaf := range parser.Model.Leaves(true) {
		if !strings.HasSuffix(leaf.Help, ".") {
			t.Errorf("%s: help %q is no sentence", leaf.FullPath(), leaf.Help)
		}
		for _, group := range leaf.AllFlags(true) {
			for _, f := range group {
				if f.Name != "help" && !strings.HasSuffix(f.Help, ".") && !strings.HasSuffix(f.Help, "…") {
					t.Errorf("%s --%s: help %q is no sentence", leaf.FullPath(), f.Name, f.Help)
				}
			}
		}
	}
}
