package export

import (
	"encoding/json"
	"io"

	"chancery"
)

// writeJSONL writes readings as chancery read does: the contract itself, without loss.
func writeJSONL(w io.Writer, readings Readings) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return each(func(_ io.Writer, r *chancery.Reading) error { return enc.Encode(r.Normal()) })(w, readings)
}
