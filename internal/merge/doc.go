// Package merge tells which statements of many reports speak of one thing, and
// makes one record of them: an occurrence of events, an entry of the register of
// agreements. It knows no database and no reader; everything in it is a function
// of values.
//
// Occurrences are the connected components of a graph: its points are statements,
// its edges the pairs that [Same] joins. Same looks at two statements and at
// nothing else, so the order in which statements arrive cannot matter. [Blocks]
// gives the few keys that two statements must share to be compared at all. What a
// person decided about a pair of statements wins over Same ([Cluster]).
package merge
