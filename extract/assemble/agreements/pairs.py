"""Lists of pairs that sign, each pair of its own: 甲市与乙集团、丙县与丁公司签署, 甲市与乙集团,丙县与丁公司分别签署."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Party
from extract.find.candidates import CueCandidate

PartyOf = Callable[[Token], Party | None]

JOINS_TWO = re.compile(r"(?<!参)与(?!会(?!长|员|计))|(?<![共合相协不如])同(?!时|意|步|仁|济)|(?<![共平])和")
STOPS = re.compile(r"[、,，]|以及")
LIST_STOPS = re.compile(r"、|以及|和|及")
EACH = re.compile(r"分别|各自")
EACH_WITH = re.compile(
    r"(?:分别|各自)[^,，。;；、]{0,4}?[与和同]"
)  # 甲市与乙市,分别|与丙集团签署: whoever acts stands before
LEAD_IN = re.compile(r"^[ \u3000]*(?:其中|此外|另外|同时)?[:：]?")
# 丙县与丁公司|等签署, 丙县与丁公司|分别现场签订, 丙县与丁公司|在戊市签署, 丙县与丁公司|等12个项目签约
TAIL = re.compile(
    r"等?(?:[0-9]{1,4}余?[个项份对][^,，。;；、与和同]{0,8})?[ \u3000]*(?:(?:也|还|则|就|又|已|均|各自|分别|先后|相继|同时|一并|现场|当场|正式|成功|顺利|共同|联合|集中|集体|代表)"
    r"|[在于][^,，。;；、与和同在于]{2,16}?)*$"
)
ONLY_MANNER = re.compile(r"[ \u3000]*(?:则|也|还|正式|现场|共同|成功)+")
MAX_PAIR = 60  # characters of one pair with the offices of who is named
MAX_LIST = 400  # characters of all pairs


def with_pairs_before(reading: Reading, clause: Clause, cue: CueCandidate) -> Clause:
    """Read 甲市与乙集团,丙县与丁公司分别签署 as one list: bare pairs before the clause that has the verb belong to it.

    So does the one pair before 甲公司与乙公司,则签署了.
    """
    bare = ONLY_MANNER.fullmatch(reading.clean, clause.start, cue.start) is not None
    each = EACH.search(reading.clean, clause.start, cue.start)
    if not bare and (each is None or EACH_WITH.match(reading.clean, each.start(), cue.start) is not None):
        return clause
    start = clause.start
    tokens = list(clause.tokens)
    for earlier in reversed(reading.clauses_by_sentence[clause.sentence.start]):
        if earlier.start >= start:
            continue
        joins = _joiners(reading, earlier, earlier.start, earlier.end)
        if len(joins) != 1 or earlier.cues or clause.end - earlier.start > MAX_LIST or len(earlier.text) > MAX_PAIR:
            break
        if not any(t.end <= joins[0] for t in earlier.tokens) or not any(t.start > joins[0] for t in earlier.tokens):
            break
        start = earlier.start
        tokens = [*earlier.tokens, *tokens]
        if bare:
            break  # 甲公司与乙公司,|则签署了: the two that stand right before
    if start == clause.start:
        return clause
    return replace(clause, start=start, text=reading.clean[start : clause.end], tokens=tokens)


def pairs_listed(reading: Reading, clause: Clause, cue: CueCandidate, party_of: PartyOf) -> list[list[Party]] | None:
    """Give the pairs of a list of pairs, those left out in which a name is not read; None where no such list stands.

    内蒙古甲盟与某国乙省、丙市与丁市等签署 → 甲盟 with 乙省, 丙市 with 丁市.
    """
    lead = LEAD_IN.match(reading.clean[clause.start : cue.start])
    start = clause.start + (lead.end() if lead is not None else 0)
    tail = TAIL.search(reading.clean, start, cue.start)
    end = tail.start() if tail is not None else cue.start
    stops = [m for m in STOPS.finditer(reading.clean, start, end) if not _inside(clause, m.start())]
    items: list[tuple[int, int]] = []
    for left, right in zip([start, *(m.end() for m in stops)], [*(m.start() for m in stops), end], strict=True):
        joins = _joiners(reading, clause, left, right)
        if joins or not items:
            items.append((left, right))
        else:
            items[-1] = (items[-1][0], right)  # 甲市与乙集团|、丙公司: one more on the far side
    joined = [(item, _joiners(reading, clause, *item)) for item in items]
    if len(items) < 2 or any(len(joins) != 1 for _, joins in joined):
        return None
    if any(t.kind == "P" and start <= t.start < end for t in clause.tokens):
        return None  # 县长甲与乙公司总经理丙、…: whom they sign for is read elsewhere
    each = EACH.search(reading.clean, start, cue.start) is not None
    by_and = [reading.clean[joins[0]] == "和" for _, joins in joined]
    if any(by_and) and not (each and all(by_and)):
        return None  # 甲和乙、丙和丁签署 may be one paper of four; 甲与乙、丙和丁签署: 丙 and 丁 stand beside 乙
    pairs: list[list[Party]] = []
    for (left, right), joins in joined:
        near = _names(reading, clause, left, joins[0], party_of)
        far = _names(reading, clause, joins[0] + 1, right, party_of)
        if near is not None and far is not None and min(len(near), len(far)) == 1:
            pairs += [[one, other] for one in near for other in far if one.local_id != other.local_id]
    return pairs


def _joiners(reading: Reading, clause: Clause, start: int, end: int) -> list[int]:
    """Give where two are joined in a piece of words, of those outside every name; 和 only where nothing else joins."""
    found = [m for m in JOINS_TWO.finditer(reading.clean, start, end) if not _inside(clause, m.start())]
    ends, starts = {t.end for t in clause.tokens}, [t.start for t in clause.tokens]
    # 甲州投资、工业与贸易局: joins no names
    found = [m for m in found if m.start() in ends or any(m.end() <= at < end for at in starts)]
    strong = [m.start() for m in found if m[0] != "和"]
    return strong or [m.start() for m in found]


def _inside(clause: Clause, at: int) -> bool:
    return any(t.start <= at < t.end for t in clause.tokens)


def _names(reading: Reading, clause: Clause, start: int, end: int, party_of: PartyOf) -> list[Party] | None:
    """Give the parties of one side of a pair; None where one of its names is not read."""
    parties: list[Party] = []
    stops = [m for m in LIST_STOPS.finditer(reading.clean, start, end) if not _inside(clause, m.start())]
    for left, right in zip([start, *(m.end() for m in stops)], [*(m.start() for m in stops), end], strict=True):
        last = next((t for t in reversed(clause.tokens) if left <= t.start and t.end == right), None)
        party = party_of(last) if last is not None else None
        if party is None:
            return None
        parties.append(party)
    return parties
