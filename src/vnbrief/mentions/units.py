"""Units of measure, scale words and currencies, and how each language writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from vnbrief.mentions.figures import SPACE

if TYPE_CHECKING:
    from vnbrief.document import Language


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its key in values, then its forms, the usual first (English: one, many, others)."""

    key: str
    vi: tuple[str, ...]
    en: tuple[str, ...]


def _unit(key: str, vi: str, en: str) -> Unit:
    return Unit(key, tuple(vi.split("|")), tuple(en.split("|")))


CURRENCIES = (
    _unit("VND", "đồng|VND|VNĐ|vnđ|đ", "VND|VND|dong|dongs|VNĐ"),
    _unit(
        "USD",
        "USD|đô la Mỹ|đôla Mỹ|đô la|đôla|đô-la Mỹ|đô-la|đô",
        "USD|USD|US dollars|US dollar|U.S. dollars|dollars|dollar",
    ),
    _unit("AUD", "đô la Úc|đôla Úc|AUD", "Australian dollar|Australian dollars|AUD"),
    _unit("SGD", "đô la Singapore|SGD", "Singapore dollar|Singapore dollars|SGD"),
    _unit("HKD", "đô la Hồng Kông|HKD", "Hong Kong dollar|Hong Kong dollars|HKD"),
    _unit("THB", "baht|THB", "baht|baht|THB"),
    _unit("EUR", "euro|EUR", "euro|euros|EUR"),
    _unit("GBP", "bảng Anh|bảng|GBP", "pound|pounds|GBP|pounds sterling"),
    _unit("JPY", "yên|yên Nhật|JPY", "yen|yen|JPY|Japanese yen"),
    _unit("CNY", "nhân dân tệ|tệ|NDT|CNY", "yuan|yuan|RMB|CNY"),
    _unit("KRW", "won|KRW", "won|won|Korean won|South Korean won|KRW"),
)
SYMBOLS = {
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "€": "EUR",
    "EUR": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "VND": "VND",
    "VNĐ": "VND",
    "₫": "VND",
}
PERCENT = (
    _unit(
        "percentage_point",
        "điểm phần trăm|điểm %|% điểm",
        "percentage point|percentage points|percent points|pp|% points",
    ),
    _unit("percent", "%|phần trăm", "%|%|percent|per cent|pct"),
)
UNITS = (
    _unit("ha", "ha|héc ta|hecta|héc-ta|hec-ta", "hectare|hectares|ha"),
    _unit(
        "km2",
        "km2|km²|ki-lô-mét vuông|km vuông|cây số vuông",
        "km2|km2|km²|square kilometers|square kilometres|square kilometer|"
        "square kilometre|square-kilometer|sq km",
    ),
    _unit(
        "m2",
        "m2|m²|mét vuông",
        "m2|m2|m²|square meters|square metres|square meter|square metre|square-meter|"
        "square-metre|sq m",
    ),
    _unit("m3", "m3|m³|mét khối", "m3|m3|m³|cubic meters|cubic metres|cubic meter|cubic metre"),
    _unit(
        "km/h",
        "km/h|km/giờ|ki-lô-mét/giờ|kilomet/giờ|cây số/giờ|km/tiếng",
        "km/h|km/h|kilometers per hour|kilometres per hour|km per hour|kph|kilometers/hour"
        "|kilometres/hour|kilometer/hour|kilometre/hour|km/hour",
    ),
    _unit(
        "km/s",
        "km/s|km/giây|ki-lô-mét/giây|kilomet/giây",
        "km/s|km/s|kilometers/second|kilometres/second|kilometer/second|kilometre/second|km/second",
    ),
    _unit(
        "m/s",
        "m/s|m/giây|mét/giây",
        "m/s|m/s|meters/second|metres/second|meter/second|metre/second|m/second",
    ),
    _unit(
        "m3/s",
        "m3/s|m³/s|m3/giây|m³/giây|mét khối/giây",
        "m3/s|m3/s|m³/s|cubic meters/second|cubic metres/second|m3/second",
    ),
    _unit("mile/h", "dặm/giờ|dặm/h|mph", "mph|mph|miles/hour|mile/hour|mi/h"),
    _unit("km", "km|ki-lô-mét|kilomet|cây số", "km|km|kilometers|kilometres|kilometer|kilometre"),
    _unit("m", "m|mét", "m|m|meters|metres|meter|metre"),
    _unit("cm", "cm|xăng-ti-mét", "cm|cm|centimeters|centimetres|centimeter"),
    _unit("mm", "mm|mi-li-mét", "mm|mm|millimeters|millimetres|millimeter"),
    _unit("nautical_mile", "hải lý", "nautical mile|nautical miles"),
    _unit("mile2", "dặm vuông", "square mile|square miles|sq mi|sq miles|square-mile"),
    _unit("mile", "dặm", "mile|miles|mi"),
    _unit("foot", "feet|foot|ft|phít", "foot|feet|ft"),
    _unit("inch", "inch|in-sơ", "inch|inches"),
    _unit("lb", "pound|cân Anh|pao", "lb|lbs"),
    _unit("tonne/ha", "tấn/ha", "tons/ha|tons/ha|tonnes/ha|tons per hectare|tonnes per hectare"),
    _unit("quintal/ha", "tạ/ha", "quintals/ha|quintals/ha|quintals per hectare"),
    _unit("tonne", "tấn", "ton|tons|tonne|tonnes|metric tons"),
    _unit(
        "kg",
        "kg|ki-lô-gam|kilôgam|kilogam|cân|ký|kí|tạ",
        "kg|kg|kilograms|kilogram|kilos|kilo|quintals|quintal",
    ),
    _unit("litre", "lít", "liter|liters|litres|litre"),
    _unit("kWh", "kWh|ki-lô-oát giờ", "kWh|kWh|kilowatt-hours"),
    _unit("MWh", "MWh", "MWh|MWh"),
    _unit("kW", "kW", "kW|kW|kilowatts"),
    _unit("MW", "MW|mê-ga-oát", "MW|MW|megawatts|megawatt"),
    _unit("GW", "GW", "GW|GW|gigawatts"),
    _unit("kV", "kV", "kV|kV"),
    _unit("celsius", "°C|độ C|oC|ºC", "degree Celsius|degrees Celsius|°C|degrees C"),
    _unit("fahrenheit", "°F|độ F|oF|ºF", "degree Fahrenheit|degrees Fahrenheit|°F|degrees F"),
    _unit("point", "điểm", "point|points"),
    _unit("place", "bậc", "place|places|notches|ranks|positions|spots"),
    _unit("hour", "giờ|tiếng", "hour|hours"),
    _unit("minute", "phút", "minute|minutes"),
    _unit("second", "giây", "second|seconds"),
)
# Units of another size than their Unit: tạ is 100 kg.
FACTORS = {"tạ": 100, "quintals": 100, "quintal": 100}
# Units that the other language may leave out or name otherwise (98 điểm: points or sites).
SOFT = frozenset(("point", "place", "hour", "minute", "second"))
SCALES = {
    "vi": {
        "triệu tỷ": 10**15,
        "triệu tỉ": 10**15,
        "nghìn tỷ": 10**12,
        "ngàn tỷ": 10**12,
        "nghìn tỉ": 10**12,
        "ngàn tỉ": 10**12,
        "tỷ": 10**9,
        "tỉ": 10**9,
        "triệu": 10**6,
        "vạn": 10**4,
        "nghìn": 10**3,
        "ngàn": 10**3,
    },
    "en": {
        "million billion": 10**15,
        "thousand billion": 10**12,
        "quadrillion": 10**15,
        "trillion": 10**12,
        "billion": 10**9,
        "million": 10**6,
        "thousand": 10**3,
        "tn": 10**12,
        "bn": 10**9,
        "mn": 10**6,
    },
}
# Scales with a word of the same size in the other language; the rest are written in its figures.
TWINS = {10**9: ("tỷ", "billion"), 10**6: ("triệu", "million"), 10**3: ("nghìn", "thousand")}

