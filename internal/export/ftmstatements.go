package export

import (
	"crypto/sha1" //nolint:gosec // the identifiers of FollowTheMoney are SHA-1
	"encoding/hex"
	"io"
	"slices"
	"strings"

	"chancery"
)

// ftmDataset is the name of the data set that statements belong to.
const ftmDataset = "chancery"

// ftmColumns are the columns of the CSV of FollowTheMoney statements.
var ftmColumns = []string{
	"canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value", "external", "first_seen", "last_seen", "id",
}

// writeFtMStatements writes the entities of writeFtM as statements, one row for each
// value of a property, in the dialect that its own reader takes: all cells quoted, LF.
// Cells are not guarded against spreadsheets, since its reader takes them as they are.
func writeFtMStatements(w io.Writer, readings Readings) error {
	if err := quoted(w, ftmColumns); err != nil {
		return err
	}
	return ftmEntities(readings, func(e *ftmEntity, r *chancery.Reading) error {
		if err := ftmStatement(w, e, r, "id", "id", e.ID); err != nil {
			return err
		}
		names := make([]string, 0, len(e.Properties))
		for name := range e.Properties {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			for _, value := range e.Properties[name] {
				if err := ftmStatement(w, e, r, name, e.property(name).typ, value); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func ftmStatement(w io.Writer, e *ftmEntity, r *chancery.Reading, property, typ, value string) error {
	sum := sha1.Sum([]byte(ftmDataset + "." + e.ID + "." + property + "." + value)) //nolint:gosec // as above
	return quoted(w, []string{
		e.ID, e.ID, property, typ, e.Schema, value, ftmDataset, "chancery-" + r.Engine.Version, "", "", "f", "", "", hex.EncodeToString(sum[:]),
	})
}

// quoted writes a record with every cell in quotation marks, ended by LF.
func quoted(w io.Writer, cells []string) error {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
	}
	_, err := io.WriteString(w, strings.Join(out, ",")+"\n")
	return err
}
