package quantity

import "github.com/newslint/newslint/internal/document"

// Dimension is what a unit measures.
type Dimension uint8

// The dimensions.
const (
	NoDimension Dimension = iota
	Length
	Area
	Volume
	Mass
	Speed
	Temperature
	Duration
	Energy
	Power
	Data
	Angle
	// Share is a part of a whole: percent.
	Share
	// Points are differences of shares.
	Points
	Currency
	// Other units are told apart by name only.
	Other
)

// Unit is a canonical unit, NoUnit for things that are counted.
type Unit uint8

// The units that grammar or rules name.
const (
	NoUnit Unit = iota
	Percent
	PercentPoint
	Degree
	Celsius
	Fahrenheit
	Foot
	Inch
	Yard
	Mile
	NauticalMile
	Millimetre
	Centimetre
	Metre
	Kilometre
	SquareFoot
	SquareInch
	SquareYard
	SquareMile
	SquareCentimetre
	SquareMetre
	SquareKilometre
	CubicFoot
	CubicInch
	CubicYard
	CubicMile
	CubicCentimetre
	CubicMetre
	CubicKilometre
	MilePerHour
	KilometrePerHour
	MetrePerSecond
	FootPerSecond
	Acre
	Ounce
	Pound
	Stone
	Ton
	ShortTon
	LongTon
	MetricTon
	Second
	Minute
	Hour
	Day
	Week
	Month
	Year
	Dollar
	USDollar
	Cent
	Sterling
	Pence
	firstNamed // the units after it are known by the table alone
)

// unitInfo describes a unit. One of it is low to high of the dimension's base
// unit: gallons, tons and months are of several sizes.
type unitInfo struct {
	unit      Unit
	name      string
	dimension Dimension
	low, high float64
	// words are spellings that stand behind a number, glued ones only behind digits.
	words, glued string
	// signs stand before a number, or behind it.
	signs string
}

func exact(u Unit, name string, d Dimension, factor float64, words, glued string) unitInfo {
	return unitInfo{u, name, d, factor, factor, words, glued, ""}
}

func named(name string, d Dimension, factor float64, words, glued string) unitInfo {
	return exact(firstNamed, name, d, factor, words, glued)
}

func money(u Unit, name, words, signs string) unitInfo {
	return unitInfo{u, name, Currency, 1, 1, words, "", signs}
}

