"""People whose name a county or a town abroad bears too: 副市长黄平, 总领事汉密尔顿."""

from __future__ import annotations

from extract.find.marks import common_words, frequent_words
from extract.find.people.found import People
from extract.find.people.words import follower, transcription

LEVEL_OF_A_PLACE = frozenset("省市区县州旗盟乡镇村港湾山河江湖籍")


def goes_on_behind_a_county(people: People, at: int) -> tuple[int, str, str] | None:
    """总裁[普兰恩]出席, 董事长[吴中远]主持: a county without its level opens a name, and a person's verb stands behind."""
    place, end = people.marks.place_by_start.get(at), at + 3
    if place is None or place[0] != at + 2 or people.counts(at, at + 2) > people.counts(at, end):
        return None
    behind = follower().match(people.clean, end)
    if behind is None or behind.end() - end < 2 or not people.given(at + 1, end) or people.titles_from(at, end):
        return None
    if people.vocabulary.places[place[1]].level != "district" or people.clean[at + 1 : end] in frequent_words():
        return None
    if people.clean[at + 2 : end + 1] in common_words() or people.clean[at + 2] in LEVEL_OF_A_PLACE:
        return None
    if people.whole_name(at, end):
        return end, "han", "name_after_title"
    foreign = transcription(of_mongolia=False).match(people.clean, at)
    return (end, "foreign", "transcribed_name_after_title") if foreign and foreign.end() > at + 1 else None


def bears_the_name_of_a_county(people: People, at: int) -> tuple[int, str, str] | None:
    """副市长[黄平]率队: a county's name without its level, between an office and what only a person does."""
    place = people.marks.place_by_start.get(at)
    if place is None or place[0] - at not in (2, 3) or people.vocabulary.places[place[1]].level != "district":
        return None
    behind = follower().match(people.clean, place[0])
    if behind is None or behind.end() - place[0] < 2 or not people.whole_name(at, place[0]):
        return None
    return place[0], "han", "name_after_title"


def acts_behind_a_town(people: People, place: tuple[int, str]) -> bool:
    """Tell whether a person's verb of two characters stands behind what is also a town abroad: 汉密尔顿|表示."""
    end, known = place[0], people.vocabulary.places[place[1]]
    behind = follower().match(people.clean, end)
    joined = people.clean[end : end + 1] in ("、", "和", "与") and (
        end + 1 in people.marks.title_by_start or end + 1 in people.marks.place_by_start
    )
    return known.level == "city" and (joined or (behind is not None and behind.end() - end > 1))
