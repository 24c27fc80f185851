package timex

import "fmt"

// Day is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
// It orders and subtracts as days do.
type Day int32

// dayOf returns the day of a date, which must be real but may be of any era.
// Method: Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
func dayOf(year, month, day int) Day {
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	yoe := year - era*400
	mp := (month + 9) % 12
	doy := (153*mp+2)/5 + day - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Day(era*146097 + doe - 719468)
}

// Civil returns year (astronomical: 0 is 1 BC), month 1-12 and day 1-31.
func (d Day) Civil() (year, month, day int) {
	z := int(d) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = mp + 3
	if month > 12 {
		month -= 12
	}
	year = yoe + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

// String returns the day in the form 2006-01-02.
func (d Day) String() string {
	y, m, day := d.Civil()
	return yearText(y) + fmt.Sprintf("-%02d-%02d", m, day)
}

// weekday returns 1 for Monday to 7 for Sunday.
func (d Day) weekday() int { return int(((int64(d)+3)%7+7)%7) + 1 }

// isoWeek returns the ISO 8601 year and week in which d lies.
func (d Day) isoWeek() (year, week int) {
	thursday := d + Day(4-d.weekday())
	year, _, _ = thursday.Civil()
	return year, int(thursday-dayOf(year, 1, 1))/7 + 1
}

// monday returns the Monday of d's ISO week.
func (d Day) monday() Day { return d - Day(d.weekday()-1) }

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func leap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

var monthDays = [...]int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// daysIn returns the length of a month of a year.
func daysIn(year, month int) int {
	if month == 2 && leap(year) {
		return 29
	}
	return monthDays[month]
}

// isDate reports whether the day exists.
func isDate(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

// addMonths moves a month by n months.
func addMonths(year, month, n int) (y, m int) {
	k := year*12 + month - 1 + n
	return floorDiv(k, 12), k - floorDiv(k, 12)*12 + 1
}

// easter returns Easter Sunday (Gregorian). Method: Meeus, "Astronomical
// Algorithms", chapter 8.
func easter(year int) Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	return dayOf(year, month, (h+l-7*m+114)%31+1)
}

// yearText renders an astronomical year in four digits, as EDTF wants it.
func yearText(year int) string {
	if year < 0 {
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}
