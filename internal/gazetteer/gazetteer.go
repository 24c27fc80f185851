// Package gazetteer holds what is known by name before any text is read: states
// and territories, organisations, armed groups, officeholders, outlets, regions
// and cities. Tables are data files with origin and licence beside this file.
package gazetteer

import (
	"chancery"
)

// Kind is the class of an entry.
type Kind uint8

// The classes of entries.
const (
	State      Kind = iota + 1 // a sovereign state, present or past
	Territory                  // a dependent or partially recognised territory with a code of its own
	Person                     // an officeholder
	IGO                        // an international organisation of states
	NGO                        // a non-governmental organisation
	ArmedGroup                 //
	Party                      // a political party
	Company                    //
	Outlet                     // a news outlet or agency
	Organ                      // a ministry, army, court, parliament, service of one state
	Region                     // a region or contested area
	Movement                   // an ethnic, religious or political body of people
	City                       // from a table of places
)

var kindNames = [...]string{"", "state", "territory", "person", "igo", "ngo", "armed_group", "party", "company", "outlet", "organ", "region", "movement", "city"}

// String returns the name of the kind as the data files spell it.
func (k Kind) String() string { return kindNames[k] }

// Use is how a name stands for its entry.
type Use uint8

// The uses of a name.
const (
	Name      Use = iota + 1 // the name, a variant or the long form
	Short                    // an abbreviation or acronym
	Adjective                // "Iranian"
	Citizen                  // one of the people: "an Iranian", "a Briton"
	Citizens                 // the people: "Iranians", "the British"
	Capital                  // the capital, which stands for the government or is a place
	Seat                     // a building or quarter that stands for the government: "the Kremlin"
	Former                   // a name it no longer has: "Zaire"
	Surname                  // the last name of a person alone
)

var useNames = [...]string{"", "name", "short", "adjective", "citizen", "citizens", "capital", "seat", "former", "surname"}

// String returns the name of the use as the data files spell it.
func (u Use) String() string { return useNames[u] }

// Office is a post held by a person. From and To are inclusive EDTF dates, ""
// for unknown or still held.
type Office struct {
	Title   string // "president", "foreign minister"
	Country string // ISO 3166-1 alpha-3, "" for an organisation's office
	Org     string // code of the organisation, "" for a state's office
	Sector  string // PLOVER sector
	From    chancery.Date
	To      chancery.Date
}

// Entry is one thing that has a name.
type Entry struct {
	Name     string
	Kind     Kind
	Country  string   // ISO 3166-1 alpha-3 of the state it is or belongs to, "" for none
	Org      string   // short code of an organisation or group, "" for a state
	Plover   string   // first code of the PLOVER manual for non-states: UNO, EUR, IGO, NGO, ISM, IMG, MNC
	Sectors  []string // PLOVER 2021 sectors
	ISO2     string   // of a state or territory
	COW      int      // Correlates of War number of a state, 0 for none
	Capital  string   // of a state or territory
	Of       string   // the sovereign of a territory, ISO 3166-1 alpha-3
	Sex      byte     // 'm', 'f' or 0, of a person
	Offices  []Office // of a person
	Wikidata string
	From, To chancery.Date // existence of a former state or term of a name, "" for open
	Note     string        // ownership of an outlet, what the record says of a region
	Codes    []DatedCode   // from a user's PETRARCH dictionary
}

// Match is one reading of a name.
type Match struct {
	*Entry
	Use Use
}
