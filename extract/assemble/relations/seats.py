"""Which body sits where: 总部位于, 位于某地的某公司, 无锡高新区."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.relations.nations import is_foreign_country
from extract.assemble.relations.telling import BARE_FIRM, as_place, told
from extract.assemble.told import Relation

# Bodies that sit at a place because they say so.
SITS_AT = re.compile(r"(?:位于|坐落于|坐落在|地处|位处)$")
SEATED_AT = re.compile(r"(?:总部|本部)(?:设|位|坐落|设立)?(?:在|于)$")


def seats(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Read 某公司总部位于某市 and 某公司坐落于某市; a regional 总部 is a part of the firm only."""
    for token in clause.tokens:
        place = as_place(reading, token) or (("place", token.local_id) if is_foreign_country(reading, token) else None)
        if place is None:
            continue
        lead_in = reading.clean[max(clause.start, token.start - 8) : token.start]
        seated, sits = SEATED_AT.search(lead_in), SITS_AT.search(lead_in)
        if not (seated or sits) or clause.is_hoped(token.start):
            continue
        if re.search(
            r"(?:研发|区域|国内|亚太|中国区?|华东|华南|大中华|销售|运营|地区)(?:的?)(?:研发|运营|销售)?(?:总部|本部)",
            clause.text,
        ):
            continue  # a part of the firm sits there
        described = _described(reading, clause, token)
        if described is not None:
            if reading.is_firm(described):
                yield told(
                    clause, "headquartered_in" if seated else "located_in", "body_sits_at_place", described, place
                )
            continue
        own = [t for t in clause.tokens if t.end <= token.start and t.kind == "O"]
        subject = own[-1] if own else (clause.topic if clause.number > 0 or BARE_FIRM.match(clause.text) else None)
        if subject is not None:
            yield told(clause, "headquartered_in" if seated else "located_in", "body_sits_at_place", subject, place)


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
