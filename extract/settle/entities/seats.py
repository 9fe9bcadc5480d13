"""The places in the name of a body, and where it sits: 江苏省|昆山市|侨办."""

from __future__ import annotations

from extract.find.candidates import PlaceCandidate
from extract.find.places.listed import INSIDE_A_NAME
from extract.settle.entities.book import Book
from extract.settle.entities.places import choose_place
from extract.settle.geography import both_abroad
from extract.settle.homes.delegation import OF_A_DIVISION, TOWN_UNLISTED


def keys_in(book: Book, name: str) -> frozenset[str]:
    """Give the keys of all places in a name."""
    return frozenset(key for _, _, key in book.places_in(name))


def leading_place_only(book: Book, name: str) -> bool:
    """Tell whether a name is a place and no more than one character besides."""
    found = book.places_in(name)
    return bool(found) and found[0][0] == 0 and found[0][1] >= len(name) - 1


def leading_place(book: Book, name: str) -> str | None:
    """Give the key of the place a name begins with."""
    found = book.places_in(name)
    return found[0][2] if found and found[0][0] == 0 else None


def place_and_rest(book: Book, name: str) -> tuple[str | None, str]:
    """Cut the places off the front of a name: 江苏省昆山市侨办 → the key of 昆山 and 侨办; nothing where there are none.

    甲市乙县商会 is of 甲, and those of 乙 there: a second place that does not lie in the first belongs to the rest.
    """
    key: str | None = None
    at = 0
    for start, end, found in book.places_in(name):
        if start != at or (key is not None and key not in {p.place_key for p in book.vocabulary.ancestors(found)}):
            break
        key, at = found, end
    return (key, name[at:]) if key is not None and len(name) - at > 1 else (None, "")


def are_places(book: Book, words: str) -> bool:
    """Tell whether these characters are places one behind the other: 河南省许昌市."""
    at = 0
    for start, end, _ in book.places_in(words):
        if start != at:
            return False
        at = end
    return at > 0 and len(words) - at < 2


def without_place(book: Book, name: str) -> str:
    """Take the place off the front of a name, where more than two characters are left."""
    found = book.places_in(name)
    if found and found[0][0] == 0 and found[0][1] < len(name) - 2:
        return name[found[0][1] :]
    return name


def seat_in(book: Book, name: str, start: int | None = None) -> str | None:
    """The smallest of the places a name begins with, each in the one before: 贵州省黔西县… → 黔西.

    Of several places of one name (桥西区) the one an article means where the name stands at `start`; without it none.
    """
    if (corps := OF_A_DIVISION.match(name)) is not None:
        name, start = name[corps.end() :], start + corps.end() if start is not None else None
    seat, at, inside = None, 0, book.places_in(name)
    begins = {begin for begin, _, _ in inside}
    for begin, end, key in inside:
        keys = book.vocabulary.place_keys_by_alias.get(name[begin:end], (key,))
        if begin != at or key not in book.vocabulary.places:
            break
        place = book.vocabulary.places[key]
        if name[begin:end] != place.name and INSIDE_A_NAME.match(name, end) and end not in begins:
            break  # 南丰|镇
        if name[begin:end] != place.name and name[end : end + 1] == "郡" and place.country_code == "CN":
            break  # 洪城|郡议会: a county abroad
        if seat is not None:
            keys = tuple(
                k
                for k in keys
                if seat in {p.place_key for p in book.vocabulary.ancestors(k)} or both_abroad(seat, k, book.vocabulary)
            )
            if not keys:
                break
        if len(keys) > 1:
            chosen = None
            if start is not None:
                chosen = choose_place(
                    book,
                    PlaceCandidate(
                        start=start + begin,
                        end=start + end,
                        rule="listed_place",
                        name=place.name,
                        level=place.level,
                        place_keys=keys,
                    ),
                )
            if chosen is None:
                break
            keys = (chosen,)
        seat, at = keys[0], end
    return None if seat is not None and TOWN_UNLISTED.match(name, at) else seat  # of a town that no list holds


def written_around(book: Book, name: str, seat: str) -> list[str]:
    """Give the larger places a body's name writes before its seat, the largest first: 贵州省黔西县政府 → 贵州."""
    larger = [place.place_key for place in book.vocabulary.ancestors(seat)]
    written: list[str] = []
    at = 0
    for begin, end, key in book.places_in(name):
        borne = {key, *book.vocabulary.place_keys_by_alias.get(name[begin:end], ())}
        if begin != at or not (found := [k for k in larger if k in borne]):
            break
        written += found
        at = end
    return written
