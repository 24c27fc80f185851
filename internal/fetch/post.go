package fetch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"

	"chancery"
)

// Post sends a body to an address that a user named, once: no redirect is followed,
// and no private address is connected to unless that is allowed. Any answer but 2xx is
// an error, as is every other failure: a *chancery.Error.
func (c *Client) Post(ctx context.Context, address string, header http.Header, body []byte) error {
	at, err := Parse(address)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, at.String(), bytes.NewReader(body))
	if err != nil {
		return failure(chancery.Usage, address, err.Error(), "check the address")
	}
	for name, values := range header {
		request.Header[name] = values
	}
	request.Header.Set("User-Agent", userAgent)
	response, err := c.http.Do(request)
	if err != nil {
		return c.sendError(address, err)
	}
	defer func() { _ = response.Body.Close() }()
	_, _ = io.CopyN(io.Discard, response.Body, 64<<10) // so that the connection can be used again
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return failure(chancery.IO, address, fmt.Sprintf("the answer is status %d", response.StatusCode), "see what the receiver says of it")
	}
	return nil
}
