// Command chancery reads the news between states and keeps the record.
// One file per subcommand; docs/guide/cli.md documents them all.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"chancery"

	"github.com/alecthomas/kong"
)

// cli is the command line: one field for each subcommand.
type cli struct {
	Version kong.VersionFlag `help:"Print the version and exit."`

	Read  readCmd  `cmd:"" help:"Read reports: who did what with whom, who says so, and how sure."`
	Parse parseCmd `cmd:"" help:"Parse text: sentences, words, tags, lemmas, trees and names as CoNLL-U."`
	Eval  evalCmd  `cmd:"" help:"Score the reader against gold sets, with floors."`

	Gazetteer gazetteerCmd `cmd:"" help:"Look up what is known by name: states, organisations, officeholders, outlets."`

	Lexicon lexiconCmd `cmd:"" help:"List, test and measure the event lexicon."`

	Ingest  ingestCmd  `cmd:"" help:"Read reports and keep their readings in a ledger."`
	Work    workCmd    `cmd:"" help:"Read reports that wait in a ledger, here or on many machines."`
	Aside   asideCmd   `cmd:"" help:"List reports that could not be read or kept, and let them be tried again."`
	Reread  rereadCmd  `cmd:"" help:"Read the reports of a ledger again with a newer engine."`
	Feeds   feedsCmd   `cmd:"" help:"Keep feeds: add, list, remove, and fetch what is new."`
	Query   queryCmd   `cmd:"" help:"Ask a ledger for statements."`
	Merge   mergeCmd   `cmd:"" help:"Merge the statements of a ledger that wait for it into occurrences and the register."`
	Check   checkCmd   `cmd:"" help:"Look for damage in a ledger."`
	Backup  backupCmd  `cmd:"" help:"Write a copy of a ledger, also while it is written to."`
	Restore restoreCmd `cmd:"" help:"Make a ledger from a backup."`
	Compact compactCmd `cmd:"" help:"Give back room that a ledger no longer uses."`
	Move    moveCmd    `cmd:"" help:"Copy a ledger to another database: from a file to a server, or back."`

	Serve serveCmd `cmd:"" help:"Show a ledger as pages in the browser, and answer programs."`
	MCP   mcpCmd   `cmd:"" name:"mcp" help:"Let an agent ask a ledger over standard input and output (Model Context Protocol)."`
	Users usersCmd `cmd:"" help:"Say who may use a shared ledger."`

	Export exportCmd `cmd:"" help:"Write what a ledger holds for other programs."`

	Offices    officesCmd    `cmd:"" help:"List who held which office, as the reports of a ledger have said."`
	Agreements agreementsCmd `cmd:"" help:"List the agreements that reports tell of, with filters."`
	Brief      briefCmd      `cmd:"" help:"Tell what a ledger has learned since a day."`

	Train    trainCmd         `cmd:"" help:"Train the language model from treebanks."`
	Splitter trainSplitterCmd `cmd:"" name:"train-splitter" help:"Train the sentence splitter from treebanks."`
}