# Nouns before which điểm and đồng are no units: 12 điểm cầu (sites), 15 đồng chí (comrades).
_VI_NOT_AFTER = {
    "điểm": "cầu|trường|sạt|du|bưu|đến|nóng|bán|tiếp|dân|giao|nhấn|mỏ|mới|sáng|đen|kinh|thi|tập"
    "|rút|vui|"
    "tham|dừng|kết|trưng|giới|phát|chợ|bầu|bỏ|ngập|ùn|thu|cách|chốt|lẻ|trông|đỗ|xung|văn|di|khai"
    "|chính|"
    "phụ|bắn|tiêm|lấy|mua|cung|nghẽn|tái|khác|vi|chưa|sinh|nghỉ|dịch|chung|dạy|đang|có|này|công",
    "đồng": "chí|bào|bằng|hồ|minh|đội|nghiệp|phạm|hương|ruộng|lúa|môn|tác|thời|loạt|bộ|đều|ý|hành"
    "|lòng|muối|bạc|vốn|dao|nát|đội|ruộng|chiêm|quà|rừng|cói",
    "bậc": "thang|học|tiểu|trung|cao|phụ|cha|tiền|sĩ|lương",
    "giờ": "đây|này|giấc|học|dạy",
    "tiếng": "anh|việt|pháp|trung|nói|dân|mông|thái|hát|súng|nổ|địa",
    "cân": "đối|bằng|nhắc|đo|anh",
    "tạ": "ơn|thế",
    "bảng": "xếp|tin|đấu|lương|giá|A|B|C|D|chữ|hiệu|điện|con|vàng|ghi|số",
    "tệ": "nạn|hại|nhất|hơn|bạc",
    "yên": "bái|bình|ổn|tâm|khánh|mô|nghĩa|định|thành|dũng|phong|lạc|sơn|châu|minh|lập|thủy|thế"
    "|tĩnh",
    "đô": "thị|vật|đốc|lương",
}
_EN_NOT_AFTER = {
    "won": "the|a|an|their|his|her|its|by|in|over|seats|prizes|medals|awards|first|second|at|two"
    r"|three|\d[\d.,-]*|\$\d+|more|over|nearly|about|high|low|all|confidence|votes",
    "points": "of|in|at|where",
    "point": "of|in",
    "place": "in|of",
    "places": "of",
}


