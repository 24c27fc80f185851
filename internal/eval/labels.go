package eval

import (
	_ "embed"
	"strings"
)

//go:embed data/wce200.tsv
var eventLabels string

//go:embed data/wce_agreements150.tsv
var agreementLabels string

// EventLabels are the hand labels of the events of 200 news items.
func EventLabels() (*Labels, error) {
	return ReadEventLabels(strings.NewReader(eventLabels), "data/wce200.tsv")
}

// AgreementLabels are the hand labels of the agreements of 150 news items.
func AgreementLabels() (*Labels, error) {
	return ReadAgreementLabels(strings.NewReader(agreementLabels), "data/wce_agreements150.tsv")
}