// units lists every unit; a Unit is an index of it. The named ones stand
// first and in the order of their constants. Base units: metre, square metre,
// second, litre, kilogram, a metre per second, joule, watt, byte, a hundredth.
var units = []unitInfo{
	exact(NoUnit, "", NoDimension, 1, "", ""),
	exact(Percent, "percent", Share, 1, "percent percents pct", ""),
	exact(PercentPoint, "percentage point", Points, 1, "", ""),
	exact(Degree, "degree", Angle, 1, "", ""),
	exact(Celsius, "celsius", Temperature, 1, "celsius centigrade", ""),
	exact(Fahrenheit, "fahrenheit", Temperature, 5.0/9, "fahrenheit", ""),
	exact(Foot, "foot", Length, 0.3048, "foot feet", "ft"),
	exact(Inch, "inch", Length, 0.0254, "inch inches", ""),
	exact(Yard, "yard", Length, 0.9144, "yard yards", "yd yds"),
	exact(Mile, "mile", Length, 1609.344, "mile miles", "mi"),
	exact(NauticalMile, "nautical mile", Length, 1852, "", "nm nmi"),
	exact(Millimetre, "millimeter", Length, 1e-3, "millimetre millimetres millimeter millimeters", "mm"),
	exact(Centimetre, "centimeter", Length, 1e-2, "centimetre centimetres centimeter centimeters", "cm cms"),
	exact(Metre, "meter", Length, 1, "metre metres meter meters", "m"),
	exact(Kilometre, "kilometer", Length, 1e3, "kilometre kilometres kilometer kilometers", "km kms"),
	exact(SquareFoot, "square foot", Area, 0.09290304, "", "sqft ft2"),
	exact(SquareInch, "square inch", Area, 0.00064516, "", ""),
	exact(SquareYard, "square yard", Area, 0.83612736, "", ""),
	exact(SquareMile, "square mile", Area, 2589988.110336, "", ""),
	exact(SquareCentimetre, "square centimeter", Area, 1e-4, "", "cm2"),
	exact(SquareMetre, "square meter", Area, 1, "", "sqm m2"),
	exact(SquareKilometre, "square kilometer", Area, 1e6, "", "km2 sqkm"),
	exact(CubicFoot, "cubic foot", Volume, 28.316846592, "", "ft3"),
	exact(CubicInch, "cubic inch", Volume, 0.016387064, "", ""),
	exact(CubicYard, "cubic yard", Volume, 764.554857984, "", ""),
	exact(CubicMile, "cubic mile", Volume, 4.168181825e12, "", ""),
	exact(CubicCentimetre, "cubic centimeter", Volume, 1e-3, "", "cm3 cc"),
	exact(CubicMetre, "cubic meter", Volume, 1e3, "", "m3"),
	exact(CubicKilometre, "cubic kilometer", Volume, 1e12, "", "km3"),
	exact(MilePerHour, "mile per hour", Speed, 0.44704, "mph", ""),
	exact(KilometrePerHour, "kilometer per hour", Speed, 1/3.6, "kph kmh kmph", ""),
	exact(MetrePerSecond, "meter per second", Speed, 1, "", ""),
	exact(FootPerSecond, "foot per second", Speed, 0.3048, "", ""),
	exact(Acre, "acre", Area, 4046.8564224, "acre acres", "ac"),
	exact(Ounce, "ounce", Mass, 0.028349523125, "ounce ounces", "oz"),
	exact(Pound, "pound", Mass, 0.45359237, "pound pounds", "lb lbs"),
	exact(Stone, "stone", Mass, 6.35029318, "stone", ""),
	{Ton, "ton", Mass, 907.18474, 1016.0469088, "ton tons", "", ""},
	exact(ShortTon, "short ton", Mass, 907.18474, "", ""),
	exact(LongTon, "long ton", Mass, 1016.0469088, "", ""),
	exact(MetricTon, "metric ton", Mass, 1000, "tonne tonnes", "t"),
	exact(Second, "second", Duration, 1, "second seconds", "sec secs"),
	exact(Minute, "minute", Duration, 60, "minute minutes", "min mins"),
	exact(Hour, "hour", Duration, 3600, "hour hours", "hr hrs h"),
	exact(Day, "day", Duration, 86400, "day days", ""),
	exact(Week, "week", Duration, 7*86400, "week weeks", "wk wks"),
	{Month, "month", Duration, 28 * 86400, 31 * 86400, "month months", "", ""},
	{Year, "year", Duration, 365 * 86400, 366 * 86400, "year years", "yr yrs", ""},
	money(Dollar, "dollar", "dollar dollars buck bucks", "$"),
	money(USDollar, "usd", "usd", ""),
	money(Cent, "cent", "cents cent", "¢"),
	money(Sterling, "gbp", "gbp sterling quid", "£"),
	money(Pence, "pence", "pence penny", ""),

	named("hectare", Area, 1e4, "hectare hectares", "ha"),
	named("micrometer", Length, 1e-6, "micron microns micrometre micrometres micrometer micrometers", ""),
	named("nanometer", Length, 1e-9, "nanometre nanometres nanometer nanometers", ""),
	named("picometer", Length, 1e-12, "picometre picometres picometer picometers", ""),
	named("decimeter", Length, 0.1, "decimetre decimetres decimeter decimeters", "dm"),
	named("fathom", Length, 1.8288, "fathom fathoms", ""),
	named("furlong", Length, 201.168, "furlong furlongs", ""),
	named("light-year", Length, 9.4607304725808e15, "lightyear lightyears", ""),
	named("knot", Speed, 1852.0/3600, "knot knots", "kts"),
	named("gram", Mass, 1e-3, "gram grams gramme grammes", "g"),
	named("milligram", Mass, 1e-6, "milligram milligrams milligramme milligrammes", "mg"),
	named("microgram", Mass, 1e-9, "microgram micrograms microgramme microgrammes", "mcg"),
	named("kilogram", Mass, 1, "kilogram kilograms kilogramme kilogrammes kilo kilos", "kg kgs"),
	named("carat", Mass, 2e-4, "carat carats", ""),
	named("liter", Volume, 1, "litre litres liter liters", "l"),
	named("milliliter", Volume, 1e-3, "millilitre millilitres milliliter milliliters", "ml"),
	named("centiliter", Volume, 1e-2, "centilitre centilitres centiliter centiliters", "cl"),
	named("barrel", Volume, 158.987294928, "barrel barrels", "bbl"),
	{firstNamed, "gallon", Volume, 3.785411784, 4.54609, "gallon gallons", "gal", ""},
	{firstNamed, "quart", Volume, 0.946352946, 1.1365225, "quart quarts", "", ""},
	{firstNamed, "pint", Volume, 0.473176473, 0.56826125, "pint pints", "", ""},
	named("tablespoon", Volume, 0.01478676, "tablespoon tablespoons tbsp", ""),
	named("teaspoon", Volume, 0.00492892, "teaspoon teaspoons tsp", ""),
	{firstNamed, "fluid ounce", Volume, 0.0284130625, 0.0295735296, "", "", ""},
	named("millisecond", Duration, 1e-3, "millisecond milliseconds", "ms"),
	named("fortnight", Duration, 14*86400, "fortnight fortnights", ""),
	{firstNamed, "decade", Duration, 3650 * 86400, 3660 * 86400, "decade decades", "", ""},
	{firstNamed, "century", Duration, 36500 * 86400, 36600 * 86400, "century centuries", "", ""},
	named("joule", Energy, 1, "joule joules", ""),
	named("calorie", Energy, 4184, "calorie calories kilocalorie kilocalories kcal", ""),
	named("watt-hour", Energy, 3600, "", "wh"),
	named("kilowatt-hour", Energy, 3.6e6, "", "kwh"),
	named("megawatt-hour", Energy, 3.6e9, "", "mwh"),
	named("gigawatt-hour", Energy, 3.6e12, "", "gwh"),
	named("terawatt-hour", Energy, 3.6e15, "", "twh"),
	named("watt", Power, 1, "watt watts", "w"),
	named("kilowatt", Power, 1e3, "kilowatt kilowatts", "kw"),
	named("megawatt", Power, 1e6, "megawatt megawatts", "mw"),
	named("gigawatt", Power, 1e9, "gigawatt gigawatts", "gw"),
	named("terawatt", Power, 1e12, "terawatt terawatts", "tw"),
	{firstNamed, "horsepower", Power, 735.49875, 745.69987, "horsepower", "hp bhp", ""},
	named("bit", Data, 0.125, "bit bits", ""),
	named("byte", Data, 1, "byte bytes", ""),
	named("kilobyte", Data, 1e3, "kilobyte kilobytes", "kb"),
	named("megabyte", Data, 1e6, "megabyte megabytes", "mb"),
	named("gigabyte", Data, 1e9, "gigabyte gigabytes", "gb"),
	named("terabyte", Data, 1e12, "terabyte terabytes", "tb"),
	named("turn", Angle, 360, "", ""),
	named("hertz", Other, 1, "hertz", "hz"),
	named("megahertz", Other, 1e6, "megahertz", "mhz"),
	named("gigahertz", Other, 1e9, "gigahertz", "ghz"),
	named("volt", Other, 1, "volt volts", ""),
	named("decibel", Other, 1, "decibel decibels", "db"),
	named("pixel", Other, 1, "pixel pixels megapixel megapixels", ""),

	money(firstNamed, "eur", "euro euros eur", "€"),
	money(firstNamed, "cad", "cad", ""),
	money(firstNamed, "aud", "aud", ""),
	money(firstNamed, "nzd", "nzd", ""),
	money(firstNamed, "hkd", "hkd", ""),
	money(firstNamed, "sgd", "sgd", ""),
	money(firstNamed, "jpy", "yen jpy", "¥"),
	money(firstNamed, "cny", "yuan renminbi rmb cny", ""),
	money(firstNamed, "inr", "rupee rupees inr rs", "₹"),
	money(firstNamed, "krw", "won krw", "₩"),
	money(firstNamed, "rub", "ruble rubles rouble roubles rub", "₽"),
	money(firstNamed, "uah", "hryvnia hryvnias uah", "₴"),
	money(firstNamed, "try", "lira liras try", "₺"),
	money(firstNamed, "brl", "reais brl", ""),
	money(firstNamed, "peso", "peso pesos", "₱"),
	money(firstNamed, "mxn", "mxn", ""),
	money(firstNamed, "chf", "chf", ""),
	money(firstNamed, "franc", "franc francs", ""),
	money(firstNamed, "krone", "krone kroner kronor krona nok sek dkk", ""),
	money(firstNamed, "mark", "markka marks deutschmarks", ""),
	money(firstNamed, "peseta", "peseta pesetas", ""),
	money(firstNamed, "pln", "zloty zlotys pln", ""),
	money(firstNamed, "rand", "rand zar", ""),
	money(firstNamed, "naira", "naira ngn", "₦"),
	money(firstNamed, "shekel", "shekel shekels nis", "₪"),
	money(firstNamed, "dirham", "dirham dirhams aed", ""),
	money(firstNamed, "riyal", "riyal riyals sar", ""),
	money(firstNamed, "rial", "rial rials", ""),
	money(firstNamed, "baht", "baht thb", "฿"),
	money(firstNamed, "rupiah", "rupiah idr", ""),
	money(firstNamed, "ringgit", "ringgit myr", ""),
	money(firstNamed, "dong", "dong vnd", ""),
	money(firstNamed, "bitcoin", "bitcoin bitcoins btc", "₿"),
	money(firstNamed, "ether", "ether eth", ""),
}

