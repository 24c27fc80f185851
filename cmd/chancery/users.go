package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os/user"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"chancery"
	"chancery/internal/access"
	"chancery/internal/ledger"

	"golang.org/x/term"
)

// usersCmd are the commands about those who may use a shared ledger.
type usersCmd struct {
	Add      usersAddCmd      `cmd:"" help:"Add a user."`
	List     usersListCmd     `cmd:"" help:"List the users of a ledger."`
	Role     usersRoleCmd     `cmd:"" help:"Give a user another role."`
	Disable  usersDisableCmd  `cmd:"" help:"Keep a user out, or let them in again."`
	Password usersPasswordCmd `cmd:"" help:"Give a user a new password; it ends their sessions."`
	Token    usersTokenCmd    `cmd:"" help:"Make a token for a program; it is shown once."`
	Tokens   usersTokensCmd   `cmd:"" help:"List tokens, or revoke one."`
}

// operator is who runs the command, for the audit.
func operator() string {
	name := "?"
	if u, err := user.Current(); err == nil {
		name = u.Username
	}
	return "shell:" + name
}

// with opens the ledger for work on it.
func (f *ledgerFlag) with(e *env, work func(*ledger.Ledger) error) (err error) {
	l, err := ledger.OpenExisting(e.ctx, f.Ledger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	return work(l)
}

type usersAddCmd struct {
	ledgerFlag
	Name string `arg:"" help:"The name to log in with."`
	Role string `enum:"reader,reviewer,admin" default:"reader" help:"What the user may do: reader (reads and exports), reviewer (decides about statements, rates outlets, keeps watches) or admin (everything)."`
	OIDC string `name:"oidc" placeholder:"ADDRESS" help:"Let the user in by the provider instead of a password: the address of mail that it knows, or its issuer and subject with a space between."`
}

// Help is the longer help of the command.
func (usersAddCmd) Help() string {
	return `Asks for the password, or takes it from the first line of standard input; it has 12 characters at least.

Examples:
  chancery users add ada --role admin --ledger desk.db
  chancery users add ben --oidc ben@example.org --ledger desk.db`
}

// Run adds a user.
func (c *usersAddCmd) Run(e *env) error {
	if c.Name != strings.TrimSpace(c.Name) || c.Name == "" || len(c.Name) > 100 || c.Name == "local" {
		return &chancery.Error{Op: "add user", Kind: chancery.Usage, Subject: strconv.Quote(c.Name), Hint: "a name without spaces around it, of 100 bytes at most, other than local", Err: errors.New("not a name")}
	}
	u := ledger.User{Name: c.Name, Role: c.Role, OIDC: c.OIDC}
	return c.with(e, func(l *ledger.Ledger) error {
		if c.OIDC == "" {
			password, err := newPassword(e, c.Name)
			if err != nil {
				return err
			}
			u.Password = access.Hash(password)
		}
		if err := l.AddUser(e.ctx, u, operator()); err != nil {
			return err
		}
		e.warn("%s is %s", c.Name, c.Role)
		return nil
	})
}

// newPassword asks for a password, twice where somebody types it.
func newPassword(e *env, name string) (string, error) {
	usage := func(err error) error {
		return &chancery.Error{Op: "set password", Kind: chancery.Usage, Subject: name, Hint: "a few words that nobody would guess", Err: err}
	}
	var password string
	if fd, ok := e.keyboard(); ok {
		var typed [2]string
		for i, prompt := range []string{"Password for " + name + ": ", "Again: "} {
			fmt.Fprint(e.stderr, prompt)
			line, err := term.ReadPassword(fd)
			fmt.Fprintln(e.stderr)
			if err != nil {
				return "", &chancery.Error{Op: "read password", Kind: chancery.IO, Err: err}
			}
			typed[i] = string(line)
		}
		if typed[0] != typed[1] {
			return "", usage(errors.New("the two are not the same"))
		}
		password = typed[0]
	} else {
		line, err := bufio.NewReader(io.LimitReader(e.stdin, 1<<16)).ReadString('\n')
		if err != nil && err != io.EOF {
			return "", &chancery.Error{Op: "read password", Kind: chancery.IO, Err: err}
		}
		password = strings.TrimRight(line, "\r\n")
	}
	if err := access.CheckPassword(password); err != nil {
		return "", usage(err)
	}
	return password, nil
}

type usersListCmd struct {
	ledgerFlag
}

// Run lists users.
func (c *usersListCmd) Run(e *env) error {
	return c.with(e, func(l *ledger.Ledger) error {
		list, err := l.Users(e.ctx)
		if err != nil {
			return err
		}
		t := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
		for _, u := range list {
			by := "no way in"
			if u.Password != "" {
				by = "password"
			}
			if u.OIDC != "" {
				by = u.OIDC
			}
			if u.Disabled {
				by = "disabled"
			}
			fmt.Fprintf(t, "%s\t%s\t%s\tlast here %s\n", u.Name, u.Role, by, cmp.Or(u.Visited, "never"))
		}
		return outputOf(t.Flush())
	})
}

// outputOf is the error of writing to standard output, nil for none.
func outputOf(err error) error {
	if err == nil {
		return nil
	}
	return output(err)
}

type usersRoleCmd struct {
	ledgerFlag
	Name string `arg:"" help:"The user."`
	Role string `arg:"" enum:"reader,reviewer,admin" help:"The new role. One of ${enum}."`
}

// Run gives another role.
func (c *usersRoleCmd) Run(e *env) error {
	return c.with(e, func(l *ledger.Ledger) error { return l.SetRole(e.ctx, c.Name, c.Role, operator()) })
}

type usersDisableCmd struct {
	ledgerFlag
	Name string `arg:"" help:"The user."`
	Undo bool   `help:"Let the user in again."`
}

// Run keeps a user out.
func (c *usersDisableCmd) Run(e *env) error {
	return c.with(e, func(l *ledger.Ledger) error { return l.SetDisabled(e.ctx, c.Name, !c.Undo, operator()) })
}

type usersPasswordCmd struct {
	ledgerFlag
	Name string `arg:"" help:"The user."`
}

// Run sets a password.
func (c *usersPasswordCmd) Run(e *env) error {
	return c.with(e, func(l *ledger.Ledger) error {
		if _, err := l.User(e.ctx, c.Name); err != nil {
			return err
		}
		password, err := newPassword(e, c.Name)
		if err != nil {
			return err
		}
		return l.SetPassword(e.ctx, c.Name, access.Hash(password), operator())
	})
}

type usersTokenCmd struct {
	ledgerFlag
	Name string `arg:"" help:"The user to whom it belongs."`
	For  string `default:"" placeholder:"TEXT" help:"What it is for."`
	Role string `enum:"reader,reviewer,admin" default:"reader" help:"What it allows, within what the user may do. One of ${enum}."`
	Days int    `default:"90" placeholder:"N" help:"How long it holds."`
}

// Help is the longer help of the command.
func (usersTokenCmd) Help() string {
	return `Prints a token that a program sends as "Authorization: Bearer TOKEN". Only its hash is kept: it cannot be shown again.

Examples:
  chancery users token ada --for notebooks --days 30 --ledger desk.db`
}

// Run makes a token.
func (c *usersTokenCmd) Run(e *env) error {
	if c.Days < 1 || c.Days > 3660 {
		return &chancery.Error{Op: "make token", Kind: chancery.Usage, Subject: fmt.Sprintf("--days %d", c.Days), Hint: "from 1 to 3660", Err: errors.New("not a time to hold")}
	}
	return c.with(e, func(l *ledger.Ledger) error {
		token, hash := access.NewToken()
		t := ledger.Token{Owner: c.Name, Name: c.For, Role: c.Role, Expires: time.Now().AddDate(0, 0, c.Days).UTC().Format(time.RFC3339)}
		id, err := l.AddToken(e.ctx, t, hash, operator())
		if err != nil {
			return err
		}
		e.warn("token %d, for a %s, until %s; it is not shown again", id, c.Role, t.Expires)
		_, err = fmt.Fprintln(e.stdout, token)
		return outputOf(err)
	})
}

type usersTokensCmd struct {
	ledgerFlag
	Name   string `arg:"" optional:"" help:"Only those of this user."`
	Revoke int64  `placeholder:"N" help:"End the token of this number instead."`
}

// Run lists tokens or revokes one.
func (c *usersTokensCmd) Run(e *env) error {
	return c.with(e, func(l *ledger.Ledger) error {
		if c.Revoke != 0 {
			return l.Revoke(e.ctx, c.Revoke, operator())
		}
		list, err := l.Tokens(e.ctx, c.Name)
		if err != nil {
			return err
		}
		t := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
		for _, k := range list {
			until := "until " + k.Expires
			if k.Revoked {
				until = "revoked"
			}
			fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%s\tlast used %s\n", k.ID, k.Owner, k.Role, until, cmp.Or(k.Name, "-"), cmp.Or(k.Used, "never"))
		}
		return outputOf(t.Flush())
	})
}
