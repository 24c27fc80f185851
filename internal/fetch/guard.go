package fetch

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"chancery"

	"code.dny.dev/ssrf"
)

// transport returns what connections are made with. The guard looks at the address
// that is about to be connected to, after names are resolved, and at every connection:
// so neither a redirect nor a name that resolves to another address the second time
// gets around it. Proxies are not used, for they would connect in our stead.
func transport(allowPrivate bool) *http.Transport {
	dialer := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}
	if !allowPrivate {
		// All special-purpose ranges of the IANA registries are refused: loopback, private,
		// link-local (and with it the metadata service of clouds), shared, multicast,
		// documentation, and IPv6 that carries IPv4.
		dialer.Control = ssrf.New().Safe
	}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		ForceAttemptHTTP2:      true,
		MaxIdleConns:           20,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  20 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
	}
}

// sendError is what a failure of a request means to the user.
func (c *Client) sendError(subject string, err error) error {
	var network net.Error
	var name *net.DNSError
	switch {
	case errors.Is(err, context.Canceled):
		return &chancery.Error{Op: "fetch", Kind: chancery.IO, Subject: subject, Err: err}
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork), errors.Is(err, ssrf.ErrInvalidHostPort):
		return &chancery.Error{Op: "fetch", Kind: chancery.Unsupported, Subject: subject, Err: errors.New("it leads to a private or special address"),
			Hint: "if you trust it, allow it: --allow-private"}
	case errors.Is(err, ssrf.ErrProhibitedPort):
		return &chancery.Error{Op: "fetch", Kind: chancery.Unsupported, Subject: subject, Err: errors.New("it has another port than 80 or 443"),
			Hint: "if you trust it, allow it: --allow-private"}
	case errors.As(err, &name) && name.IsNotFound:
		return failure(chancery.NotFound, subject, "there is no host "+name.Name, "check the address")
	case errors.As(err, &network) && network.Timeout():
		return retryError{&chancery.Error{Op: "fetch", Kind: chancery.IO, Subject: subject, Err: errors.New("the server took too long"), Hint: "try again later"}}
	}
	return retryError{&chancery.Error{Op: "fetch", Kind: chancery.IO, Subject: subject, Err: err, Hint: "check the address and the network, or try again later"}}
}
