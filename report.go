package chancery

import "encoding/json"

// ReportID is "sha256:" and the hexadecimal digest of the text, so that the same
// text has the same id wherever it came from.
type ReportID string

// Report is one item as received.
type Report struct {
	ID        ReportID  `json:"id"`
	Title     string    `json:"title"`
	Outlet    string    `json:"outlet"`
	URL       string    `json:"url"`
	Byline    string    `json:"byline"`
	Published Date      `json:"published"`          // EDTF; "" for unknown
	Dateline  *Dateline `json:"dateline,omitempty"` // filled by the reader
	Language  string    `json:"language"`           // ISO 639-1; "" for unknown
	Text      string    `json:"text"`               // byte for byte as read, UTF-8

	Extra map[string]json.RawMessage `json:"extra,omitempty"` // unknown input fields, kept
}

// Dateline is the place and day that open a report ("KIGALI, 5 December -").
type Dateline struct {
	Place PlaceID `json:"place"`
	Date  Date    `json:"date"`
	Span  Span    `json:"span"`
}

// Date is an EDTF level 1 (ISO 8601-2) date, interval or "" for unknown:
// "2023-03-13", "2023-03", "2023/2026", "2023-03~".
type Date string
