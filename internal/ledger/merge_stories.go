package ledger

// stories is filled in with the sketches of reports.
func (m *merging) stories(ids []int64) ([]int64, error) { return nil, nil }
