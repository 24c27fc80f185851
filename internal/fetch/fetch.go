// Package fetch gets documents from the web as a good neighbour does: it asks
// robots.txt, waits between requests to one host, asks only for what has changed,
// and waits as it is told when a server is busy. It also guards its own side: what it
// gets is bounded in size and time, and it connects to no private address, whatever
// a name resolves to and wherever a page redirects.
package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"chancery"
)

// Options say how documents are got. The zero value is what is polite and safe.
type Options struct {
	AllowPrivate bool          // connect to loopback and private addresses, and to any port
	MaxBytes     int64         // of a document, unpacked; 0 for 16 MiB
	Timeout      time.Duration // for one request with its body; 0 for 30 s
	Delay        time.Duration // between two requests to one host; 0 for 1 s. A longer delay in robots.txt counts
	Retries      int           // after the first attempt, when a server is busy or out of reach; 0 for 3, less for none
}

const (
	maxRedirects = 5                // as RFC 9309 has it for robots.txt, and as pages need
	maxWait      = 60 * time.Second // the longest wait for a busy server; beyond it the caller is told
)

// Client gets documents. It is safe for concurrent use.
type Client struct {
	o      Options
	http   *http.Client
	hosts  hosts
	robots robots

	now   func() time.Time
	sleep func(context.Context, time.Duration) error
}

// New returns a client.
func New(o Options) *Client {
	o.MaxBytes = cmp.Or(o.MaxBytes, 16<<20)
	o.Timeout = cmp.Or(o.Timeout, 30*time.Second)
	o.Delay = cmp.Or(o.Delay, time.Second)
	o.Retries = max(cmp.Or(o.Retries, 3), 0)
	return &Client{
		o: o,
		http: &http.Client{
			Transport: transport(o.AllowPrivate),
			CheckRedirect: func(*http.Request, []*http.Request) error {
				return http.ErrUseLastResponse // each hop is judged on its own
			},
		},
		now:   time.Now,
		sleep: sleep,
	}
}

// Close closes the connections that are idle.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// userAgent names the program; robots.txt knows it as agentName.
const (
	agentName = "chancery"
	userAgent = agentName + "/" + chancery.Version
)

// Request names a document and what is known of it from the last time.
type Request struct {
	URL      string
	ETag     string // "" for unknown
	Modified string // the Last-Modified of the last time; "" for unknown
}

// Response is a document.
type Response struct {
	URL         string // where it was found in the end
	Unchanged   bool   // it is as it was the last time, and Body is empty
	ContentType string
	ETag        string
	Modified    string
	Body        []byte // with its content encoding undone
	Date        time.Time
}

// BusyError is the answer of a server that wants to be left alone for a while.
type BusyError struct {
	Status int
	After  time.Duration // how long; 0 if it does not say
}

// Error returns the status and the wait.
func (e *BusyError) Error() string {
	if e.After > 0 {
		return fmt.Sprintf("the server is busy (status %d) and asks for a wait of %v", e.Status, e.After.Round(time.Second))
	}
	return fmt.Sprintf("the server is busy (status %d)", e.Status)
}

// Get gets a document. Every refusal and failure is a *chancery.Error; that of a busy
// server wraps a *BusyError, that of an end of the context wraps its error.
func (c *Client) Get(ctx context.Context, request Request) (Response, error) {
	at, err := Parse(request.URL)
	if err != nil {
		return Response{}, err
	}
	for range maxRedirects + 1 {
		delay, err := c.robots.allow(ctx, c, at)
		if err != nil {
			return Response{}, err
		}
		answer, err := c.persist(ctx, at, request, max(delay, c.o.Delay))
		if err != nil {
			return Response{}, err
		}
		if answer.next == nil {
			return answer.Response, nil
		}
		at = answer.next
	}
	return Response{}, failure(chancery.Invalid, request.URL, fmt.Sprintf("it redirects more than %d times", maxRedirects), "open it in a browser and take the address where it ends")
}

// Parse returns the address of a document, of http or https.
func Parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil:
		var cause *url.Error
		if errors.As(err, &cause) {
			err = cause.Err
		}
		return nil, &chancery.Error{Op: "fetch", Kind: chancery.Usage, Subject: address, Hint: "write it as https://host/path", Err: err}
	case u.Scheme != "http" && u.Scheme != "https", u.Host == "":
		return nil, failure(chancery.Usage, address, "not an address of http or https", "write it as https://host/path")
	case u.User != nil:
		return nil, failure(chancery.Usage, u.Redacted(), "it has a name or password in it", "leave them out: they would end up in the ledger")
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// answer is a document, or where it is now.
type answer struct {
	Response
	next *url.URL
}

