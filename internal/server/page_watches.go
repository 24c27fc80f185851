package server

import (
	"cmp"
	"encoding/xml"
	"net/http"
	"strconv"
	"strings"
	"time"

	"chancery"
	"chancery/internal/access"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// watches lists the saved searches of whoever asks.
type watches struct {
	Watches []ledger.Watch `json:"watches"` // the latest first

	query string // for the form: of the search that led here
	may   bool
}

func (s *Server) watches(r *http.Request) (any, error) {
	asker := whoOf(r.Context())
	list, err := s.ledger.Watches(r.Context(), asker.signature())
	return &watches{list, r.URL.Query().Get("q"), asker.role.May(access.Reviewer)}, err
}

func (v *watches) frame(p *ui.Page) { p.Title = "Watches" }

// Query stands in the form.
func (v *watches) Query() string { return v.query }

// May tells whether whoever asks may keep watches.
func (v *watches) May() bool { return v.may }

// watchRow is a watch as the page lists it.
type watchRow struct {
	ledger.Watch
	Search, Feed string
}

// Rows are the watches.
func (v *watches) Rows() []watchRow {
	out := make([]watchRow, len(v.Watches))
	for i, w := range v.Watches {
		w.Told, _, _ = strings.Cut(w.Told, " ")
		out[i] = watchRow{w, searchURL(w.Query, ""), feedURL(w.ID)}
	}
	return out
}

func feedURL(id int64) string { return "/watches/" + strconv.FormatInt(id, 10) + ".atom" }

// watch keeps a watch or takes one away.
func (s *Server) watch(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, badForm(err))
		return
	}
	owner, form := whoOf(r.Context()).signature(), r.PostForm
	var err error
	if form.Get("delete") != "" {
		id, _ := strconv.ParseInt(form.Get("delete"), 10, 64) // 0 is no watch
		err = s.ledger.DeleteWatch(r.Context(), id, owner)
	} else {
		_, err = s.ledger.PutWatch(r.Context(), ledger.Watch{Name: form.Get("name"), Query: form.Get("query"), Webhook: form.Get("webhook"), Owner: owner})
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/watches", http.StatusSeeOther)
}

// feedEntries is how many statements a feed holds.
const feedEntries = 50

// What an Atom feed is made of (RFC 4287).
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  atomAuthor  `xml:"author"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomAuthor struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID      string     `xml:"id"`
		Title   string     `xml:"title"`
		Updated string     `xml:"updated"`
		Author  atomAuthor `xml:"author"`
		Links   []atomLink `xml:"link"`
		Summary string     `xml:"summary"`
	}
)

// atom answers with the latest statements of a watch as a feed.
func (s *Server) atom(w http.ResponseWriter, r *http.Request) {
	number, ok := strings.CutSuffix(r.PathValue("id"), ".atom")
	id, err := strconv.ParseInt(number, 10, 64)
	if !ok || err != nil {
		s.refuse(w, r, http.StatusNotFound)
		return
	}
	watch, err := s.ledger.Watch(r.Context(), id, whoOf(r.Context()).signature())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	f, err := ledger.ParseQuery(watch.Query)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	f.Limit = feedEntries
	page, err := s.ledger.Search(r.Context(), f)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	body, err := xml.MarshalIndent(s.feed(r, &watch, page.Statements), "", " ")
	if err != nil {
		s.fail(w, r, err)
		return
	}
	send(w, r, http.StatusOK, "application/atom+xml; charset=utf-8", append([]byte(xml.Header), body...))
}

func (s *Server) feed(r *http.Request, watch *ledger.Watch, list []ledger.Hit) atomFeed {
	base := s.base(r)
	feed := atomFeed{ID: base + feedURL(watch.ID), Title: "Chancery: " + watch.Name, Updated: watch.Created, Author: atomAuthor{"Chancery " + chancery.Version},
		Links: []atomLink{{"self", "application/atom+xml", base + feedURL(watch.ID)}, {"alternate", "text/html", base + searchURL(watch.Query, "")}}}
	for i := range list {
		h := &list[i]
		feed.Updated = max(feed.Updated, h.Learned)
		shown := s.names.hit(h)
		feed.Entries = append(feed.Entries, atomEntry{ID: "urn:chancery:statement:" + h.Key, Title: plain(strings.TrimSpace(cmp.Or(h.Type, h.Kind)+" "+cmp.Or(h.Status, h.Mode)) + ": " + s.names.list(h.Codes, 4)),
			Updated: cmp.Or(h.Learned, moment(time.Time{})), Author: atomAuthor{plain(cmp.Or(h.Outlet, "unknown outlet"))}, Links: []atomLink{{"alternate", "text/html", base + shown.URL}},
			Summary: plain(h.Words + " (" + strings.TrimSpace(h.Outlet+" "+string(h.Published)) + ")")})
	}
	return feed
}

// plain takes out what XML cannot hold.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r >= ' ' && r != 0xFFFE && r != 0xFFFF {
			return r
		}
		return -1
	}, s)
}

// base is the address of the server as its users have it.
func (s *Server) base(r *http.Request) string {
	if s.options.Access != nil {
		return s.options.Access.PublicURL
	}
	return "http://" + r.Host
}
