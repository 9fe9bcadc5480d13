"""Bodies: those named first, then zones, then those whose place or name is left out, then short forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.find.candidates import OrganizationCandidate
from extract.settle.entities.bare import enter_bare
from extract.settle.entities.book import Book
from extract.settle.entities.elided import enter_elided
from extract.settle.entities.same_body import group_bodies
from extract.settle.entities.seats import seat_in, written_around
from extract.settle.entities.short_forms import enter_short_forms
from extract.settle.entities.zones import enter_zones
from extract.settle.geography import lies_beyond
from extract.settle.names import Spans


def enter_bodies(book: Book, organizations: Sequence[OrganizationCandidate]) -> None:
    """Enter all bodies; zones and what is left out lean on those named in full, short forms on all of them."""
    named = [replace(o, name=_in_full(book, o)) for o in organizations if o.rule not in ("bare_body", "elided_body")]
    group_by_name = group_bodies(book, named)
    for body in named:
        _enter_body(book, body, group_by_name[body.name])
    enter_zones(book)
    for body in organizations:
        if body.rule == "elided_body":
            enter_elided(book, body)
    for body in organizations:
        if body.rule == "bare_body":
            enter_bare(book, body)
    taken = Spans((m.start, m.end) for m in book.mentions if m.kind in ("organization", "person"))
    enter_short_forms(book, named, taken)


def _in_full(book: Book, body: OrganizationCandidate) -> str:
    """Call a government by its whole name, as an office of it does: 绍兴市政府 is 绍兴市人民政府."""
    place, told, rest = body.name.partition("政府")
    if not told or rest or body.kind != "government" or place.endswith("人民"):
        return body.name
    keys = book.vocabulary.place_keys_by_alias.get(place, ())
    known = [book.vocabulary.places[k] for k in keys if not lies_beyond(k)]
    known = [p for p in known if p.country_code == "CN" and p.name[-1] == place[-1]]
    known = [p for p in known if p.name == place] or known
    names = {p.name for p in known}
    return f"{known[0].name}人民政府" if len(names) == 1 and place[-1] in "省市区县州旗" else body.name


def _enter_body(book: Book, body: OrganizationCandidate, head: OrganizationCandidate) -> None:
    key = book.organization_id_by_name.get(head.name)
    if key is None:
        key = _new_body(book, head)
        book.organization_id_by_name[head.name] = key
    book.organization_id_by_name.setdefault(body.name, key)
    book.mention("organization", key, body.start, body.end, body.rule)
    surface = book.clean[body.start : body.end]
    if body.kind != "embassy" or surface not in book.vocabulary.place_keys_by_alias:
        # 中国驻甲国、乙国大使馆: 甲国 is no name of a mission
        book.alias(key, surface, body.start, body.end, body.rule)


def _new_body(book: Book, body: OrganizationCandidate) -> str:
    name, country = body.name, None
    if name.startswith("中国") and (inner := book.places_in(name[2:])) and inner[0][0] == 0:
        if inner[0][2] in book.vocabulary.places and book.vocabulary.places[inner[0][2]].level in (
            "province",
            "city",
        ):
            name = name[2:]
    place_key = None
    if body.vocabulary_key:
        known = book.vocabulary.organizations[body.vocabulary_key]
        name, country, place_key = known.name, known.country_code, known.place_key
    seat = None
    if place_key is None:
        place_key = seat_in(book, name, body.start)
    if place_key is not None:
        place = book.vocabulary.places[place_key]
        if place.level != "region":
            for around in written_around(book, name, place_key):
                book.place(around, body.start, body.end, implied=True)
            seat = book.place(place_key, body.start, body.end, implied=True)
            country = country or place.country_code
    return book.new(
        "organization",
        name,
        body.start,
        body.end,
        vocabulary_key=body.vocabulary_key,
        detail_kind=body.kind,
        place_local_id=seat,
        country_code=country,
    )
