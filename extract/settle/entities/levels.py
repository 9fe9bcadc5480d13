"""Which place a 省, 市, 区 or 县 without a name means where it stands."""

from __future__ import annotations

import re

from extract.find.organizations.words import REGION
from extract.settle.entities.book import Book
from extract.settle.geography import MUNICIPALITIES
from extract.settle.homes.goals import OUR_GUESTS_IN, SENT_TO, sets_out_for
from extract.settle.lone_place import OF_GUESTS
from extract.vocabulary import Place

BANNER = "旗"  # so few that a story hardly tells of two
# 某市|锦川纸业有限公司考察组: of a firm, whose city's offices are not those of the report.
OF_A_FIRM = re.compile(r"[^,，。;；\n]{0,16}?(?:公司|集团)[^,，。;；\n]{0,6}?[团组]")
MAX_BACK_REFERENCE = 900  # characters between a bare 高新区 and the zone it means; paragraphs here stay shorter
HOLDS_OFFICE = re.compile(
    r"[省市州盟区县旗](?:委(?:书记|副书记|常委)|(?:人民)?政府[代副常]|[代副]?(?:常务)?副?[省市州盟]长)"
)
STAYS_IN = re.compile(r"[在赴到]$")


def place_for_level(book: Book, word: str, position: int) -> str | None:
    """Give the key of the 省, 市, 区 or 县 that a word without a name means at this place of the text."""
    places = book.vocabulary.places
    chain: list[str | None] = []
    voice = book.voices.get(book.story_at(position))
    home_key = None if _is_home_of_a_firm(book, position) else book.home_key(position)
    for key in (voice,) if voice is not None and voice != home_key else (voice, home_key):
        if key:
            chain += [key, *(p.place_key for p in book.vocabulary.ancestors(key))]
    ordinal = book.story_at(position)
    # 到我市考察。省政协副主席乙陪同: of a province that nothing names, and not of that which the guests come from
    unnamed = word == "省" and any(_says_ours(book, ordinal, level) for level in "市县区州省")
    if not chain:
        if unnamed or _says_ours(book, ordinal, word):
            return None  # 我市: a city the text never names
        if word in (REGION, BANNER):
            return _the_only(book, word, position)
        return _level_in_sentence(book, word, position)
    if word == REGION:
        own = next((k for k in chain if k and places[k].name.endswith(REGION)), None)
        return own or _the_only(book, REGION, position)
    if word == "省":
        own = next((k for k in chain if k and places[k].name.endswith("省")), None)
        return own or (None if unnamed else _level_in_sentence(book, word, position))
    if word in "区县旗":
        home = book.home_key(position)
        teller = places.get((home if voice is None else voice) or "")
        if teller is not None and teller.level == "district":
            if teller.name.endswith(word) or _was_called(book, teller, word):
                return teller.place_key  # the district's own paper
        near = _place_before(book, position, word)
        if near is not None:
            return near
        if home is not None and voice in {p.place_key for p in book.vocabulary.ancestors(home)}:
            chain.append(home)  # the prefecture's paper on one of its counties
        own = next((k for k in chain if k and places[k].level == "district" and places[k].name.endswith(word)), None)
        # 区 of 丙市 goes to a county: 县政府 is the one county told of
        elsewhere = word == "县" and teller is not None and teller.level == "district"
        return own or (_the_only(book, word, position) if word == BANNER or elsewhere else None)
    if word in "州盟":
        return next((k for k in chain if k and places[k].name.endswith(word)), None) or _level_in_sentence(
            book, word, position
        )
    if word == "市":
        if chain and chain[0]:
            first = places[chain[0]]
            if first.level == "district" and (first.name.endswith("市") or _was_called(book, first, "市")):
                return first.place_key
        own = next((k for k in chain if k and (places[k].level == "city" or k in MUNICIPALITIES)), None)
        return own or _level_in_sentence(book, word, position)
    return None


def _is_home_of_a_firm(book: Book, position: int) -> bool:
    """Tell whether a story's home is only that of a firm's delegation: 某市锦川有限公司考察组."""
    home = book.homes.get(book.story_at(position))
    return (
        home is not None
        and home.basis == "delegation_name"
        and home.end is not None
        and OF_A_FIRM.match(book.clean, home.end) is not None
    )


def _was_called(book: Book, place: Place, word: str) -> bool:
    """Tell whether a text calls a district by the name it had as a city or county: 海门市, now 海门区; 鄞县, now 鄞州区."""
    former = [name for name in book.vocabulary.former_names.get(place.place_key, ()) if name.endswith(word)]
    if place.name.endswith("区") and word == "市":
        former.append(f"{place.name[:-1]}市")
    return any(book.clean.find(name) >= 0 for name in former)


