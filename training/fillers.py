"""Values for the grammar's filler slots, in both languages at once."""

# ruff: noqa: SIM905 (word lists read better as text)

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from pathlib import Path

Both = tuple[str, str]

FAMILIES = (
    "Nguyễn Nguyễn Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý "
    "Đinh Đoàn Lâm Trịnh Mai Đào Hà Tô Tạ Cao Lương Thái Châu Quách Triệu Nông Hoàng Vi Lò "
    "Cầm Quàng Lường Giàng Thào Vàng Sùng Mùa Lầu Hạng Bế Chu La Kiều Doãn Ninh Phùng"
).split()
MIDDLES = (
    "Văn Thị Hữu Đức Minh Quang Ngọc Thanh Xuân Hồng Đình Công Quốc Việt Thu Kim Bá Duy Anh "
    "Hoàng Trọng Tiến Mạnh Hải Khánh Thế Viết Tuấn Phương Bích Mỹ Như Gia Bảo Nhật Thành "
    "Trung"
).split()
GIVENS = (
    "Anh Bình Cường Dũng Dung Giang Hà Hải Hạnh Hiền Hiếu Hòa Hoa Hùng Hưng Hương Huy Khánh "
    "Khoa Lan Linh Long Loan Mai Minh Nam Nga Ngân Nghĩa Ngọc Nhung Oanh Phong Phúc Phương "
    "Quân Quang Quỳnh Sơn Tài Tâm Tân Thắng Thanh Thảo Thịnh Thu Thủy Tiến Toàn Trang Trí "
    "Trung Tú Tuấn Tùng Tuyết Vân Vinh Vượng Yến Đạt Đông Chiến Thiện Lợi Lộc Kiên Lực Thuận"
).split()
ETHNIC = (
    "Y Kăm Niê|Y Biêr Niê|H'Lơi Kbuôr|H'Yim Kđoh|Y Thông|Y Bhăm Êban|A Thút|A Ngọc|"
    "Y Vinh Tơr|Giàng A Sùng|Giàng A Chu|Thào A Páo|Vàng Seo Lử|Sùng A Hồ|Lò Văn Muôn|"
    "Cầm Thị Mẫn|Mùa A Vảng|Lầu Bá Tủa|Rơ Châm H'Yéo|Ksor Phước|Siu Hương|Đinh Văn Hơn|"
    "Hồ Văn Đang|K'Brêu|K'Mák|Thạch Sa Rương|Kim Sa Vươn|Danh Út|Sơn Minh Thắng|Lý Seo Chúng|"
    "Bàn Văn Phúc|Chảo Láo Tả|Phàn Thị Lai|Tráng A Tủa|Hà Lương Bền|Quàng Thị Ơn|"
    "Y Ka Niê Kđăm|H'Bliăk Niê"
).split("|")
MONTHS = (
    "January February March April May June July August September October November December"
).split()
PARTY_KINDS = (
    ("Nghị quyết", "Resolution", "NQ"),
    ("Chỉ thị", "Directive", "CT"),
    ("Quyết định", "Decision", "QĐ"),
    ("Kết luận", "Conclusion", "KL"),
    ("Kế hoạch", "Plan", "KH"),
    ("Hướng dẫn", "Guideline", "HD"),
    ("Chương trình hành động", "Action Program", "CTr"),
    ("Quy định", "Regulation", "QĐi"),
    ("Thông báo", "Notice", "TB"),
    ("Đề án", "Scheme", "ĐA"),
    ("Báo cáo", "Report", "BC"),
    ("Công văn", "Official Dispatch", "CV"),
)
STATE_KINDS = (
    ("Nghị định", "Decree", "NĐ-CP"),
    ("Quyết định", "Decision", "QĐ-TTg"),
    ("Quyết định", "Decision", "QĐ-UBND"),
    ("Kế hoạch", "Plan", "KH-UBND"),
    ("Nghị quyết", "Resolution", "NQ-HĐND"),
    ("Nghị quyết", "Resolution", "NQ-CP"),
    ("Thông tư", "Circular", "TT-BTC"),
    ("Thông tư", "Circular", "TT-BNNPTNT"),
    ("Chỉ thị", "Directive", "CT-TTg"),
    ("Công điện", "Official Telegram", "CĐ-TTg"),
    ("Luật", "Law", "QH15"),
    ("Nghị quyết", "Resolution", "QH14"),
    ("Thông tư", "Circular", "TT-BNV"),
    ("Tờ trình", "Submission", "TTr-UBND"),
)
PREFERRED = {"Hà Nội": "Hanoi", "Hải Phòng": "Hai Phong", "Đà Nẵng": "Da Nang"}
UNITS = {
    "Tỉnh": "province",
    "Thành phố": "city",
    "Quận": "district",
    "Huyện": "district",
    "Thị xã": "town",
    "Phường": "ward",
    "Xã": "commune",
    "Thị trấn": "township",
    "Đặc khu": "special zone",
}


