package event

// What CAMEO calls an act that is promised, asked for, refused or threatened:
// the code of the outer act by the type and code of the inner one (CAMEO manual
// 1.1b3, families 02, 03, 10, 12 and 13).

// branch returns the last digit that tells economic (1), military (2) and other
// kinds of AID and COOPERATE apart, 0 for none.
func branch(d *draft) byte {
	if len(d.cameo) == 3 && (d.typ == "AID" || d.typ == "COOPERATE") && d.cameo[2] >= '1' && d.cameo[2] <= '4' {
		return d.cameo[2]
	}
	return 0
}

func withBranch(base string, d *draft, highest byte) string {
	if b := branch(d); b != 0 && b <= highest {
		return base + string(b)
	}
	return base
}

func agreeCode(in *draft) string {
	switch in.typ {
	case "AID":
		return withBranch("033", in, '4')
	case "COOPERATE":
		return withBranch("031", in, '4')
	case "SUPPORT":
		return "032"
	case "CONSULT":
		if in.cameo == "045" {
			return "039"
		}
		return "036"
	case "CONCEDE":
		if len(in.cameo) >= 3 && in.cameo[:3] == "083" {
			return "034" + in.cameo[3:]
		}
		return "035"
	case "RETREAT":
		switch in.mode {
		case "release":
			return "0353"
		case "resign":
			return "0341"
		case "access":
			return "0355"
		}
		return "0356"
	case "AGREE":
		return or(in.cameo, "030")
	}
	return "030"
}

func demandMode(in *draft) string {
	switch in.typ {
	case "AID", "COOPERATE", "SUPPORT":
		return "assist"
	case "CONSULT":
		return "meet"
	case "RETREAT", "CONCEDE":
		if in.mode == "resign" {
			return "change"
		}
		return "yield"
	}
	return "change"
}

// requestCode composes within the family of the outer code: 02 appeal, 10 demand.
func requestCode(in *draft, outer string) string {
	family := "10"
	if len(outer) >= 2 && outer[:2] == "02" {
		family = "02"
	}
	if family == "10" {
		switch in.typ {
		case "AID":
			return withBranch("103", in, '4')
		case "COOPERATE":
			return withBranch("101", in, '4')
		case "SUPPORT":
			return "102"
		case "CONSULT":
			if in.cameo == "045" {
				return "108"
			}
			return "106"
		case "CONCEDE":
			return "105"
		case "RETREAT":
			switch in.mode {
			case "release":
				return "1053"
			case "resign":
				return "1041"
			case "access":
				return "1055"
			}
			return "1056"
		}
		return or(outer, "100")
	}
	switch in.typ {
	case "AID":
		return withBranch("023", in, '4')
	case "COOPERATE":
		return withBranch("021", in, '4')
	case "SUPPORT":
		return "022"
	case "CONSULT":
		if in.cameo == "045" {
			return "028"
		}
		return "026"
	case "CONCEDE":
		return "025"
	case "RETREAT":
		switch in.mode {
		case "release":
			return "0253"
		case "resign":
			return "0241"
		case "access":
			return "0255"
		}
		return "0256"
	}
	return outer
}

func rejectCode(in *draft) string {
	switch in.typ {
	case "AID":
		return withBranch("122", in, '4')
	case "COOPERATE":
		return withBranch("121", in, '2')
	case "SUPPORT":
		return "120"
	case "CONSULT":
		if in.cameo == "045" {
			return "126"
		}
		return "125"
	case "CONCEDE":
		return "124"
	case "RETREAT":
		switch in.mode {
		case "release":
			return "1243"
		case "resign":
			return "1231"
		case "access":
			return "1245"
		}
		return "1246"
	case "AGREE":
		return "127"
	}
	return "120"
}

func threatMode(in *draft) string {
	switch in.typ {
	case "COERCE":
		switch in.mode {
		case "arrest":
			return "arrest"
		case "deport":
			return "expel"
		case "seize":
			return "territory"
		}
		return "restrict"
	case "SANCTION":
		if in.mode == "expel" {
			return "expel"
		}
		return "relations"
	case "PROTEST":
		return "restrict"
	}
	return "violence"
}

func threatCode(in *draft) string {
	switch in.typ {
	case "SANCTION":
		switch {
		case len(in.cameo) >= 3 && in.cameo[:3] == "162":
			return "1311"
		case in.cameo == "164":
			return "134"
		case in.cameo == "165":
			return "135"
		case in.mode == "expel":
			return "136"
		}
		return "1313"
	case "COERCE":
		switch in.cameo {
		case "163":
			return "1312"
		case "191":
			return "1381"
		case "192":
			return "1382"
		case "1721", "1722", "1723", "1724":
			return "132" + in.cameo[3:]
		case "173", "175":
			return "137"
		}
		return "132"
	case "PROTEST":
		return "133"
	case "ASSAULT":
		if len(in.cameo) >= 3 && in.cameo[:3] == "204" {
			return "1385"
		}
		return "1384"
	case "MOBILIZE":
		return "138"
	}
	return "130"
}
