"""Other names of a body found, and the same name again: in brackets, short, in the other script."""

from __future__ import annotations

import re

import daachorse

from extract.find.marks import common_words, is_generic, is_han, word_list
from extract.find.organizations.bodies import Bodies, Found
from extract.find.organizations.edges import TOWN_IN_BRACKETS
from extract.find.organizations.words import AT_AN_END, ORGANIZATIONS, cuts_no_word, trade_end

LATIN_IN_BRACKETS = re.compile(r"[(（] ?([A-Z][A-Za-zÀ-ÿ0-9&.,'’+ -]{1,60}[A-Za-zÀ-ÿ0-9.]) ?[)）]")
SHORT_IN_BRACKETS = re.compile(
    r"[(（](以下简称为?|下称|下简称|简称|以下称|以下统称)?[:：]?[“「『\"]?([\u4e00-\u9fffA-Za-z]{2,8})[”」』\"]?[)）]"
)

NO_SHORT_NAME = re.compile(r"(?:旗下|下属|所属|[分子]公司|成员|全资|控股|入股)$")  # 远岫科技(海岳集团旗下)


def add_stated_short_names(bodies: Bodies) -> None:
    """Read the short name in brackets behind a body, and find it everywhere."""
    clean = bodies.clean
    for (start, end), hit in sorted(bodies.found.items()):
        stated = SHORT_IN_BRACKETS.match(clean, end)
        if stated is None or hit.rule in ("bare_body", "elided_body"):
            continue
        short = stated.group(2)
        if short in bodies.vocabulary.place_keys_by_alias or len(short) >= end - start or NO_SHORT_NAME.search(short):
            continue
        if short in word_list(ORGANIZATIONS, "bare") or not (
            stated.group(1) or not (is_generic(short) or short in common_words()) or _in_order(short, clean[start:end])
        ):
            continue
        name = hit.name or clean[start:end]
        at = clean.find(short)
        while at >= 0:
            known = bodies.found.get((at, at + len(short)))
            if known is None or (known.rule in ("body_with_suffix", "elided_body") and short[0] == name[0]):
                bodies.found[at, at + len(short)] = Found(hit.kind, "stated_short_name", hit.key, name)
            at = clean.find(short, at + len(short))


def add_towns_in_brackets(bodies: Bodies) -> None:
    """云岫生物科技(苏州): the town in brackets is the end of a trade name, unless each of a list has one behind it."""
    noted: list[tuple[int, int, int]] = []
    for (start, end), hit in bodies.found.items():
        town = TOWN_IN_BRACKETS.match(bodies.clean, end)
        if town is None or hit.kind != "company" or hit.key is not None or end in bodies.suffix_by_end:
            continue
        place = bodies.marks.place_by_start.get(town.start(1))
        if place is None or place[0] != town.end(1) or not AT_AN_END.match(bodies.clean, town.end()):
            continue
        if trade_end().search(bodies.clean[start:end]):
            noted.append((start, end, town.end()))
    starts, closes = {start for start, _, _ in noted}, {close for _, _, close in noted}
    for start, end, close in noted:
        if closes & {start - 1, start - 2} or starts & {close + 1, close + 2}:
            continue
        hit = bodies.found.pop((start, end))
        bodies.add(start, close, hit.kind, hit.rule)


def add_names_in_brackets(bodies: Bodies) -> None:
    """Read 望舒动力(Wangshu Power GmbH): what stands in brackets behind a body is its name in the other script."""
    clean = bodies.clean
    for (start, end), hit in sorted(bodies.found.items()):
        if hit.rule in ("bare_body", "elided_body") or not is_han(clean[end - 1]):
            continue
        other = LATIN_IN_BRACKETS.match(clean, end)
        if other is None:
            continue
        written = other.group(1)
        again = [found.start() for found in re.finditer(re.escape(written), clean)]
        for at in again:
            if cuts_no_word(clean, at, at + len(written)):
                name = hit.name or clean[start:end]
                bodies.found[at, at + len(written)] = Found(hit.kind, "name_in_brackets", hit.key, name)


def add_same_names(bodies: Bodies) -> None:
    """Find every other place of a name once proven: 云帆科技 … 云帆科技."""
    clean = bodies.clean
    names: dict[str, Found] = {}
    for (start, end), hit in bodies.found.items():
        if clean[start] in "省市县区州旗" and start not in bodies.marks.place_by_start:
            continue  # 市某某商会, which each of several has
        if hit.name is not None and bodies.is_place(start, end):
            continue  # 驻甲国、|乙国和丙国大使馆: only here 乙国 stands for its mission
        if hit.rule not in ("bare_body", "elided_body", "known_body", "stated_short_name"):
            names.setdefault(clean[start:end], hit)
    if not names:
        return
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(names), match_kind=daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    listed = list(names.values())
    for start, end, n in automaton.find(clean):
        if (start, end) not in bodies.found and cuts_no_word(clean, start, end):
            hit = listed[n]
            bodies.found[start, end] = Found(hit.kind, "same_name_again", hit.key, hit.name)


def _in_order(short: str, long: str) -> bool:
    """Tell whether the characters of `short` stand in `long` in this order: 厂商会 in 中华厂商联合会."""
    rest = iter(long)
    return all(character in rest for character in short)
