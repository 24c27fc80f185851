package server

import (
	"errors"
	"net/http"
	"time"
)

var errNoDay = errors.New("not a day")

// visits are two moments that the browser remembers: the end of the visit before,
// and the last sign of this one. Nothing else is in the cookies.
type visits struct {
	before, last, now time.Time
	secure            bool
}

const (
	visitBefore = "visit_before"
	visitLast   = "visit_last"
	// visitGap is how long a reader may be away without beginning another visit.
	visitGap  = time.Hour
	visitKept = 400 * 24 * time.Hour // browsers keep a cookie no longer
)

func (s *Server) visits(r *http.Request, now time.Time) visits {
	v := visits{now: now, secure: !s.local() && s.options.Access.secure()}
	read := func(name string) time.Time {
		c, err := r.Cookie(name)
		if err != nil {
			return time.Time{}
		}
		t, err := time.Parse(time.RFC3339, c.Value)
		if err != nil || t.After(now) {
			return time.Time{}
		}
		return t
	}
	v.before, v.last = read(visitBefore), read(visitLast)
	if !v.last.IsZero() && now.Sub(v.last) > visitGap {
		v.before = v.last
	}
	return v
}

func (v visits) cookies() []*http.Cookie {
	set := func(name string, t time.Time) *http.Cookie {
		return &http.Cookie{Name: name, Value: moment(t), Path: "/", MaxAge: int(visitKept / time.Second), HttpOnly: true, Secure: v.secure, SameSite: http.SameSiteLaxMode}
	}
	out := []*http.Cookie{set(visitLast, v.now)}
	if !v.before.IsZero() {
		out = append(out, set(visitBefore, v.before))
	}
	return out
}
