"""Han names that no listed surname opens: 区长底志欣."""

from __future__ import annotations

from extract.find.marks import common_words, dictionary_pairs, frequent_words, is_han
from extract.find.name_odds import name_odds
from extract.find.people.found import People
from extract.find.people.words import GRAMMAR, NEVER_TRANSCRIBED, OPENS_A_PHRASE, characters

OFTEN_FIRST = -6.7  # share of the first character of given names that stand all the time
STRANGE = -9.3  # a character, on average: words that hardly ever stand side by side
SELDOM_BOTH = -10.0  # share of either character of a given name
OFTEN_GIVEN = -13.5  # share of both characters of such names


def name_of_a_diplomat(people: People, at: int) -> tuple[int, str, str] | None:
    """Read a name in Han that no Chinese surname opens, as consuls of many countries bear them: 总领事[能远盼]、."""
    end = at + 3
    if not people.given(at, end) or people.follows(end) < 3 or people.is_named_thing(at):
        return None
    name, words = people.clean[at:end], common_words()
    if name in words or name[:2] in words or name[1:] in words or people.titles_from(at, end):
        return None
    return end, "han", "unlisted_surname_after_title"


def is_rare_name(people: People, at: int, end: int) -> bool:
    """郑[更须]: behind a surname, between two names, three characters that are no words are a name, whatever they are."""
    clean = people.clean
    if end - at != 3 or clean[at] not in people.surnames or clean[at] in characters("doubtful_surnames"):
        return False
    if not all(map(is_han, clean[at:end])) or clean[end - 1] in GRAMMAR or people.is_named_thing(at):
        return False
    return clean[at : at + 2] not in dictionary_pairs() and clean[at + 1 : end] not in frequent_words()


def is_of_a_rare_surname(people: People, at: int) -> bool:
    """区长[底志欣]接待: two characters that are commonest in given names, behind one that begins no word with them."""
    clean, end = people.clean, at + 3
    if not people.given(at, end) or people.follows(end) < 2 or people.is_named_thing(at) or people.titles_from(at, end):
        return False
    name, pairs = clean[at:end], dictionary_pairs()
    if name in common_words() or name[:2] in pairs or name[1:] in frequent_words() or name[0] in GRAMMAR:
        return False
    if name[0] in OPENS_A_PHRASE:
        return False  # 会长携志明出席, 市长今晓明
    if clean[end - 1 : end + 1] in pairs or end in people.marks.title_by_start:
        return False
    odds = name_odds(people.vocabulary)
    shares = odds.first_of_two.get(name[1], odds.rare), odds.second_of_two.get(name[2], odds.rare)
    if shares[0] > OFTEN_FIRST and sum(shares) > OFTEN_GIVEN:
        return True
    # 董事长[南存远]、: no words at all, between an office and what follows a name
    strange = odds.words(clean, at, end)[0] < STRANGE * len(name)
    return strange and min(shares) > SELDOM_BOTH and name[0] not in NEVER_TRANSCRIBED
