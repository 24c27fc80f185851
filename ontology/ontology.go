// Package ontology holds the two vocabularies of political events that Chancery
// speaks: PLOVER 2021 (Open Event Data Alliance), its own, and CAMEO 1.1b3, that of
// GDELT and ICEWS, with the crosswalk both ways.
//
// The tables are data files under data/, each with its origin; where a manual
// contradicts itself the file says what was decided, and why.
package ontology

import (
	"embed"
	"io/fs"
	"sync"
)

// Type is a PLOVER event type.
type Type string

// The sixteen event types.
const (
	Agree     Type = "AGREE"
	Consult   Type = "CONSULT"
	Support   Type = "SUPPORT"
	Concede   Type = "CONCEDE"
	Cooperate Type = "COOPERATE"
	Aid       Type = "AID"
	Retreat   Type = "RETREAT"
	Request   Type = "REQUEST"
	Accuse    Type = "ACCUSE"
	Reject    Type = "REJECT"
	Threaten  Type = "THREATEN"
	Protest   Type = "PROTEST"
	Sanction  Type = "SANCTION"
	Mobilize  Type = "MOBILIZE"
	Coerce    Type = "COERCE"
	Assault   Type = "ASSAULT"
)

// Quad is a class of the four-fold division of events. The zero value is neutral:
// CAMEO has such codes, PLOVER types have none.
type Quad uint8

// The classes.
const (
	Neutral Quad = iota
	VerbalCooperation
	MaterialCooperation
	VerbalConflict
	MaterialConflict
)

// String returns the name used in a reading, "" for Neutral.
func (q Quad) String() string {
	return [...]string{"", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}[q]
}

// TypeInfo describes an event type.
type TypeInfo struct {
	Type      Type
	Quad      Quad
	Recipient bool    // whether an event of the type needs a recipient
	Intensity float64 // PLOVER score, -10 to 10, of an event without mode
	Formerly  []string
	Note      string
}

// ModeInfo describes how an event of a type was done.
type ModeInfo struct {
	Type      Type
	Mode      string
	Intensity float64 // PLOVER score, -10 to 10
	Note      string
}

// SectorInfo describes a sector of actors.
type SectorInfo struct {
	Code     string // three letters
	Name     string
	Frequent bool
	CAMEO    string // the role code of CAMEO, "" for none
	Note     string
}

// Code is a CAMEO code: two digits for a root category, three or four below it.
type Code struct {
	Code      string
	Name      string
	Goldstein float64 // -10 to 10
	Scored    bool    // whether the tables give a Goldstein value at all
	ICEWS     float64 // the value in ICEWS; Goldstein unless it differs
	Note      string
}

// Root returns the two digits of the root category.
func (c Code) Root() string { return c.Code[:2] }

// Mapping is what a CAMEO code is in PLOVER.
type Mapping struct {
	Type     Type // "" where PLOVER 2021 dropped the code
	Mode     string
	Contexts []string
}

type quads struct{ oeda, gdelt Quad }

// Ontology holds the tables. It is read-only and serves all goroutines.
type Ontology struct {
	types    []TypeInfo
	modes    []ModeInfo
	contexts []string
	sectors  []SectorInfo
	codes    []Code

	typeAt    map[Type]int
	modeAt    map[[2]string]int // type, mode
	sectorAt  map[string]int
	codeAt    map[string]int
	isContext map[string]bool
	roots     map[string]quads
	plover    map[string]Mapping   // by code
	cameo     map[[3]string]string // by type, mode, context
}

//go:embed data/*.tsv
var data embed.FS

// Default returns the built-in tables.
func Default() *Ontology { return builtin() }

var builtin = sync.OnceValue(func() *Ontology {
	tables, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // the name is a constant
	}
	o, err := Load(tables)
	if err != nil {
		panic(err) // the tables are part of the program and loaded by its tests
	}
	return o
})

// Types returns the event types in the order of their names.
func (o *Ontology) Types() []TypeInfo { return o.types }

