#!/usr/bin/env python3
"""Packs the list of Japan's municipalities for the rule on L (SPEC C-8).

    core/pki/municipalities.py municipalities.csv 2026-07-09

The CSV has the columns code, prefecture, name, kana: local-government code of six digits, Japanese names, and the reading in
hiragana, a designated city's ward behind its city with a space between. https://github.com/code4fukui/localgovjp (CC0 1.0) has
them. Nothing is written if anything is not as expected.
"""

import csv
import datetime
import re
import sys
from pathlib import Path

OUT = Path(__file__).parent / "src/main/resources/jp/kakuin/pki/csr/municipalities.tsv"
NAME = re.compile(r"\S+[市区町村]|\S+市 \S+区")
KANA = re.compile(r"[ぁ-ゖー]+(し|く|まち|ちょう|むら|そん)|[ぁ-ゖー]+し [ぁ-ゖー]+く")


def check_digit(code: str) -> int:
    """Of a local-government code: 11 - (sum of digit times weight 6 to 2) mod 11, its last digit."""
    return (11 - sum(int(digit) * weight for digit, weight in zip(code, range(6, 1, -1))) % 11) % 10


def line(row: dict[str, str]) -> str:
    code, name, kana = row["code"], row["name"], row["kana"]
    if not re.fullmatch(r"\d{6}", code) or check_digit(code) != int(code[5]):
        raise ValueError(f"no local-government code: {row}")
    if not NAME.fullmatch(name) or not KANA.fullmatch(kana):
        raise ValueError(f"no municipality: {row}")
    return f"{code[:5]}\t{name}\t{kana}\n"


def main(source: str, state: str) -> None:
    day = datetime.date.fromisoformat(state)
    with open(source, encoding="utf-8-sig", newline="") as file:
        lines = sorted(line(row) for row in csv.DictReader(file))
    prefectures = {text[:2] for text in lines}
    if len(prefectures) != 47 or not 1800 < len(lines) < 2100 or len(set(lines)) != len(lines):
        raise ValueError(f"{len(lines)} municipalities of {len(prefectures)} prefectures are not Japan")
    OUT.write_text(f"# code4fukui/localgovjp, CC0 1.0, packed by core/pki/municipalities.py\n# {day}\n" + "".join(lines), "utf-8")
    print(f"{len(lines)} municipalities as of {day}: {OUT}")


if __name__ == "__main__":
    main(*sys.argv[1:])
