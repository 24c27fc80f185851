package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"chancery"

	"github.com/temoto/robotstxt"
)

const (
	robotsAge     = 24 * time.Hour   // how long an answer counts (RFC 9309, 2.4)
	robotsDownAge = 10 * time.Minute // how long the lack of one counts
	maxRobots     = 500 << 10        // bytes of it that are read (RFC 9309, 2.5)
	maxCrawlDelay = 30 * time.Second // a longer Crawl-delay is a way to say no
)

// robots knows what robots.txt of each site allows.
type robots struct {
	mu    sync.Mutex
	sites map[string]site
}

// site is what one site allows.
type site struct {
	rules *robotstxt.RobotsData // nil if robots.txt could not be had
	err   error                 // why not
	until time.Time
}

// allow returns the delay that a site wants between requests, or the refusal of an
// address. A site whose robots.txt is out of reach allows nothing (RFC 9309, 2.3.1.4);
// one that has none allows all.
func (r *robots) allow(ctx context.Context, c *Client, at *url.URL) (time.Duration, error) {
	s, err := r.site(ctx, c, at)
	if err != nil {
		return 0, err
	}
	group := s.rules.FindGroup(agentName)
	path := at.EscapedPath()
	if path == "" {
		path = "/"
	}
	if at.RawQuery != "" {
		path += "?" + at.RawQuery
	}
	switch {
	case !group.Test(path):
		return 0, failure(chancery.Unsupported, at.String(), "robots.txt of the site does not allow it", "ask the site, or save the page from a browser and give the file")
	case group.CrawlDelay > maxCrawlDelay:
		return 0, failure(chancery.Unsupported, at.String(), "robots.txt of the site asks for a wait of "+group.CrawlDelay.String()+" between pages", "save the page from a browser and give the file")
	}
	return group.CrawlDelay, nil
}

// site returns what is known of a site, and asks it if need be. Two goroutines may
// ask at once, which does no harm.
func (r *robots) site(ctx context.Context, c *Client, at *url.URL) (site, error) {
	key := at.Scheme + "://" + at.Host
	r.mu.Lock()
	s, ok := r.sites[key]
	r.mu.Unlock()
	if ok && c.now().Before(s.until) {
		return s, s.err
	}
	s = c.askRobots(ctx, at)
	if ctx.Err() != nil { // says nothing of the site
		return s, stopped(at, ctx.Err())
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.sites == nil || len(r.sites) >= maxHosts {
		r.sites = map[string]site{}
	}
	r.sites[key] = s
	return s, s.err
}

// askRobots gets robots.txt of a site.
func (c *Client) askRobots(ctx context.Context, of *url.URL) site {
	down := func(err error) site {
		return site{err: err, until: c.now().Add(robotsDownAge)}
	}
	at := of.ResolveReference(&url.URL{Path: "/robots.txt"})
	for range maxRedirects + 1 {
		status, body, next, err := c.oneRobots(ctx, at)
		var refused *chancery.Error
		switch {
		case errors.As(err, &refused):
			return down(&chancery.Error{Op: refused.Op, Kind: refused.Kind, Subject: of.String(), Hint: refused.Hint, Err: refused.Err})
		case err != nil:
			return down(failure(chancery.IO, of.String(), "robots.txt of the site cannot be read: "+err.Error(), "try again later"))
		case next != nil:
			at = next
			continue
		case status >= 500 || status == http.StatusTooManyRequests:
			return down(failure(chancery.IO, of.String(), "robots.txt of the site cannot be had (status "+strconv.Itoa(status)+")", "try again later"))
		}
		rules, err := robotstxt.FromStatusAndBytes(status, sensible(body))
		if err != nil {
			return down(failure(chancery.IO, of.String(), "robots.txt of the site cannot be read: "+err.Error(), "ask the site, or save the page from a browser and give the file"))
		}
		return site{rules: rules, until: c.now().Add(robotsAge)}
	}
	rules, err := robotstxt.FromStatusAndBytes(http.StatusNotFound, nil) // as if it were not there
	return site{rules: rules, err: err, until: c.now().Add(robotsAge)}
}

// oneRobots makes one request for a robots.txt.
func (c *Client) oneRobots(ctx context.Context, at *url.URL) (status int, body []byte, next *url.URL, err error) {
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	response, err := c.send(ctx, at, Request{})
	if err != nil {
		return 0, nil, nil, err
	}
	defer response.Body.Close()
	if location := response.Header.Get("Location"); response.StatusCode >= 300 && response.StatusCode <= 399 && location != "" {
		if next, err = at.Parse(location); err == nil {
			next, err = Parse(next.String())
		}
		return 0, nil, next, err
	}
	body, err = io.ReadAll(io.LimitReader(response.Body, maxRobots))
	return response.StatusCode, body, nil, err
}

// sensible returns the lines of a robots.txt that say what is asked for. The parser
// refuses a file for one bad line; RFC 9309 (2.2) wants the others obeyed.
func sensible(body []byte) []byte {
	var out bytes.Buffer
	agents := false
	for line := range bytes.Lines(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))) {
		line, _, _ = bytes.Cut(line, []byte("#"))
		field, value, ok := strings.Cut(strings.ToValidUTF8(string(line), ""), ":")
		field, value = strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(value)
		switch field {
		case "user-agent":
			agents = agents || value != ""
			ok = ok && value != ""
		case "allow", "disallow":
			ok = ok && agents
		case "crawl-delay":
			seconds, err := strconv.ParseFloat(value, 64)
			ok = ok && agents && err == nil && seconds >= 0 && seconds < 1e6
		default:
			ok = false
		}
		if ok {
			fmt.Fprintf(&out, "%s: %s\n", field, value)
		}
	}
	return out.Bytes()
}