def _the_only(book: Book, word: str, position: int) -> str | None:
    """Give the one autonomous region or banner of which a story names the name, a house or, of a region, a place in it."""
    story = book.story_at(position)
    if (story, word) in book.only_ones:
        return book.only_ones[story, word]
    keys: set[str] = set()
    for mention in book.mentions:
        if mention.kind not in ("place", "organization") or book.story_at(mention.start) != story:
            continue
        entity = book.entities[mention.local_id]
        if mention.kind == "organization" and word == BANNER and entity.place_local_id is not None:
            entity = book.entities[entity.place_local_id]
        if entity.kind == "place" and entity.vocabulary_key is not None:
            keys.add(entity.vocabulary_key)
    chain = {p for key in keys for p in (key, *(up.place_key for up in book.vocabulary.ancestors(key)))}
    named = {key for key in chain if book.vocabulary.places[key].name.endswith(word)}
    book.only_ones[story, word] = named.pop() if len(named) == 1 else None
    return book.only_ones[story, word]


def _says_ours(book: Book, ordinal: int, word: str) -> bool:
    """Tell whether a story says 我市, 我县."""
    if (ordinal, word) not in book.ours:
        story = next(s for s in book.stories if s.ordinal == ordinal)
        book.ours[ordinal, word] = book.clean.find(f"我{word}", story.start, story.end) >= 0
    return book.ours[ordinal, word]


def places_gone_to(book: Book) -> frozenset[str]:
    """Give the places a paper sent its reporter to, or our delegation did something in: 本报上海讯, 市党政代表团在乙市."""
    if book.away is None:
        ends = [found.end() for found in OUR_GUESTS_IN.finditer(book.clean)]
        sent = [found.start("place") for found in SENT_TO.finditer(book.clean)]
        starts = {*ends, *sent}
        book.away = frozenset(
            m.local_id
            for m in book.mentions
            if m.kind == "place" and (m.start in starts or sets_out_for(book.clean, m.start))
        )
    return book.away


def _level_in_sentence(book: Book, word: str, position: int) -> str | None:
    """Where the home has no such level: the place of that level named last, in the paragraph or shortly before."""
    sentence = book.sentence_at(position)
    if sentence is None or word not in "省市州盟":
        return _place_before(book, position, word) if word in "区县旗" else None
    floor = min(book.text.blocks[sentence.block].start, max(0, position - MAX_BACK_REFERENCE // 3))
    floor = max(floor, next(s.start for s in book.stories if s.ordinal == sentence.story))
    # told by somebody who is not named, of guests: no town of theirs
    guests = book.home_key(position) if book.voices.get(sentence.story) == "" else None
    near = sorted(
        (m for m in book.mentions if m.kind == "place" and floor <= m.start < position), key=lambda m: -m.start
    )
    # 甲市市长丙在乙市会见丁,副市长戊参加: of 甲市, whose mayor acts
    last = book.sentence_at(near[0].start) if near else None
    here = [m for m in near if last is not None and m.start >= last.start]
    held = [m for m in here if m.end - m.start > 1 and HOLDS_OFFICE.match(book.clean, m.end - 1)]
    if held and here[0] not in held and STAYS_IN.search(book.clean, max(0, here[0].start - 2), here[0].start):
        near = [*held, *(m for m in near if m not in held)]
    for mention in near:
        if book.clean[mention.start - 1 : mention.start] == "驻":
            continue  # 自治区驻沪办: where an office of elsewhere sits
        if OF_GUESTS.match(book.clean, mention.end):
            continue  # 市长甲会见了温州市籍客商
        key = book.entities[mention.local_id].vocabulary_key
        if mention.local_id in places_gone_to(book) or (key is not None and key == guests):
            continue
        place = book.vocabulary.places.get(key) if key else None
        if place is None or place.place_key.startswith("CN-710000"):
            continue  # 中国台湾网: no province whose offices go without a name
        if place.country_code == "CN" and place.name.endswith(word):
            return place.place_key
    return None


def _place_before(book: Book, position: int, word: str) -> str | None:
    """The district or the district behind a zone named last in this paragraph."""
    sentence = book.sentence_at(position)
    if sentence is None:
        return None
    floor = book.text.blocks[sentence.block].start
    for mention in sorted(
        (m for m in book.mentions if m.kind == "place" and floor <= m.start < position), key=lambda m: -m.start
    ):
        entity = book.entities[mention.local_id]
        if entity.vocabulary_key is None:
            continue
        place = book.vocabulary.places[entity.vocabulary_key]
        if place.level == "district" and place.name.endswith(word):
            return place.place_key
        if place.level == "zone":
            return place.stands_for_key
    return None
