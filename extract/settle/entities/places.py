"""Places: which one a name means, and one entity for each."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence

from extract.find.candidates import PlaceCandidate
from extract.settle.entities.book import Book
from extract.settle.geography import is_larger

PLAIN_COUNTRIES = frozenset("中华日韩美德法英俄港台欧")
MAIN_COUNTRY_BY_CHARACTER = {"中": "CN", "华": "CN", "日": "JP", "韩": "KR", "美": "US", "德": "DE", "法": "FR", "英": "GB", "俄": "RU", "澳": "AU", "新": "SG", "泰": "TH", "印": "IN", "越": "VN", "马": "MY", "意": "IT", "加": "CA", "哈": "KZ", "蒙": "MN", "老": "LA", "柬": "KH", "缅": "MM", "丹": "DK", "芬": "FI", "荷": "NL", "葡": "PT", "匈": "HU", "捷": "CZ", "希": "GR", "沙": "SA", "墨": "MX", "秘": "PE", "以": "IL", "瑞": "CH", "比": "BE", "西": "ES", "欧": "region:欧洲", "朝": "KP", "港": "CN-810000", "台": "CN-710000"}  # fmt: skip


def enter_places(book: Book, places: Sequence[PlaceCandidate]) -> None:
    """Enter all places; of one name the one that is meant here, or none."""
    book.named_keys = _named_keys(book, places)
    ends: dict[int, str] = {}
    for place in places:
        if not place.place_keys:
            key = _formed_place(book, place, ends.get(place.start))
            ends[place.end] = key
            book.mention("place", key, place.start, place.end, place.rule)
            continue
        chosen = choose_place(book, place)
        if chosen is None:
            if place.end - place.start > 1:
                book.issue("ambiguous_place", place.start, place.end)
            continue
        key = book.place(chosen, place.start, place.end)
        ends[place.end] = key
        book.mention("place", key, place.start, place.end, place.rule, inferred=len(place.place_keys) > 1)


def _named_keys(book: Book, places: Sequence[PlaceCandidate]) -> set[str]:
    """The keys of all places named in full, and of what they lie in; a single character leans on them."""
    keys = {h.place_key for h in book.homes.values() if h.place_key}
    for place in places:
        if len(place.place_keys) == 1 and place.end - place.start > 1:
            if _is_epithet(book, place, place.place_keys[0]):
                continue
            keys.add(place.place_keys[0])
            if place.level in ("city", "province"):
                book.cities_named.append((place.start, place.place_keys[0]))
    book.cities_named.sort()
    for key in tuple(keys):
        keys.update(p.place_key for p in book.vocabulary.ancestors(key) if p.level not in ("country",))
    return keys


def _is_epithet(book: Book, place: PlaceCandidate, key: str) -> bool:
    return (book.clean[place.start : place.end], key) in book.vocabulary.place_epithets


def choose_place(book: Book, place: PlaceCandidate) -> str | None:
    """Choose among places of one name: the one at home, in a place named here, or the only one.

    An epithet (鹏城) is a place only where that place is at home here or named.
    """
    keys = place.place_keys
    if any(_is_epithet(book, place, key) for key in keys):
        keys = tuple(key for key in keys if key in book.named_keys)
    if not keys:
        return None
    single = place.end - place.start == 1
    if len(keys) == 1 and not single:
        return keys[0]
    places = book.vocabulary.places
    home = book.home_key(place.start)
    lineage = [home, *(p.place_key for p in book.vocabulary.ancestors(home))] if home else []
    if single:
        for key in lineage:  # the nearest first: 来苏 at home in 苏州 is no 江苏
            if key in keys and places[key].level != "country":
                return key
        named = [key for key in keys if key in book.named_keys]
        if len(named) == 1:
            return named[0]
        broad = [key for key in keys if places[key].level in ("country", "region")]
        if place.rule in ("country_in_pair", "single_character") and broad:
            main = [key for key in broad if key in MAIN_COUNTRY_BY_CHARACTER.values()]
            character = book.clean[place.start]
            chosen = MAIN_COUNTRY_BY_CHARACTER.get(character)
            if place.rule == "single_character" and character not in PLAIN_COUNTRIES:
                return None
            if chosen in broad:
                return chosen
            return main[0] if len(main) == 1 else broad[0] if len(broad) == 1 else None
        provinces = [key for key in keys if places[key].level == "province"]
        return provinces[0] if len(provinces) == 1 and len(keys) == 1 else None
    nearest = (
        _nearest(book, keys, _named_before(book, place.start))
        or _nearest(book, keys, lineage)
        or _nearest(book, keys, book.named_keys)
    )
    if nearest:
        return nearest[0] if len(nearest) == 1 else None  # two of one province, and nothing says which
    order = {"country": 0, "province": 1, "city": 2, "zone": 3, "region": 4, "district": 5}
    ranked = sorted(keys, key=lambda k: (order.get(places[k].level, 6), k))
    if len(ranked) > 1 and order.get(places[ranked[0]].level) == order.get(places[ranked[1]].level):
        spoken_of = [key for key in keys if places[key].country_code in ("CN", *book.named_keys)]
        return spoken_of[0] if len(spoken_of) == 1 else None  # 丽水 is in Korea only where Korea is named
    return ranked[0]


def _named_before(book: Book, position: int) -> tuple[str, ...]:
    """The city or province of one name that stands last before `position` in its paragraph."""
    sentence = book.sentence_at(position)
    at = bisect_left(book.cities_named, (position, "")) - 1
    if sentence is None or at < 0 or book.cities_named[at][0] < book.text.blocks[sentence.block].start:
        return ()
    return (book.cities_named[at][1],)


def _nearest(book: Book, keys: Sequence[str], around: Collection[str]) -> list[str]:
    """Those of these places that are among the others or lie in one of them, the city counting before the province."""
    levels: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if key in around:
            levels["self"].append(key)
        else:
            within = next((p for p in book.vocabulary.ancestors(key) if p.place_key in around), None)
            if within is not None and within.level in ("city", "province"):
                levels[within.level].append(key)
    return levels["self"] or levels["city"] or levels["province"]


def _formed_place(book: Book, place: PlaceCandidate, beside: str | None) -> str:
    """Give the entity of a place known by its form; it lies in the larger one right before it: 某国某省|某市."""
    name = place.name
    known = book.place_id_by_name.get(name)
    if known is not None:
        return known
    parent = None
    if place.end - place.start > len(name):
        before = book.places_in(book.clean[place.start : place.end - len(name)])
        if before:
            parent = book.place(before[-1][2], place.start, place.start + before[-1][1])
    if parent is None and beside is not None and is_larger(book.entities[beside].detail_kind, place.level):
        parent = beside
    book.place_id_by_name[name] = book.new(
        "place", name, place.start, place.end, detail_kind=place.level, place_local_id=parent
    )
    return book.place_id_by_name[name]
