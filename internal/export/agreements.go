package export

import (
	"io"

	"chancery/internal/register"
)

// writeAgreements writes the register of agreements as chancery agreements does:
// business and sport contracts are left out.
func writeAgreements(w io.Writer, readings Readings) error {
	if err := register.WriteHeader(w); err != nil {
		return err
	}
	var all register.Filter
	for r, err := range readings {
		if err != nil {
			return err
		}
		engine := "chancery " + r.Engine.Version + " " + r.Engine.Model
		for _, e := range register.Of(&r) {
			if !all.Keep(&e) {
				continue
			}
			if err := register.WriteRow(w, &e, engine); err != nil {
				return err
			}
		}
	}
	return nil
}
