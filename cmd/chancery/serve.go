package main

import (
	"errors"
	"log/slog"
	"net"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/server"
	"chancery/read"
)

type serveCmd struct {
	ledgerFlag
	Listen string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on; port 0 takes a free one."`
	Log    string `enum:"text,json" default:"text" help:"The form of log lines on standard error. One of ${enum}."`
}

// Help is the longer help of the command.
func (serveCmd) Help() string {
	return `Shows a ledger as pages in the browser, each also as JSON (add .json to its address). It listens on this machine only. An interrupt lets requests under way finish, then stops.

Examples:
  chancery serve --ledger desk.db
  chancery serve --ledger desk.db --listen 127.0.0.1:0 --log json`
}

// Run serves until it is interrupted.
func (c *serveCmd) Run(e *env) (err error) {
	host, _, err := net.SplitHostPort(c.Listen)
	if ip := net.ParseIP(host); err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return &chancery.Error{Op: "serve", Kind: chancery.Usage, Subject: "--listen " + c.Listen, Hint: "write it as 127.0.0.1:8080", Err: errors.New("not an address of this machine alone")}
	}
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	l, err := ledger.OpenExisting(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	log := slog.New(slog.NewTextHandler(e.stderr, nil))
	if c.Log == "json" {
		log = slog.New(slog.NewJSONHandler(e.stderr, nil))
	}
	s, err := server.New(l, server.Options{Read: reader.Read, Log: log})
	if err != nil {
		return &chancery.Error{Op: "serve", Kind: chancery.Internal, Err: err}
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(e.ctx, "tcp", c.Listen)
	if err != nil {
		return &chancery.Error{Op: "serve", Kind: chancery.IO, Subject: c.Listen, Hint: "is another server running there? --listen 127.0.0.1:0 takes a free port", Err: err}
	}
	e.warn("serving %s at http://%s", l.Name(), listener.Addr())
	return s.Serve(e.ctx, listener)
}
