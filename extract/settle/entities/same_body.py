"""Which names of an article are forms of one body: 昆山侨办 is 江苏省昆山市侨办."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.find.candidates import OrganizationCandidate
from extract.find.marks import is_generic
from extract.settle.entities.book import Book
from extract.settle.entities.seats import (
    are_places,
    keys_in,
    leading_place,
    leading_place_only,
    place_and_rest,
    without_place,
)
from extract.settle.entities.shortening import LEGAL, abbreviates, stem

SUFFIXLESS = frozenset(
    {"body_before_its_title", "same_name_again", "in_list_of_bodies", "visited_body", "said_to_be_a_firm"}
)


def group_bodies(book: Book, bodies: Sequence[OrganizationCandidate]) -> dict[str, OrganizationCandidate]:
    """Choose for every name the candidate whose entity it is: 甲乙株式会社 for 甲乙."""
    first: dict[str, OrganizationCandidate] = {}
    for body in bodies:
        known = first.get(body.name)
        if known is None or (known.vocabulary_key is None and body.vocabulary_key):
            first[body.name] = body
    head: dict[str, str] = {name: name for name in first}
    by_key: dict[str, str] = {}
    names = sorted(first, key=lambda n: (-len(n), n))
    for name in names:
        key = first[name].vocabulary_key
        if key:
            head[name] = by_key.setdefault(key, name)
    by_stem: dict[str, str] = {}
    for name in names:
        if head[name] != name or first[name].kind == "delegation":
            continue
        for form in (stem(name), without_place(book, name)):
            if len(form) > 1 and form not in by_stem:
                by_stem[form] = name
    names_by_character: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for character in set(name):
            names_by_character[character].append(name)
    for name in names:
        if head[name] != name or first[name].kind == "delegation":
            continue
        listed = book.vocabulary.organizations.get(first[name].vocabulary_key or "")
        owner = by_stem.get(stem(name)) or by_stem.get(name)
        if owner in (None, name) and listed is not None:
            owner = by_stem.get(stem(listed.name))  # 中铝集团 beside 中国铝业集团有限公司
        if owner and owner != name and len(owner) >= len(name):
            head[name] = head[owner]
            continue
        # A form of a longer name has all its characters, but for the place: only names with the rarest are compared.
        rarest = min(without_place(book, name), key=lambda character: len(names_by_character[character]))
        longer = next(
            (
                other
                for other in names_by_character[rarest]
                if len(other) > len(name) and head[other] == other and _is_form_of(book, name, other, first)
            ),
            None,
        )
        if longer is not None:
            head[name] = longer
    for name in names:  # delegations of one story and one home are one: 某市代表团, 某市经贸代表团
        if first[name].kind == "delegation":
            place = leading_place(book, name)
            for other in names:
                if other == name or first[other].kind != "delegation" or len(other) < len(name):
                    continue
                if book.story_at(first[other].start) != book.story_at(first[name].start):
                    continue
                if other.endswith(name) or (place and place == leading_place(book, other)):
                    head[name] = head[other]
                    break
    return {name: first[head[head[name]]] for name in first}


def _is_form_of(book: Book, short: str, long: str, first: Mapping[str, OrganizationCandidate]) -> bool:
    if first[short].vocabulary_key and first[long].vocabulary_key:
        return False
    if first[short].kind == first[long].kind and place_and_rest(book, short) == place_and_rest(book, long) != (
        None,
        "",
    ):
        return True  # 昆山侨办 is 昆山市侨办, and 江苏省昆山市侨办
    for name in (long, without_place(book, long)):
        if (
            name.startswith(short)
            and len(short) > 2
            and first[short].kind == "company"
            and not leading_place_only(book, short)
        ):
            rest = name[len(short) :]
            known = book.vocabulary.organizations.get(first[short].vocabulary_key or "")
            listed = known is not None and LEGAL.sub("", known.name) != LEGAL.sub("", long)
            if (short.endswith(("局", "集团")) or listed) and LEGAL.sub("", rest):
                continue  # 中建七局, and 中建七局投资有限公司 it founded
            if is_generic(LEGAL.sub("", rest) or "集团"):
                return first[long].kind == "company"
    if long.endswith(short) and not is_generic(short):
        rest = long[: -len(short)]
        if len(short) > 4 and first[short].kind == first[long].kind == "government" and not book.places_in(short):
            return True  # 工作专班办公室 of 某某大会工作专班办公室
        return are_places(book, rest) or rest in first
    bare = without_place(book, short)
    if bare != short and len(bare) > 4 and long.endswith(bare) and not is_generic(bare):
        return first[short].kind == first[long].kind and leading_place(book, long) is None
    if first[short].kind == "government" and leading_place(book, short) is not None:
        return False  # 贵州省政协 is not short for 贵州省澳区政协
    if bare != short and bare in book.vocabulary.organization_suffixes:
        return False  # 某市贸促会 is a house of its own beside 某市化工贸促会
    same_kind = first[short].kind == first[long].kind or {first[short].kind, first[long].kind} <= {
        "company",
        "fund",
        "other",
    }
    same_kind = same_kind or first[short].rule in SUFFIXLESS
    if first[short].kind == "association" and not keys_in(book, long) <= keys_in(book, short):
        return False  # 甲市丙省商会 is another house than 甲市丙省乙市商会
    return same_kind and (abbreviates(short, long) or abbreviates(short, without_place(book, long)))
