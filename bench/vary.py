"""Write many varied copies of the sample articles: other cities, other days, so that they are other trips.

    python -m bench.vary --count 1000 --out FOLDER [--seed 1] [--start 0]

Cities are exchanged for cities of the same length of name, months and days for others; a serial number is appended. Copies
of pages that are not UTF-8 are written in UTF-8.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")


def read_samples() -> list[tuple[str, str]]:
    """Read the sample articles that are UTF-8, as (suffix, text), sorted by name."""
    samples = []
    for path in sorted((PROJECT / "seeds" / "articles").rglob("*")):
        if path.suffix in {".txt", ".html"}:
            try:
                samples.append((path.suffix, path.read_bytes().decode("utf-8")))
            except UnicodeDecodeError:
                continue
    return samples


def read_cities() -> list[str]:
    """Read the names of prefecture cities without 市, of two characters."""
    with (PROJECT / "seeds" / "place.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return sorted(
        {
            row["name"][:-1]
            for row in rows
            if row["level"] == "city"
            and row["country_code"] == "CN"
            and len(row["name"]) == 3
            and row["name"].endswith("市")
        }
    )


def vary(text: str, cities: list[str], present: list[str], dice: random.Random, serial: int) -> str:
    """Exchange cities and shift days; the same city becomes the same other city throughout."""
    other = dict(zip(present, dice.sample(cities, len(present)), strict=True))
    if present:
        text = re.sub("|".join(present), lambda found: other[found.group()], text)
    month = dice.randrange(12)
    text = DAY.sub(lambda found: f"{(int(found[1]) + month - 1) % 12 + 1}月{min(int(found[2]), 28)}日", text)
    return f"{text}\n(稿件编号{serial:06d})"


def main() -> None:
    """Write the copies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0)
    options = parser.parse_args()
    samples, cities = read_samples(), read_cities()
    present = [[city for city in cities if city in text] for _, text in samples]
    options.out.mkdir(parents=True, exist_ok=True)
    for serial in range(options.start, options.start + options.count):
        suffix, text = samples[serial % len(samples)]
        dice = random.Random(f"{options.seed}/{serial}")
        copy = vary(text, cities, present[serial % len(samples)], dice, serial)
        (options.out / f"{serial:06d}{suffix}").write_text(copy, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
