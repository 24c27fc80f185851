// Package read is the door to the reader: New loads the model and the tables
// once, Read turns a report into a reading.
package read

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/agreement"
	"chancery/internal/attribution"
	"chancery/internal/dateline"
	"chancery/internal/event"
	"chancery/internal/gazetteer"
	"chancery/internal/place"
	"chancery/internal/timex"
	"chancery/lang"
)

// Engine analyses English text. *lang.Model is one.
type Engine interface {
	Annotate(text string) lang.Document
}

// Reader reads reports. It is read-only after New and serves all goroutines.
type Reader struct {
	engine Engine
	model  string
	gaz    *gazetteer.Gazetteer
	coder  *event.Coder
}

// Read returns the reading of one report. It cannot fail: odd text yields fewer
// findings, and a text in a language other than English (Report.Language) none.
// The same report and version give the same reading.
func (r *Reader) Read(report chancery.Report) chancery.Reading {
	if report.ID == "" {
		report.ID = ID(report.Text)
	}
	if report.Language != "" && report.Language != "en" {
		return r.reading(report)
	}
	doc := r.engine.Annotate(setApart(report.Text))
	doc.Text = report.Text

	times := timex.Find(&doc, report.Published)
	places := place.Find(&doc, r.gaz, report.Published)
	actors := actor.Find(&doc, r.gaz, report.Published)
	events := r.coder.Find(&doc, &actors, &places, times)
	attributions := attribution.Find(&doc, &actors)
	agreements := agreement.Find(&doc, &actors, &places, times, events, attributions, report.Published)
	attribution.Judge(&doc, &actors, attributions, events, agreements)
	questions := attribution.Questions(&doc, &actors, attributions, events, agreements)

	report.Dateline = places.Dateline
	reading := r.reading(report)
	reading.Actors = actors.Actors
	reading.Agreements, reading.Questions = agreements, questions
	used := map[chancery.PlaceID]bool{}
	for _, e := range events {
		reading.Events = append(reading.Events, e.Event)
		used[e.Place] = true
	}
	for _, g := range agreements {
		used[g.Place] = true
	}
	reading.Places = places.Standing(used)
	for _, a := range attributions {
		reading.Attributions = append(reading.Attributions, a.Attribution)
	}
	return reading.Normal()
}

// reading returns a reading of report in which nothing was found.
func (r *Reader) reading(report chancery.Report) chancery.Reading {
	reading := chancery.Reading{
		Schema: chancery.Schema,
		Engine: chancery.Engine{Version: chancery.Version, Model: r.model},
		Report: report,
	}
	return reading.Normal()
}

// setApart returns text with the dash behind its dateline turned into line
// breaks, byte for byte: the dateline becomes a paragraph of its own, and the
// sentence behind it is parsed without it.
func setApart(text string) string {
	line, ok := dateline.Find(text)
	if !ok || !line.Sure {
		return text
	}
	dash := strings.TrimRight(text[line.Start:line.End], " -–—")
	b := []byte(text)
	for i := line.Start + len(dash); i < line.End; i++ {
		b[i] = '\n'
	}
	return string(b)
}

// ID returns the content id of a text.
func ID(text string) chancery.ReportID {
	sum := sha256.Sum256([]byte(text))
	return chancery.ReportID("sha256:" + hex.EncodeToString(sum[:]))
}
