"""Which body sits where: 总部位于, 位于某地的某公司, 甲市高新区."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.relations.telling import BARE_FIRM, as_place, land_abroad, told
from extract.assemble.told import Relation

# Bodies that sit at a place because they say so.
SITS_AT = re.compile(r"(?:位于|坐落于|坐落在|地处|位处)$")
SEATED_AT = re.compile(r"(?:总部|本部)(?:设|位|坐落|设立)?(?:在|于)$")


PART_SEATED = re.compile(
    r"(?:研发|区域|国内|亚太|中国区?|华东|华南|大中华|销售|运营|地区)(?:的?)(?:研发|运营|销售)?(?:总部|本部)"
)
HEAD_OFFICE = re.compile(r"(?:[(（][0-9A-Za-z.]{4,10}[)）])?(?:全球)?总部(?!经济|基地|项目|园)")
# 甲公司是一家|总部位于某国|的跨国企业: said of the firm; 甲公司位于某市|的工厂, 位于某市|的某名无人读 are another thing
SUCH_A_FIRM = re.compile(
    r"的[\u4e00-\u9fff0-9]{0,12}?(?:企业|公司|集团|制造商|供应商|服务商|运营商|机构|银行|大学)(?:之一)?(?=[,，。;；、!！]|$)"
)
IS_SUCH = re.compile(r"(?:是|系|为|作为)(?:一[家个所])?[^,，。;；]{0,4}$")


def seats(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Read 某公司总部位于某市 and 某公司坐落于某市; a regional 总部 is a part of the firm only."""
    for token in clause.tokens:
        place = as_place(reading, token) or land_abroad(reading, token)
        if place is None:
            continue
        lead_in = reading.clean[max(clause.start, token.start - 8) : token.start]
        seated, sits = SEATED_AT.search(lead_in), SITS_AT.search(lead_in)
        said = seated or sits
        if said is None or clause.is_hoped(token.start) or PART_SEATED.search(clause.text):
            continue
        address = _address(reading, clause, token)
        described = _described(reading, clause, address[-1])
        if described is not None:
            subject = described if reading.is_firm(described) else None
            seated = seated or HEAD_OFFICE.match(reading.clean, described.end)
        else:
            own = [t for t in clause.tokens if t.end <= token.start and t.kind == "O"]
            if reading.clean.startswith("的", address[-1].end) and not (
                own
                and IS_SUCH.match(reading.clean, own[-1].end, token.start - len(said[0]))
                and SUCH_A_FIRM.match(reading.clean, address[-1].end, clause.end)
            ):
                continue
            subject = own[-1] if own else (clause.topic if clause.number > 0 or BARE_FIRM.match(clause.text) else None)
        if subject is None:
            continue
        for part in address:
            # of 某国某州某市 the land and the smallest are told
            if part is address[-1] or reading.is_land(part.local_id):
                where = as_place(reading, part) or ("place", part.local_id)
                yield told(clause, "headquartered_in" if seated else "located_in", "body_sits_at_place", subject, where)


def head_offices(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Read 某国某州甲集团总部: the head office stands where the address before the name says."""
    for before, firm in pairwise([None, *clause.tokens]):
        if firm is None or not reading.is_firm(firm) or not HEAD_OFFICE.match(reading.clean, firm.end):
            continue
        if clause.is_hoped(firm.start) or PART_SEATED.search(clause.text):
            continue
        if before is not None and before.kind == "L" and before.end == firm.start:
            place = as_place(reading, before)
        else:
            place = _seat_in_name(reading, firm)
        if place is not None:
            yield told(clause, "headquartered_in", "body_sits_at_place", firm, place)


def _seat_in_name(reading: Reading, firm: Token) -> tuple[str, str] | None:
    """Give the smaller of the places that open a firm's written name: 某国云岭州|甲集团; one alone may be a part of the name."""
    written = reading.clean[firm.start : firm.end]
    opening: list[str] = []
    at = 0
    for start, end, _ in reading.vocabulary.match("place", written):
        if start != at:
            break
        opening.append(written[start:end])
        at = end
    seat = reading.entity(firm.local_id)
    if len(opening) < 2 or seat is None or seat.place_local_id is None:
        return None
    key = next(iter(reading.place_keys_up(firm.local_id)), None)
    if key is None or key not in reading.vocabulary.place_keys_by_alias.get(opening[-1], ()):
        return None
    return "place", seat.place_local_id


def _address(reading: Reading, clause: Clause, first: Token) -> list[Token]:
    """Give the places of an address that begins with one: 某国|云岭州|望溪市."""
    address = [first]
    for token in clause.tokens:
        if (
            token.start == address[-1].end
            and token.kind == "L"
            and reading.lies_in(token.local_id, address[-1].local_id)
        ):
            address.append(token)
    return address


def _described(reading: Reading, clause: Clause, place: Token) -> Token | None:
    """Give what 位于某地的|某公司 and 总部位于某国某市的|某公司 describe: the body right behind 的."""
    end = place.end
    for token in clause.tokens:
        if token.start == end and token.kind == "L":
            end = token.end
        elif token.start == end + 1 and token.kind in "OD" and reading.clean[end] == "的":
            return token
    return None


def zones(reading: Reading) -> Iterator[Relation]:
    """Give each development zone the place whose name opens its own: 海州高新区 lies in 海州市, where the text names both."""
    seen: set[str] = set()
    for clause in reading.clauses:
        for token in clause.tokens:
            entity = reading.entity(token.local_id)
            if entity is None or token.local_id in seen or token.kind not in "OL":
                continue
            if entity.detail_kind not in ("industrial_park", "zone"):
                continue
            seen.add(token.local_id)
            written = reading.clean[token.start : token.end]
            up = next(
                (
                    i
                    for k in reading.place_keys_up(token.place_id or token.local_id)[1:]
                    if (i := reading.local_by_key.get(k))
                ),
                None,
            )
            place = reading.entity(up)
            if (
                place is not None
                and place.detail_kind in ("city", "district")
                and entity.name != place.name
                and written.startswith(place.name.rstrip("市县区"))
            ):
                yield told(clause, "located_in", "zone_named_after_place", token, ("place", place.local_id))