// million marks the value of a code that counts in millions: MEUR.
const million = 1 << 9

// glued marks the value of a unit word that counts only behind digits.
const glued = 1 << 8

func unitWords() []document.Entry {
	var words entries
	for i, u := range units {
		class := document.Unit
		switch u.dimension {
		case Currency:
			class = document.CurrencyWord
		case Share:
			class = document.PercentWord
		}
		words.add(u.words, class, int32(i))
		words.add(u.glued, class, int32(i)|glued)
		words.add(u.signs, document.CurrencySign, int32(i))
	}
	for _, u := range []string{"usd", "eur", "gbp", "aud", "cad", "chf"} {
		words.add("m"+u, document.CurrencyWord, int32(unitNamed(Currency, u))|million)
	}
	words.add("msek mnok mdkk", document.CurrencyWord, int32(unitNamed(Currency, "krone"))|million)
	words.add("%", document.PercentSign, int32(Percent))
	return words
}

// UnitOf returns the unit that a vocabulary value of class Unit stands for.
func UnitOf(value int32) Unit { return Unit(value &^ glued) }

// Name returns the unit's canonical name, empty for NoUnit.
func (u Unit) Name() string { return units[u].name }

// Dimension returns what the unit measures.
func (u Unit) Dimension() Dimension { return units[u].dimension }