def unmark(text: str) -> str:
    """Drops Vietnamese marks: Đỗ Việt Anh → Do Viet Anh."""
    bare = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def number(value: int) -> Both:
    """A count as each language groups its thousands."""
    return f"{value:,}".replace(",", "."), f"{value:,}"


def decimal(value: float, places: int) -> Both:
    """A decimal as each language writes it."""
    en = f"{value:,.{places}f}"
    return en.replace(",", "_").replace(".", ",").replace("_", "."), en


@dataclass
class Fillers:
    """Draws fillers; places come from a gazetteer, by level."""

    places: dict[str, list[tuple[str, str, str]]]

    @classmethod
    def load(cls, gazetteer: Path) -> Fillers:
        """Reads `edition,code,level,kind_vi,name_vi,name_en,parent` rows."""
        places: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        with gazetteer.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                vi, en, kind = row["name_vi"], row["name_en"], row["kind_vi"].capitalize()
                en = PREFERRED.get(vi, en)
                places[row["level"]].append((kind, unicodedata.normalize("NFC", vi), en))
        return cls(dict(places))

    def __call__(self, rng: random.Random, name: str, small: bool) -> Both:
        """Draws one value for a slot; `small` asks for a small count."""
        if name in ("PLACENAME", "PLACE", "DISTRICT", "COMMUNE"):
            return self._place(rng, name)
        if name == "NUM":
            return _count(rng, small)
        return _DRAW[name](rng)

    def name(self, rng: random.Random) -> Both:
        """A person, a place, or a name that nobody bears: two to four random syllables."""
        kind = rng.random()
        if kind < 0.4:
            return _person(rng)
        known = [rng.choice(self.places["commune"])[1] for _ in range(4)]
        if kind < 0.6 and " " in known[0]:
            return known[0], unmark(known[0])
        syllables = [rng.choice(name.split()) for name in known]
        usable = [s for s in syllables if s.isalpha() and s.istitle()] or ["Đức"]
        vi = " ".join([*usable[: rng.choice((2, 2, 3, 4))]])
        return vi, unmark(vi)

    def _place(self, rng: random.Random, name: str) -> Both:
        level = {"DISTRICT": "district", "COMMUNE": "commune"}.get(name, "province")
        kind, vi, en = rng.choice(self.places[level])
        if name == "PLACENAME":
            return vi, en
        if vi == "Hồ Chí Minh":
            return rng.choice(
                (
                    ("Thành phố Hồ Chí Minh", "Ho Chi Minh City"),
                    ("TP. Hồ Chí Minh", "Ho Chi Minh City"),
                )
            )
        unit = kind.lower()
        if vi.isdigit():
            return f"{unit} {vi}", f"{UNITS[kind].capitalize()} {en}"
        if unit == "thành phố" and rng.random() < 0.25:
            unit = rng.choice(("TP", "TP."))
        return f"{unit} {vi}", f"{en} {UNITS[kind]}"


def _count(rng: random.Random, small: bool) -> Both:
    if small:
        value = rng.choice((2, 3, 4, 5, 6, 7, 8, 9, rng.randint(10, 30)))
        if value < 10 and rng.random() < 0.12:
            return f"0{value}", str(value)
        return str(value), str(value)
    value = int(10 ** rng.uniform(1, 5.5))
    if 1900 <= value < 2100:
        value += 300
    return number(value)


def _decimal(rng: random.Random) -> Both:
    return decimal(rng.uniform(0.1, rng.choice((3, 20, 100))), rng.choice((1, 1, 2)))


def _percent(rng: random.Random) -> Both:
    vi, en = number(rng.randint(2, 100)) if rng.random() < 0.35 else _decimal(rng)
    return vi + "%", en + "%"


