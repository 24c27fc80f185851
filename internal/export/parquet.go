package export

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"chancery"
)

// groupRows is how many rows are held before they are written: 64 Ki statements of
// some 500 bytes are 32 MB.
const groupRows = 64 << 10

// writeParquet writes statements as Apache Parquet, Snappy-compressed.
func writeParquet(w io.Writer, readings Readings) error {
	out := parquet.NewGenericWriter[Statement](w, parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(groupRows),
		parquet.CreatedBy("chancery", chancery.Version, ""))
	for r, err := range readings {
		if err != nil {
			return err
		}
		if _, err := out.Write(Statements(&r)); err != nil {
			return err
		}
	}
	return out.Close()
}
