package timex

import (
	"fmt"
	"strconv"
	"strings"
)

// period returns the answer whose EDTF has the bounds of the moment.
func period(value, e string, grain unit) answer {
	first, last, ok := boundsOf(e)
	if !ok {
		return answer{value: value}
	}
	return answer{value: value, edtf: e, moment: moment{first: first, last: last, grain: grain}}
}

func dayAnswer(d Day) answer {
	if d < dayOf(-9999, 1, 1) || d > latest {
		return answer{}
	}
	s := d.String()
	return answer{value: s, edtf: s, moment: moment{first: d, last: d, grain: day}}
}

func weekAnswer(d Day) answer {
	mo := d.monday()
	y, w := mo.isoWeek()
	return period(fmt.Sprintf("%04d-W%02d", y, w), mo.String()+"/"+(mo+6).String(), week)
}

func monthAnswer(y, m int) answer {
	s := fmt.Sprintf("%s-%02d", yearText(y), m)
	return period(s, s, monthUnit)
}

func yearAnswer(y int) answer {
	s := yearText(y)
	v := s
	if y <= 0 {
		v = fmt.Sprintf("BC%04d", 1-y)
	}
	return period(v, s, year)
}

func durationValue(sp *spec) string {
	u, n := sp.unit, sp.n
	if sp.vague {
		return durationVague(u)
	}
	if sp.halves || sp.tenths > 0 {
		t := sp.tenths
		if sp.halves {
			t = 5
		}
		switch {
		case u == decade && t == 5:
			return durationText(year, n*10+5)
		case u == century && t == 5:
			return durationText(year, n*100+50)
		case n == 0 && u == year && t == 5:
			return durationText(monthUnit, 6)
		}
		s := durationText(u, n)
		digits := strings.TrimLeft(s, "PT")
		k := 0
		for k < len(digits) && isDigit(digits[k]) {
			k++
		}
		prefix := s[:len(s)-len(digits)]
		return prefix + digits[:k] + "." + strconv.Itoa(t) + digits[k:]
	}
	if strings.HasPrefix(sp.more, "PT") && u < day {
		return durationText(u, n) + sp.more[2:]
	}
	return durationText(u, n) + strings.TrimPrefix(strings.Replace(sp.more, "PT", "T", 1), "P")
}

// durationText renders n units as an ISO 8601 duration.
func durationText(u unit, n int) string {
	switch u {
	case second:
		return fmt.Sprintf("PT%dS", n)
	case minute:
		return fmt.Sprintf("PT%dM", n)
	case hour:
		return fmt.Sprintf("PT%dH", n)
	case day:
		return fmt.Sprintf("P%dD", n)
	case week:
		return fmt.Sprintf("P%dW", n)
	case monthUnit:
		return fmt.Sprintf("P%dM", n)
	case quarter:
		return fmt.Sprintf("P%dM", 3*n)
	case year:
		return fmt.Sprintf("P%dY", n)
	case decade:
		return fmt.Sprintf("P%dY", 10*n)
	case century:
		return fmt.Sprintf("P%dY", 100*n)
	case millennium:
		return fmt.Sprintf("P%dY", 1000*n)
	case weekend:
		return fmt.Sprintf("P%dWE", n)
	case fortnight:
		return fmt.Sprintf("P%dW", 2*n)
	}
	return ""
}

// durationVague renders an unsaid number of units: "PXY".
func durationVague(u unit) string {
	switch u {
	case second:
		return "PTXS"
	case minute:
		return "PTXM"
	case hour:
		return "PTXH"
	case day:
		return "PXD"
	case week, fortnight:
		return "PXW"
	case monthUnit, quarter:
		return "PXM"
	case decade:
		return "PXDE"
	case century:
		return "PXCE"
	case weekend:
		return "PXWE"
	}
	return "PXY"
}