def _money(rng: random.Random) -> Both:
    units = (
        ("tỷ đồng", "billion VND"),
        ("triệu đồng", "million VND"),
        ("tỷ đồng", "billion VND"),
        ("triệu USD", "million USD"),
        ("nghìn tỷ đồng", "trillion VND"),
        ("tỷ USD", "billion USD"),
    )
    vi_unit, en_unit = rng.choice(units)
    vi, en = _decimal(rng) if rng.random() < 0.45 else number(int(10 ** rng.uniform(0.4, 3.7)))
    return f"{vi} {vi_unit}", f"{en} {en_unit}"


def _year(rng: random.Random) -> Both:
    year = str(rng.randint(2005, 2030) if rng.random() < 0.85 else rng.randint(1930, 2050))
    return year, year


def _years(rng: random.Random) -> Both:
    start = rng.randint(2000, 2030)
    span = f"{start}-{start + rng.choice((5, 4, 5, 10, 2, 9, 1))}"
    return (span.replace("-", " - ") if rng.random() < 0.2 else span), span


def _date(rng: random.Random) -> Both:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1995, 2030)
    named = MONTHS[month - 1]
    if rng.random() < 0.35:
        return f"ngày {day}/{month}", f"{named} {day}"
    if rng.random() < 0.4:
        vi = f"ngày {day:02d} tháng {month} năm {year}"
    else:
        vi = rng.choice((f"ngày {day}/{month}/{year}", f"ngày {day:02d}/{month:02d}/{year}"))
    en = f"{day} {named} {year}" if rng.random() < 0.1 else f"{named} {day}, {year}"
    return vi, en


def _month(rng: random.Random) -> Both:
    month, year = rng.randint(1, 12), rng.randint(1995, 2030)
    vi = rng.choice((f"tháng {month}/{year}", f"tháng {month} năm {year}"))
    return vi, f"{MONTHS[month - 1]} {year}"


def _document(rng: random.Random) -> Both:
    serial = str(rng.randint(1, 99) if rng.random() < 0.6 else rng.randint(100, 4999)).zfill(2)
    if rng.random() < 0.55:
        vi, en, mark = rng.choice(PARTY_KINDS)
        code = f"{serial}-{mark}/{rng.choice(('TW', 'TU', 'TU', 'HU', 'ĐU', 'BDVTW', 'BTV'))}"
    else:
        vi, en, mark = rng.choice(STATE_KINDS)
        year = rng.randint(2008, 2030)
        plain = mark.endswith("UBND") or "TTg" in mark
        code = f"{serial}/{mark}" if plain and rng.random() < 0.6 else f"{serial}/{year}/{mark}"
    return f"{vi} số {code}", f"{en} No. {unmark(code)}"


def _person(rng: random.Random) -> Both:
    if rng.random() < 0.12:
        vi = rng.choice(ETHNIC)
    else:
        vi = f"{rng.choice(FAMILIES)} {rng.choice(MIDDLES)} {rng.choice(GIVENS)}"
        if rng.random() < 0.15:
            vi = f"{rng.choice(FAMILIES)} {rng.choice(GIVENS)}"
    return vi, unmark(vi)


def ordinal(value: int) -> str:
    """17 → 17th."""
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def _rank(rng: random.Random) -> Both:
    total = rng.choice((63, 34, rng.randint(10, 200)))
    place = rng.randint(1, total)
    return f"thứ {place}/{total}", f"{ordinal(place)} out of {total}"


def _area(rng: random.Random) -> Both:
    vi, en = _decimal(rng) if rng.random() < 0.4 else number(int(10 ** rng.uniform(0.5, 4)))
    units = (
        ("ha", "hectares"),
        ("ha", "hectares"),
        ("m²", "square meters"),
        ("m2", "m2"),
        ("km²", "square kilometers"),
    )
    vi_unit, en_unit = rng.choice(units)
    return f"{vi} {vi_unit}", f"{en} {en_unit}"


_DRAW = {
    "DEC": _decimal,
    "PCT": _percent,
    "MONEY": _money,
    "YEAR": _year,
    "YEARS": _years,
    "DATE": _date,
    "MONTH": _month,
    "DOC": _document,
    "PERSON": _person,
    "RANK": _rank,
    "AREA": _area,
}
