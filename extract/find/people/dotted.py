"""Names with dots: where 甲·乙 begins and ends, and where 甲·乙和丙·丁 are two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.find.marks import common_words
from extract.find.name_odds import name_odds
from extract.find.people.admission import add_name
from extract.find.people.bare_names import dotted_name
from extract.find.people.found import People
from extract.find.people.words import DOT

DOTTED_LIMIT = 0.0
# 甲·乙|偕夫人丙·丁: who came along has a name of her own.
WITH_SPOUSE = re.compile(r"(?:偕同|携同|以及|[偕携和与及])?其?(?:夫人|妻子|太太)")
SLOGAN_AFTER_DOT = frozenset("促谋聚赢创话共")


@cache
def _dots() -> re.Pattern[str]:
    """The dots of one name with what stands between them: the · of 吉尔·某某, both of 甲·乙·丙."""
    return re.compile(rf"(?<=[\u4e00-\u9fff])[{DOT}](?:(?:[\u4e00-\u9fff]{{1,8}}|[A-Z])[{DOT}])*(?=[\u4e00-\u9fff])")


def end_with_dots(people: People, at: int, stop: int, transcribed: int, *, listed: bool) -> int | None:
    """End of the name with dots that begins at `at`: 部长[甲·乙]和丙·丁; `transcribed` is where foreign characters end."""
    clean = people.clean
    last_dot = max(clean.rfind(dot, at, stop) for dot in DOT)
    dot = min(found for dot in DOT if (found := clean.find(dot, at, stop)) >= 0)
    joint = _joint_between(people, dot, last_dot)
    if joint is not None:
        last_dot = max(n for n in range(dot, joint) if clean[n] in DOT)
    name = dotted_name(name_odds(people.vocabulary), clean, at, dot, last_dot)
    foreign_first = transcribed >= dot  # 亚历山|大·某某: all of it writes foreign names
    cut = clean[at : name.start] in common_words() and not foreign_first
    if cut or clean[at] in "了着的" or (listed and name.start > at and not foreign_first):
        return None  # 总统和她的丈夫甲·乙: the dots tell by themselves where it begins
    if clean[at] == "兼" or people.titles_from(at + 1, dot):
        return None  # 副总理兼财政部长甲·乙: of the office nearest to it
    if any(t.start in people.suffix_ends for t in people.titles_from(dot + 1, last_dot)):
        return None  # 部长甲和乙·丙集团|主席丁·戊: the first dot is a firm's
    close = _before_joint(people, last_dot + 2, _end_of_dotted(people, last_dot + 2, name.end))
    return close if joint is None else min(close, joint)


def _end_of_dotted(people: People, least: int, end: int) -> int:
    """孔·端拉塔|等老方代表, 康姆尼·奔提[那]一行: 等 writes no name, and 那 right before a verb is no pronoun."""
    among = people.clean.find("等", least, end)
    if among >= 0:
        return among
    goes_on = people.clean[end : end + 1] in ("那", "可", "比") and not people.follows(end)
    return end + 1 if goes_on and people.follows(end + 1) > 1 else end


def is_followed_by_another(people: People, start: int, end: int) -> bool:
    """市长[沈望舒]和托马斯·某某: a Han name is whole before 和, and the dots are the next one's."""
    first = min(at for dot in DOT if (at := people.clean.find(dot, start, end)) >= 0)
    return any(people.clean[at] in "和与及" and people.whole_name(start, at) for at in range(start + 2, first))


def _before_joint(people: People, start: int, end: int) -> int:
    """甲·鲁宾逊|和某国驻华使馆秘书: a land behind 和 ends the name before it, though its characters write names too."""
    for at in range(start, end):
        if people.clean[at] in "和与及":
            place = people.marks.place_by_start.get(at + 1)
            if place is not None and place[0] - at > 2:
                return at
    return end


def add_dotted_names(people: People) -> None:
    """Add the names that the odds around their dots prove: 会见|甲·乙|表示欢迎."""
    clean = people.clean
    if not any(dot in clean for dot in DOT):
        return
    odds = name_odds(people.vocabulary)
    walls = {end for _, end in people.closed_spans()}
    for dot, last_dot in _dots_of_names(people):
        if people.taken[dot] > 0 or _opens_a_town(people, last_dot + 1):
            continue
        floor = next(
            (at for at in range(dot - 1, max(0, dot - 10), -1) if at in walls or _is_behind_a_joint(people, at)),
            max(0, dot - 10),
        )
        name = dotted_name(odds, clean, floor, dot, last_dot)
        if clean[last_dot + 1 : name.end] in SLOGAN_AFTER_DOT:
            continue  # 云岫同心·促|发展
        if name.score > DOTTED_LIMIT and not (
            name.start in people.marks.known_by_start or name.start in people.marks.place_by_start
        ):
            add_name(people, name.start, _end_of_dotted(people, last_dot + 2, name.end), "dotted_name", "foreign")


def _dots_of_names(people: People) -> Iterator[tuple[int, int]]:
    """First and last dot of each name: 甲·乙和丙·丁 are two."""
    for found in _dots().finditer(people.clean):
        first, last = found.start(), found.end() - 1
        while (joint := _joint_between(people, first, last)) is not None:
            yield first, max(at for at in range(first, joint) if people.clean[at] in DOT)
            first = next(at for at in range(joint, last + 1) if people.clean[at] in DOT)
        yield first, last


def _joint_between(people: People, first: int, last: int) -> int | None:
    """Where 和, 与 or 偕夫人 stands between two names with dots, two characters or more from the dot on either side."""
    spouse = WITH_SPOUSE.search(people.clean, first + 3, last - 1)
    if spouse is not None:
        return spouse.start()
    for at in range(first + 3, last - 1):
        beside = people.clean[at - 2 : at], people.clean[at + 1 : at + 3]
        if people.clean[at] in "和与及" and not any(dot in pair for pair in beside for dot in DOT):
            return at
    return None


def _is_behind_a_joint(people: People, at: int) -> bool:
    """甲某某与|乙·丙, 甲·乙偕夫人|丙·丁: 与 and 夫人 write no name, and 和 or 同 behind one of the text does not."""
    if people.clean[at - 1] == "与" or people.clean.endswith("夫人", 0, at):
        return True
    holder = [people.clean[at - 1 - n : at - 1] for n in (2, 3) if at > n]
    opens = any(people.whole_name(at - 1 - n, at - 1) and people.opens_clause(at - 1 - n) for n in (2, 3) if at > n)
    return people.clean[at - 1] in "和同" and (opens or any(name in people.names for name in holder))


def _opens_a_town(people: People, at: int) -> bool:
    """智谷·永望|数据产业园: a dot before a town of China stands in the name of a site."""
    place = people.marks.place_by_start.get(at)
    return place is not None and place[0] - at > 1 and people.vocabulary.places[place[1]].country_code == "CN"


def part_run_together(people: People) -> None:
    """会见甲·乙|沈望舒率团访问: a headline told twice without a mark runs two names together that the text has apart."""
    han = {people.clean[s:e] for (s, e), hit in people.found.items() if hit.shape == "han"}
    for (start, end), hit in list(people.found.items()):
        name = people.clean[start:end]
        if hit.shape != "foreign" or not any(dot in name for dot in DOT):
            continue
        first = next((name[:-n] for n in (2, 3, 4) if name[-n:] in han and name[:-n] in people.names), None)
        if first is not None:
            del people.found[start, end]
            people.names.discard(name)
            people.taken[start:end] = [0] * (end - start)
            add_name(people, start, start + len(first), hit.rule, hit.shape)
