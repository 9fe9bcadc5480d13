"""Names that open a clause and lead, speak or take part, and lists of who came: 王小明率团, 甲、乙陪同."""

from __future__ import annotations

import re
from functools import cache

from extract.find.marks import alternation, common_words
from extract.find.people.admission import add_name
from extract.find.people.found import People
from extract.find.people.words import PEOPLE, characters, taking_part

PERSONS_LISTED = re.compile(r"等[^，。；、,;\n等]{0,12}?(?:人士|嘉宾|企业家|侨领|市领导|区领导|县领导|贤达)")
MEMBERS = re.compile(r"(?:成员|团员|还|尚|嘉宾|领导|人员|者)(?:还|尚)?(?:包括|有|为|分别为)[:：]?")


@cache
def _leading_clause() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(PEOPLE, 'leads')})")


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"(?<!小)(?:{alternation(PEOPLE, 'speaks')})")  # no speech in 小说


def add_clause_openers(people: People) -> None:
    """A name that opens a clause and leads, speaks or takes part: 王小明率团, 王小明表示, 王小明、李四陪同."""
    clean = people.clean
    for pattern, rule in ((_leading_clause(), "leader_of_delegation"), (_saying(), "speaker_before_said")):
        for verb in pattern.finditer(clean):
            end = verb.start()
            for length in (3, 2, 4):
                at = end - length
                if at < 0 or not people.whole_name(at, end) or not people.opens_clause(at):
                    continue
                if people.is_named_thing(at) or clean[at:end] in common_words():
                    continue
                if clean[at] in characters("doubtful_surnames") and people.counts(at, end) < 2:
                    continue
                add_name(people, at, end, rule, "han")
                break
    for verb in taking_part().finditer(clean):
        _add_list_before(people, verb.start())
    for close in PERSONS_LISTED.finditer(clean):
        _add_list_before(people, close.start())
    for verb in MEMBERS.finditer(clean):
        _add_list_behind(people, verb.end())


def _add_list_behind(people: People, at: int) -> None:
    """Read 团员包括甲、乙、丙: three names at least."""
    clean, spans = people.clean, []
    for _ in range(60):
        end = next(
            (
                e
                for e in (at + 3, at + 2, at + 4)
                if (e <= len(clean) and people.whole_name(at, e) and people.follows(e) == 3)
                or (clean[e : e + 1] == "等" and people.whole_name(at, e))
            ),
            None,
        )
        if end is None or people.is_named_thing(at) or clean[at:end] in common_words():
            break
        spans.append((at, end))
        if clean[end : end + 1] != "、":
            break
        at = end + 1
    if len(spans) > 2:
        for start, end in spans:
            add_name(people, start, end, "names_took_part", "han")


def _add_list_before(people: People, end: int) -> None:
    """Read 甲、乙、丙 backwards from 参加 or 陪同; one name alone is no witness."""
    clean, spans = people.clean, []
    while True:
        for length in (3, 2, 4):
            at = end - length
            if at >= 0 and people.whole_name(at, end) and (clean[at - 1] in "、" or people.opens_clause(at)):
                break
        else:
            return
        if people.is_named_thing(at) or (clean[at:end] in common_words()):
            return
        spans.append((at, end))
        if at == 0 or clean[at - 1] != "、":
            break
        end = at - 1
    if len(spans) > 1:
        for at, end in spans:
            add_name(people, at, end, "names_took_part", "han")
