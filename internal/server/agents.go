package server

import (
	"net/http"

	"chancery/internal/access"
	"chancery/internal/agent"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// agents are the routes of the Model Context Protocol, over streamable HTTP without
// sessions: each request stands alone, so that several servers can share the work.
func (s *Server) agents() []route {
	server := agent.New(s.ledger, nil)
	if s.options.Read != nil {
		server = agent.New(s.ledger, s.reading)
	}
	handler := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server },
		// Behind a proxy the name that is asked for is not that of this machine; on a
		// machine of one's own the server itself looks at it.
		&mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true, DisableLocalhostProtection: true})
	var out []route
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
		out = append(out, route{method: method, pattern: "/mcp", role: access.Reader, handler: handler})
	}
	return out
}