def _alternatives(forms: list[str]) -> str:
    return "|".join(re.escape(f) for f in sorted(set(forms), key=len, reverse=True))


@cache
def scale_pattern(language: Language) -> re.Pattern[str]:
    """Return the pattern of a scale word that follows a number."""
    letters = r"(?![^\W\d_])"
    return re.compile(
        rf"{SPACE}?-?({_alternatives(list(SCALES[language]))}){letters}", re.IGNORECASE
    )


@cache
def unit_table(language: Language) -> dict[str, Unit]:
    """Return units by their written forms, in lower case."""
    table: dict[str, Unit] = {}
    for unit in (*CURRENCIES, *PERCENT, *UNITS):
        for form in unit.vi if language == "vi" else unit.en:
            table.setdefault(form.lower(), unit)
    return table


# How a rate joins its two units: km/h, km / h, kilometers an hour, mét trên giây.
_PER = {
    "vi": r"(?: ?/ ?| (?:trên |tính trên )?(?:một|mỗi) | trên |-)",
    "en": r"(?: ?/ ?| (?:per|an?|each|every) |-per-)",
}
_MARKUP = re.compile(r" *</?sup> *", re.IGNORECASE)


def unit_of(written: str, language: Language) -> tuple[Unit, int]:
    """Return the unit that ``unit_pattern`` matched, and by what its form multiplies a number.

    Args:
        written: the words, with the signs of a rate (km / h, miles an hour) and the markup of an
            exponent (``km<sup>2</sup>``) as they stand in the text.
    """
    table, plain = unit_table(language), _MARKUP.sub("", written.lower()).strip()
    form = plain if plain in table else _rate(plain, language)
    return table[form], FACTORS.get(form, 1)


@cache
def _rate(plain: str, language: Language) -> str:
    """Return the form of a rate whose joint is written in another way: ki-lô-mét-giây."""
    forms = (form for form in unit_table(language) if "/" in form)
    return next(f for f in forms if re.fullmatch(_form_pattern(f, language), plain, re.IGNORECASE))


def _form_pattern(form: str, language: Language) -> str:
    """Return the pattern of one form: any joint for its slash, a marked-up exponent for its 2."""
    pattern = re.escape(form).replace("/", _PER[language])
    return re.sub(r"(?<=m)([23])", r"(?:\1| ?<sup> ?\1 ?</sup>)", pattern)


@cache
def unit_pattern(language: Language) -> re.Pattern[str]:
    """Return the pattern of a unit, currency or percent sign after a number or scale word."""
    denied = _VI_NOT_AFTER if language == "vi" else _EN_NOT_AFTER
    special = [rf"{w}(?!{SPACE}(?:{nouns})(?!\w))" for w, nouns in denied.items()]
    plain = [w for w in unit_table(language) if w not in denied]
    longest = [_form_pattern(w, language) for w in sorted(plain, key=len, reverse=True)]
    body = "|".join((*longest, *special)) if language == "en" else "|".join(longest + special)
    return re.compile(rf"{SPACE}?-?((?:{body})(?![^\W_]))", re.IGNORECASE)
