"""Build the compact gazetteer of the package from a table of administrative units.

    python scripts/build_gazetteer.py units.csv src/vnbrief/mentions/data/units.tsv.xz

The table has the columns edition (2024 or 2026), code, level, kind_vi, name_vi, name_en, parent.
The lines of the result, each tab-separated:

    0 <code>                      the province of the lines that follow
    1 <kind> <editions> <code> <name>   a province
    2 …                           a district of the last province
    3 …                           a commune of the last district, or (2026) of the last province

``kind`` is a letter of KINDS; ``editions`` is a (2024), b (2026) or c (both).
Codes are those of 2024.
The reorganization of 2025 gave some codes to other units (15 was Yên Bái, now Lào Cai), so a province
keeps its code of 2024, and a commune whose code or name is new has ``2026:`` before its code.
"""

from __future__ import annotations

import csv
import lzma
import sys
import unicodedata
from pathlib import Path

from vnbrief.text import old_style_tones

KINDS = {
    ("province", "tỉnh"): "T",
    ("province", "thành phố"): "P",
    ("district", "quận"): "Q",
    ("district", "huyện"): "H",
    ("district", "thị xã"): "X",
    ("district", "thành phố"): "C",
    ("commune", "phường"): "f",
    ("commune", "thị trấn"): "t",
    ("commune", "xã"): "x",
    ("commune", "đặc khu"): "d",
}
Row = dict[str, str]


def _clean(row: Row) -> Row:
    name = old_style_tones(unicodedata.normalize("NFC", " ".join(row["name_vi"].split())))
    kind = KINDS[row["level"], unicodedata.normalize("NFC", row["kind_vi"]).lower()]
    return {**row, "name": name, "kind": kind}


def _line(level: int, row: Row, editions: str, code: str) -> str:
    return "\t".join((str(level), row["kind"], editions, code, row["name"]))


def _old_lines(old: list[Row], new: list[Row]) -> list[str]:
    lasting = {(r["code"], r["name"]) for r in new}
    lasting_provinces = {r["name"] for r in new if r["level"] == "province"}
    lines = []
    for row in old:
        level = ("province", "district", "commune").index(row["level"]) + 1
        key = (row["code"], row["name"])
        both = row["name"] in lasting_provinces if level == 1 else key in lasting
        lines.append(_line(level, row, "c" if both else "a", row["code"]))
    return lines


def _new_lines(old: list[Row], new: list[Row]) -> list[str]:
    known = {(r["code"], r["name"]) for r in old if r["level"] == "commune"}
    province_codes = {r["name"]: r["code"] for r in old if r["level"] == "province"}
    lines = []
    for row in new:
        if row["level"] == "province":
            lines.append(f"0\t{province_codes[row['name']]}")
        elif (row["code"], row["name"]) in known:
            lines.append(_line(3, row, "b", row["code"]))
        else:
            lines.append(_line(3, row, "b", f"2026:{row['code']}"))
    return lines


def build(table: Path) -> str:
    """Return the text of the compact gazetteer made from the CSV file ``table``."""
    with table.open(encoding="utf-8", newline="") as stream:
        rows = [_clean(row) for row in csv.DictReader(stream)]
    old = [row for row in rows if row["edition"] == "2024"]
    new = [row for row in rows if row["edition"] == "2026"]
    return "\n".join(_old_lines(old, new) + _new_lines(old, new)) + "\n"


if __name__ == "__main__":
    text = build(Path(sys.argv[1]))
    packed = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(sys.argv[2]).write_bytes(packed)
    print(f"{len(text.splitlines())} lines, {len(packed)} bytes", file=sys.stderr)
