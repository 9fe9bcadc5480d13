"""Foreign names written without a dot: 首相布莱尔."""

from __future__ import annotations

from extract.find.marks import common_words, dictionary_pairs, is_han, read_rules
from extract.find.name_odds import name_odds
from extract.find.people.found import People
from extract.find.people.namesakes_of_places import acts_behind_a_town
from extract.find.people.no_names import GOES_TO
from extract.find.people.words import (
    ACTS_AS_A_PERSON,
    END_MARK,
    GRAMMAR,
    NEVER_TRANSCRIBED,
    NO_WORDS,
    OPENS_A_PHRASE,
    PEOPLE,
    transcription,
)

MIN_TRANSCRIBED, MAX_TRANSCRIBED = 2, 8
ENDS_A_CALLING = frozenset("员长家师官人者会")  # 领事官|员罗博尔: of the office before the name
FAR_SEAT = 14  # characters before an office within which the land it is of is told


def transcribed_but_for_one(people: People, at: int) -> int | None:
    """部长[慕斯卡里]等, 秘书[维和里诺]。: one character that seldom writes foreign names, and three that do up to what follows."""
    clean = people.clean
    run = transcription(of_mongolia=True).match(clean, at)
    stop = at if run is None else run.end()
    if stop - at < 4:
        opens = is_han(clean[at]) and clean[at] not in NEVER_TRANSCRIBED | GRAMMAR | ENDS_A_CALLING
        if stop - at > 1 or (stop == at and not opens) or at + 1 in people.marks.place_by_start:
            return None
        behind = transcription(of_mongolia=False).match(clean, stop + 1)
        if behind is None or behind.end() - at < 4:
            return None
        stop = behind.end()
    whole = at < stop and people.follows(stop) and stop - at <= MAX_TRANSCRIBED
    if not whole or people.is_named_thing(at) or people.titles_from(at, stop) or stop in people.marks.title_by_start:
        return None
    if any(n in people.suffix_ends for n in range(at + 1, stop + 1)):
        return None
    return None if name_odds(people.vocabulary).words(clean, at, stop)[0] > NO_WORDS * (stop - at) else stop


def transcribed_to_a_mark(people: People, at: int) -> int | None:
    """部长[莫哈德丁可拉比],: all up to the mark, where most of it writes foreign names and no word explains it."""
    clean, end = people.clean, at
    while end < len(clean) and end - at <= MAX_TRANSCRIBED and is_han(clean[end]):
        end += 1
    run = clean[at:end]
    if not 4 <= len(run) <= MAX_TRANSCRIBED or people.follows(end) < 3 or people.is_named_thing(at):
        return None
    foreign = set(str(read_rules(PEOPLE)["transcription"]))
    if sum(character in foreign for character in run) < len(run) - 1 or set(run) & NEVER_TRANSCRIBED:
        return None
    if people.titles_from(at, end) or any(n in people.suffix_ends for n in range(at + 1, end + 1)):
        return None
    return None if name_odds(people.vocabulary).words(clean, at, end)[0] > NO_WORDS * len(run) else end


def transcribed_end(people: People, at: int, end: int) -> int | None:
    """End of the longest transcribed name of a run that something follows: 首相[布莱尔]日前, 总理[乌叶海亚]11日."""
    clean = people.clean
    place = people.marks.place_by_start.get(at)
    abroad = place is not None and people.vocabulary.places[place[1]].country_code not in ("CN", None)
    if people.is_named_thing(at) and not abroad:
        return None
    if place is not None and END_MARK.match(clean, place[0]) and place[0] + 1 in people.marks.title_by_start:
        return place[0]  # 副主席|莱顿、秘书长某某: a man whose name a town bears too
    if place is not None and abroad and acts_behind_a_town(people, place):
        return place[0]  # 总领事|汉密尔顿表示: a man whose name a town bears too
    least = MIN_TRANSCRIBED if not abroad or place is None else place[0] - at + 2  # 部长奥卢|塞贡, no town of Finland
    for stop in range(min(end, at + MAX_TRANSCRIBED), at + least - 1, -1):
        if people.follows(stop) and clean[at:stop] not in common_words():
            return stop
    return None


def acts_for_a_land(people: People, at: int) -> int | None:
    """泰国某府副府尹[颂猜]率团: no word, between an office of another land and what only a person does."""
    clean, title = people.clean, people.marks.title_by_end.get(at)
    if title is None or at in people.marks.known_by_start or clean[at] in GOES_TO | OPENS_A_PHRASE | {"来", "到", "在"}:
        return None
    since = max(clean.rfind(mark, 0, title.start) for mark in "，,。、；;：:\n与和") + 1
    seats = [
        people.marks.place_by_start[n]
        for n in range(max(since, title.start - FAR_SEAT), title.start)
        if n in people.marks.place_by_start
    ]
    if not seats or any(people.vocabulary.places[key].country_code in ("CN", None) for _, key in seats):
        return None
    for end in range(at + 2, min(at + MAX_TRANSCRIBED, len(clean)) + 1):
        if not is_han(clean[end - 1]) or clean[end - 1] in NEVER_TRANSCRIBED | GRAMMAR | ENDS_A_CALLING:
            return None
        behind = ACTS_AS_A_PERSON.match(clean, end)
        if behind is None:
            continue
        taken = people.titles_from(at, end) or any(n in people.suffix_ends for n in range(at + 1, end + 1))
        place = people.marks.place_by_start.get(at)
        if taken or clean[at:end] in common_words() or (place is not None and place[0] >= end):
            return None
        transcribed = transcription(of_mongolia=False).fullmatch(clean, at, end) is not None
        worded = name_odds(people.vocabulary).words(clean, at, end)[0] > NO_WORDS * (end - at)
        return end if transcribed or not worded else None
    return None


def ends_untranscribed(people: People, at: int, run: int) -> int | None:
    """市长卡特[宏]会见: one character that few transcriptions use ends the name, where nothing else does."""
    clean, end = people.clean, run + 1
    if not 2 <= run - at <= 3 or people.is_named_thing(at) or people.follows(run) or not people.given(run, end):
        return None
    if people.follows(end) < 2 or people.titles_from(at, end) or end in people.marks.title_by_start:
        return None
    words, pairs = common_words(), dictionary_pairs()
    taken = clean[run - 1 : end] in pairs or clean[at : at + 2] in words or clean[run : end + 1] in pairs
    odds = name_odds(people.vocabulary)
    return None if taken or odds.words(clean, at, end)[0] > NO_WORDS * (end - at) else end