// env is what a subcommand may use of the outside world. Run methods take it.
type env struct {
	ctx    context.Context
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

// warn prints a line to standard error.
func (e *env) warn(format string, args ...any) {
	fmt.Fprintf(e.stderr, "chancery: "+format+"\n", args...)
}

// The exit codes. exitHelp, the help text and docs/guide/cli.md list them.
const (
	exitOK          = 0
	exitError       = 1
	exitUsage       = 2
	exitInvalid     = 3
	exitNotFound    = 4
	exitUnsupported = 5
	exitTooLarge    = 6
	exitIO          = 7
	exitConflict    = 8
	exitInternal    = 70
	exitInterrupted = 130 // 128 and the number of SIGINT, as shells have it
)

const exitHelp = `Exit codes:
  0   all went well; also when nothing was found in a report
  1   another error
  2   wrong usage: a flag or argument that makes no sense
  3   input that cannot be read as what it should be
  4   a file, report or id that is not there
  5   a format or version that is not handled
  6   input over a limit
  7   reading or writing failed
  8   already there, or somebody else holds it
  70  a defect of chancery
  130 interrupted
With several inputs, each is reported and the others go on; the code is that of
the first error in input order.`

// exitCode is the one place where an error becomes an exit code.
func exitCode(err error) int {
	if err == nil {
		return exitOK
	}
	if errors.Is(err, context.Canceled) {
		return exitInterrupted
	}
	switch chancery.KindOf(err) {
	case chancery.Usage:
		return exitUsage
	case chancery.Invalid:
		return exitInvalid
	case chancery.NotFound:
		return exitNotFound
	case chancery.Unsupported:
		return exitUnsupported
	case chancery.TooLarge:
		return exitTooLarge
	case chancery.IO:
		return exitIO
	case chancery.Exists, chancery.Conflict:
		return exitConflict
	case chancery.Internal:
		return exitInternal
	default:
		return exitError
	}
}

// reported wraps an error whose message is already on standard error: what is
// left of it is the exit code.
type reported struct{ error }

// Unwrap returns the error that was reported.
func (r reported) Unwrap() error { return r.error }

// report prints an error and what to do about it.
func (e *env) report(err error) {
	if errors.Is(err, context.Canceled) {
		e.warn("interrupted")
		return
	}
	e.warn("%v", err)
	if hint := chancery.HintOf(err); hint != "" {
		fmt.Fprintln(e.stderr, "Hint:", hint)
	}
}

const description = `Chancery reads the news between states and keeps the record: who did what with
whom, who says so, and how sure.`

// run is the whole program but for the process: it returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	e := &env{ctx: ctx, stdin: interruptible{ctx, stdin}, stdout: stdout, stderr: stderr}
	var grammar cli
	over := false // --help or --version has been served
	parser, err := kong.New(&grammar,
		kong.Name("chancery"),
		kong.Description(description),
		kong.Help(help),
		kong.Writers(stdout, stderr),
		kong.Exit(func(int) { over = true }),
		kong.Vars{"version": "chancery " + chancery.Version},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
	if err != nil {
		e.report(&chancery.Error{Op: "set up the command line", Kind: chancery.Internal, Err: err})
		return exitInternal
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if over {
		return exitOK
	}
	if err != nil {
		e.warn("%v", err)
		fmt.Fprintln(stderr, "Try:", tryLine(err))
		return exitUsage
	}
	if err = command.Run(e); err != nil {
		if !errors.As(err, new(reported)) {
			e.report(err)
		}
		if chancery.KindOf(err) == chancery.Usage {
			fmt.Fprintln(stderr, "Try:", helpOf(command.Selected()))
		}
	}
	return exitCode(err)
}

// help prints kong's help and, on the program itself, the exit codes.
func help(options kong.HelpOptions, ctx *kong.Context) error {
	if err := kong.DefaultHelpPrinter(options, ctx); err != nil {
		return err
	}
	_, err := fmt.Fprintln(ctx.Stdout, "\n"+exitHelp)
	return err
}

// tryLine is the command that explains what was wrongly used.
func tryLine(err error) string {
	var parse *kong.ParseError
	if errors.As(err, &parse) {
		return helpOf(parse.Context.Selected())
	}
	return helpOf(nil)
}

// helpOf is what explains a command, nil for the program itself.
func helpOf(command *kong.Node) string {
	if command == nil {
		return "chancery --help"
	}
	return strings.TrimSpace("chancery "+command.Path()) + " --help"
}

// interruptible is a reader that an interrupt wakes from waiting for input.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

// Read reads once, and leaves the read behind if the context ends first.
func (i interruptible) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	done := make(chan result, 1)
	buf := make([]byte, len(p)) // the read may outlive this call
	go func() {
		n, err := i.r.Read(buf)
		done <- result{n, err}
	}()
	select {
	case r := <-done:
		return copy(p, buf[:r.n]), r.err
	case <-i.ctx.Done():
		return 0, i.ctx.Err()
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
