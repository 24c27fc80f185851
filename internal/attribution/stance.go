package attribution

import "chancery"

// stand is a FactBank value taken apart: certainty 3 certain, 2 probable, 1
// possible, 0 uncommitted; polarity +1, -1, or 0 for unknown.
type stand struct {
	certainty int8
	polarity  int8
}

var certain = stand{3, 1}

func standOf(v chancery.Factuality) stand {
	switch v {
	case chancery.CTPlus:
		return stand{3, 1}
	case chancery.PRPlus:
		return stand{2, 1}
	case chancery.PSPlus:
		return stand{1, 1}
	case chancery.CTMinus:
		return stand{3, -1}
	case chancery.PRMinus:
		return stand{2, -1}
	case chancery.PSMinus:
		return stand{1, -1}
	case chancery.CTU:
		return stand{3, 0}
	}
	return stand{}
}

func (s stand) value() chancery.Factuality {
	switch s {
	case stand{3, 1}:
		return chancery.CTPlus
	case stand{2, 1}:
		return chancery.PRPlus
	case stand{1, 1}:
		return chancery.PSPlus
	case stand{3, -1}:
		return chancery.CTMinus
	case stand{2, -1}:
		return chancery.PRMinus
	case stand{1, -1}:
		return chancery.PSMinus
	case stand{3, 0}:
		return chancery.CTU
	}
	return chancery.UU
}

// under returns the stand on a complement whose word holds it as positive where
// the word's own clause is affirmed and as negative where it is denied. A factive
// word holds it either way.
func (s stand) under(positive, negative stand) stand {
	if positive == negative && positive.certainty > 0 {
		return positive
	}
	v := positive
	switch {
	case s.certainty == 0 || s.polarity == 0:
		return stand{}
	case s.polarity < 0:
		v = negative
	}
	v.certainty = min(v.certainty, s.certainty)
	if v.certainty == 0 {
		return stand{}
	}
	return v
}

// weaken lowers the certainty to that of v and turns the polarity if v is negative.
func (s stand) weaken(v stand) stand {
	if v.certainty == 0 || s.certainty == 0 {
		return stand{}
	}
	return stand{min(s.certainty, v.certainty), s.polarity * v.polarity}
}
