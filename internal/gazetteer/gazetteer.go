// Package gazetteer holds what is known by name before any text is read: states
// and territories, organisations, armed groups, officeholders, outlets, regions
// and cities. Tables are data files with origin and licence beside this file.
package gazetteer

// Gazetteer is a set of loaded tables. It is read-only and serves all goroutines.
type Gazetteer struct{}

// Default returns the built-in gazetteer.
func Default() *Gazetteer { return &Gazetteer{} }