// once makes one request. An error that another attempt might mend is a retryError.
func (c *Client) once(ctx context.Context, at *url.URL, request Request) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	response, err := c.send(ctx, at, request)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	subject := at.String()
	switch status := response.StatusCode; {
	case status == http.StatusNotModified && (request.ETag != "" || request.Modified != ""):
		return answer{Response: Response{URL: subject, Unchanged: true, ETag: cmp.Or(response.Header.Get("ETag"), request.ETag),
			Modified: cmp.Or(response.Header.Get("Last-Modified"), request.Modified), Date: c.now()}}, nil
	case status == http.StatusOK:
	case status >= 300 && status <= 399 && response.Header.Get("Location") != "":
		next, err := at.Parse(response.Header.Get("Location"))
		if err == nil {
			next, err = Parse(next.String())
		}
		if err != nil {
			return answer{}, failure(chancery.Unsupported, subject, fmt.Sprintf("it redirects to %q", shorten(response.Header.Get("Location"))), "only addresses of http and https are fetched")
		}
		return answer{next: next}, nil
	case status == http.StatusNotFound || status == http.StatusGone:
		return answer{}, failure(chancery.NotFound, subject, "it is not there (status "+response.Status+")", "check the address")
	case busy(status):
		return answer{}, retryError{&BusyError{status, retryAfter(response.Header.Get("Retry-After"), c.now())}}
	case status == http.StatusUnauthorized, status == http.StatusForbidden, status == http.StatusPaymentRequired:
		return answer{}, failure(chancery.Unsupported, subject, "the server does not give it to programs (status "+response.Status+")", "save the page from a browser and give the file")
	default:
		return answer{}, failure(chancery.IO, subject, "the server answers with status "+response.Status, "try again later, or open it in a browser")
	}
	contentType := response.Header.Get("Content-Type")
	if !readable(contentType) {
		return answer{}, failure(chancery.Unsupported, subject, fmt.Sprintf("it is %q, not a page, text or feed", shorten(contentType)), "give the address of a page or a feed")
	}
	body, err := c.body(response, subject)
	if err != nil {
		return answer{}, err
	}
	return answer{Response: Response{URL: subject, ContentType: contentType, Body: body, Date: c.now(),
		ETag: response.Header.Get("ETag"), Modified: response.Header.Get("Last-Modified")}}, nil
}

// send sends a request.
func (c *Client) send(ctx context.Context, at *url.URL, request Request) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), http.NoBody)
	if err != nil {
		return nil, failure(chancery.Usage, at.String(), err.Error(), "write it as https://host/path")
	}
	r.Header.Set("User-Agent", userAgent)
	r.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, text/plain;q=0.9, application/xml;q=0.9, */*;q=0.1")
	if request.ETag != "" {
		r.Header.Set("If-None-Match", request.ETag)
	}
	if request.Modified != "" {
		r.Header.Set("If-Modified-Since", request.Modified)
	}
	response, err := c.http.Do(r)
	if err != nil {
		return nil, c.sendError(at.String(), err)
	}
	return response, nil
}

// body reads a body up to the limit.
func (c *Client) body(response *http.Response, subject string) ([]byte, error) {
	tooLarge := func() error {
		return failure(chancery.TooLarge, subject, fmt.Sprintf("it is larger than %d MiB", c.o.MaxBytes>>20), "save it, and give what matters of it as a file")
	}
	if response.ContentLength > c.o.MaxBytes {
		return nil, tooLarge()
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, c.o.MaxBytes+1))
	switch {
	case err != nil:
		return nil, c.sendError(subject, err)
	case int64(len(body)) > c.o.MaxBytes:
		return nil, tooLarge()
	}
	return body, nil
}

// readable reports whether a content type may be a text. Servers that do not say are
// given the benefit of the doubt.
func readable(contentType string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	switch kind = strings.TrimSpace(kind); kind {
	case "", "application/octet-stream", "application/json", "application/x-ndjson", "application/jsonl", "application/xml",
		"application/warc", "application/gzip", "application/x-gzip":
		return true
	case "text/css", "text/javascript", "text/csv", "text/calendar":
		return false
	}
	return strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "+xml") && !strings.HasPrefix(kind, "image/") || strings.HasSuffix(kind, "+json")
}

func failure(kind chancery.Kind, subject, what, hint string) error {
	return &chancery.Error{Op: "fetch", Kind: kind, Subject: subject, Hint: hint, Err: errors.New(what)}
}

// shorten returns the beginning of what a server said, for a message.
func shorten(text string) string { return text[:min(len(text), 100)] }
