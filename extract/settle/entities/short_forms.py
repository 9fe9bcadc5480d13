"""Short forms without a suffix: 中粮 after 中粮集团, 贸促会 after 贸易促进会."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.find.candidates import OrganizationCandidate
from extract.find.marks import common_words, is_generic
from extract.settle.entities.book import Book
from extract.settle.entities.seats import leading_place, without_place
from extract.settle.entities.shortening import abbreviates, stem, without_trade
from extract.settle.names import Spans

# What may follow a firm's short name: an action of its own, or nothing more of a name.
SHORT_AFTER = re.compile(
    r"[，。、；：！？“”（）(),.;:!?\s]|$|将|与|和|在|是|的|等|方面|已|也|表示|作为|以|为|对|从|还|董事|总|首席|创始|高层|负责|项目|基地|拥有|中国|全球|尽快|成为|各|产业园|近|就|于|进|正|能|可|向|及|有|希望|代表|相关|未来|目前|始终|旗下"
)


def enter_short_forms(book: Book, bodies: Sequence[OrganizationCandidate], taken: Spans) -> None:
    """中粮 after 中粮集团, 贸促会 after 贸易促进会: found where nothing else stands."""
    clean, words = book.clean, common_words()
    done: set[str] = set(book.organization_id_by_name)
    for body in bodies:
        if body.kind == "delegation" or len(body.name) < 4:
            continue
        key = book.organization_id_by_name[body.name]
        for form in _forms(book, body):
            if form in done or form in words or is_generic(form) or len(form) < 2 or len(form) >= len(body.name):
                continue
            if form in book.vocabulary.place_keys_by_alias:
                continue  # 汉堡 of 汉堡机场集团 is the city
            if leading_place(book, form) is not None and len(without_place(book, form)) < 2:
                continue
            done.add(form)
            at = clean.find(form)
            while at >= 0:
                end = at + len(form)
                over = taken.overlapping(at, end)
                if over is None and _stands_as_name(book, at, end):
                    book.mention("organization", key, at, end, "short_form")
                    book.alias(key, form, at, end, "short_form")
                at = clean.find(form, end)


def _forms(book: Book, body: OrganizationCandidate) -> list[str]:
    name = body.name
    forms = [stem(name)]
    bare = without_place(book, stem(name))
    if len(bare) > 2:
        forms.append(bare)
    if body.kind == "company":
        forms.append(without_trade(bare))
    if body.kind in ("association", "other", "lab", "university") and len(name) >= 6:
        forms += _initials(book, name)
    return forms


def _initials(book: Book, name: str) -> list[str]:
    """Read 贸促会 from 国际贸易促进委员会: characters of the long name in order, the last from its suffix, used twice or more."""
    core = without_place(book, name) if name.startswith("中国") else name
    if name.endswith("总商会") and without_place(book, name) != name:
        general = f"{without_place(book, name)[0]}总"  # 中总 of 南洋中华总商会
        return [general] if book.clean.count(general) > 2 else []
    tail = next((t for t in ("协会", "商会", "联合会", "促进会", "学会", "委员会", "研究院") if core.endswith(t)), None)
    if tail is None:
        return []
    body = re.escape("".join(sorted(set(core[1 : -len(tail)]))))
    if not body:
        return []
    if tail == "商会":
        return []  # 韩商 of 镇江韩国商会 are businessmen
    end = tail[-2] if tail == "协会" else tail[0]
    pattern = re.compile(rf"{re.escape(core[0])}[{body}]{{1,4}}{re.escape(end)}(?:会)?")
    seen = {found.group() for found in pattern.finditer(book.clean)}
    return sorted(
        (s for s in seen if abbreviates(s, core) and s not in core and book.clean.count(s) > 1),
        key=lambda s: (-len(s), s),
    )


def _stands_as_name(book: Book, start: int, end: int) -> bool:
    clean = book.clean
    if clean[start].isascii() and start and clean[start - 1].isascii() and clean[start - 1].isalnum():
        return False
    left = book.marks.begins_after_stop(start) or start in book.marks.place_ends
    if end in book.marks.title_by_start:
        return left
    return left and bool(SHORT_AFTER.match(clean, end) or book.marks.right_edge(end) == end)
