// Package train makes the model of package lang from Universal Dependencies
// treebanks, name annotations and word vectors. A run is fixed by its Options:
// the same options on the same files give the same weights on the same kind of
// processor, whatever the number of workers.
package train