// Factor returns between which limits one of the unit lies, in the base unit
// of its dimension.
func (u Unit) Factor() (low, high float64) { return units[u].low, units[u].high }

// squared, cubed and rated give the units made of a length.
var (
	squared = map[Unit]Unit{
		Foot: SquareFoot, Inch: SquareInch, Yard: SquareYard, Mile: SquareMile,
		Centimetre: SquareCentimetre, Metre: SquareMetre, Kilometre: SquareKilometre,
	}
	cubed = map[Unit]Unit{
		Foot: CubicFoot, Inch: CubicInch, Yard: CubicYard, Mile: CubicMile,
		Centimetre: CubicCentimetre, Metre: CubicMetre, Kilometre: CubicKilometre,
	}
)

// perTime returns the speed that a length in a time is.
func perTime(length, time Unit) (Unit, bool) {
	switch {
	case length == Mile && time == Hour:
		return MilePerHour, true
	case length == Kilometre && time == Hour:
		return KilometrePerHour, true
	case length == Metre && time == Second:
		return MetrePerSecond, true
	case length == Foot && time == Second:
		return FootPerSecond, true
	}
	return NoUnit, false
}

// calendar counts the months in a unit: years have twelve of them, however
// many days these have.
var calendar = map[string]float64{"month": 1, "year": 12, "decade": 120, "century": 1200}

// Ratio returns between which limits one unit of from lies in units of to,
// which must be of the same dimension. Temperatures give the ratio of a degree.
func Ratio(from, to Unit) (low, high float64) {
	a, b := units[from], units[to]
	if months, ok := calendar[a.name]; ok && a.dimension == Duration {
		if others, ok := calendar[b.name]; ok {
			return months / others, months / others
		}
	}
	return a.low / b.high, a.high / b.low
}