// Type returns what is known of an event type.
func (o *Ontology) Type(t Type) (TypeInfo, bool) {
	i, ok := o.typeAt[t]
	if !ok {
		return TypeInfo{}, false
	}
	return o.types[i], true
}

// ValidType reports whether t is an event type.
func (o *Ontology) ValidType(t Type) bool { _, ok := o.typeAt[t]; return ok }

// Modes returns the modes of an event type in the order of their names.
func (o *Ontology) Modes(t Type) []ModeInfo {
	first, last := 0, 0
	for i, m := range o.modes {
		if m.Type == t {
			if last == 0 {
				first = i
			}
			last = i + 1
		}
	}
	return o.modes[first:last]
}

// ValidMode reports whether mode is one of the type's; "" is one of every type.
func (o *Ontology) ValidMode(t Type, mode string) bool {
	if mode == "" {
		return o.ValidType(t)
	}
	_, ok := o.modeAt[[2]string{string(t), mode}]
	return ok
}

// Contexts returns the contexts in the order of their names.
func (o *Ontology) Contexts() []string { return o.contexts }

// ValidContext reports whether c is a context.
func (o *Ontology) ValidContext(c string) bool { return o.isContext[c] }

// Sectors returns the sectors in the order of their codes.
func (o *Ontology) Sectors() []SectorInfo { return o.sectors }

// Sector returns what is known of a sector.
func (o *Ontology) Sector(code string) (SectorInfo, bool) {
	i, ok := o.sectorAt[code]
	if !ok {
		return SectorInfo{}, false
	}
	return o.sectors[i], true
}

// ValidSector reports whether code is a sector.
func (o *Ontology) ValidSector(code string) bool { _, ok := o.sectorAt[code]; return ok }

// Intensity returns the PLOVER score of a type and mode, -10 to 10: that of the
// mode if the type has it, else that of the type, 0 for an unknown type.
func (o *Ontology) Intensity(t Type, mode string) float64 {
	if i, ok := o.modeAt[[2]string{string(t), mode}]; ok {
		return o.modes[i].Intensity
	}
	if i, ok := o.typeAt[t]; ok {
		return o.types[i].Intensity
	}
	return 0
}

// Quad returns the class of an event type, Neutral for an unknown one.
func (o *Ontology) Quad(t Type) Quad {
	if i, ok := o.typeAt[t]; ok {
		return o.types[i].Quad
	}
	return Neutral
}

// Codes returns the CAMEO codes, roots before what is below them.
func (o *Ontology) Codes() []Code { return o.codes }

// CAMEO returns what is known of a CAMEO code.
func (o *Ontology) CAMEO(code string) (Code, bool) {
	i, ok := o.codeAt[code]
	if !ok {
		return Code{}, false
	}
	return o.codes[i], true
}

// CAMEOQuad returns the class of a CAMEO code as GDELT counts it.
func (o *Ontology) CAMEOQuad(code string) Quad { return o.quads(code).gdelt }

// PhoenixQuad returns the class of a CAMEO code as the Phoenix pipeline counts it,
// which differs from GDELT at roots 01, 02 and 16.
func (o *Ontology) PhoenixQuad(code string) Quad { return o.quads(code).oeda }

func (o *Ontology) quads(code string) quads {
	if len(code) < 2 {
		return quads{}
	}
	return o.roots[code[:2]]
}

// Crosswalk returns what a CAMEO code of three or four digits is in PLOVER. It is
// false for an unknown code; Mapping.Type is "" for one that PLOVER dropped.
func (o *Ontology) Crosswalk(code string) (Mapping, bool) {
	m, ok := o.plover[code]
	return m, ok
}

// ToCAMEO returns the CAMEO code that says best what an event is, never more than
// it is; "" for an unknown type. Of several contexts the first that decides counts.
func (o *Ontology) ToCAMEO(t Type, mode string, contexts []string) string {
	for _, m := range []string{mode, ""} {
		for _, c := range contexts {
			if code, ok := o.cameo[[3]string{string(t), m, c}]; ok && c != "" {
				return code
			}
		}
		if code, ok := o.cameo[[3]string{string(t), m, ""}]; ok {
			return code
		}
	}
	return ""
}
