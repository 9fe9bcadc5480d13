"""The general dictionary: the words of jieba's word list with their counts and parts of speech.

The list is read as a file. Importing jieba would load the tables of its tagger, and its tokenizer would write a cache into
the system's temp folder. Everything here is built once per process, on first need, from plain sets and dictionaries: an
automaton over all the words finds a little faster and takes some seconds to build, which every short-lived process pays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FREQUENT = 60  # of 60 million words of jieba's sample; below it stand words that parents choose too
SEPARABLE = 20  # rarer words are more often a part of a name than a word before one
PROPER_TAGS = ("nr", "ns", "nt", "nz")
LONGEST_TRIED = 4  # nearly all words; the few longer ones are looked for where a text has their first four characters


@dataclass(frozen=True, slots=True, eq=False)
class _Entries:
    """The columns of the word list, in its order."""

    words: list[str]
    counts: list[str]
    tags: list[str]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Sets of words, by what is asked of them; of two and three characters, but for the first three and the last two."""

    words: frozenset[str]  # all
    openings: frozenset[str]  # the first two characters of the words of three and more
    long_lengths: dict[str, tuple[int, ...]]  # first characters of the long words to their lengths, longest first
    pairs: frozenset[str]  # of two characters, names of persons too
    common: frozenset[str]  # anything but a person's name
    frequent: frozenset[str]  # common ones that occur so often that hardly any person is called so
    leading_verbs: frozenset[str]  # frequent verbs, adverbs, connectives
    proper: frozenset[str]  # names of places, bodies and things
    separable: frozenset[str]  # of two to four characters: a kind, an act, a circumstance, never a name


@cache
def word_list_path() -> Path:
    """Return where jieba's word list lies; FileNotFoundError without the library."""
    library = find_spec("jieba")
    if library is None or not library.submodule_search_locations:
        raise FileNotFoundError("jieba is not installed: its word list is the general dictionary")
    return Path(library.submodule_search_locations[0]) / "dict.txt"


def _entries() -> _Entries:
    fields = word_list_path().read_bytes().decode("utf-8").split()
    return _Entries(words=fields[0::3], counts=fields[1::3], tags=fields[2::3])


@cache
def lexicon() -> Lexicon:
    """Sort the words of the list."""
    entries = _entries()
    openings: set[str] = set()
    lengths: dict[str, set[int]] = {}
    pairs, common, frequent, verbs, proper, separable = set(), set(), set(), set(), set(), set()
    for word, count_text, tag in zip(entries.words, entries.counts, entries.tags, strict=True):
        size = len(word)
        if 1 < size <= LONGEST_TRIED:
            if tag.startswith(PROPER_TAGS):
                proper.add(word)
            elif int(count_text) >= SEPARABLE:
                separable.add(word)
        if size > 2:
            openings.add(word[:2])
        if size > 3:
            if size > LONGEST_TRIED:
                lengths.setdefault(word[:LONGEST_TRIED], set()).add(size)
            continue
        count = int(count_text)
        if count <= 2 or size == 1:
            continue
        is_person = tag.startswith("nr")
        if size == 2:
            pairs.add(word)
        if not is_person:
            common.add(word)
        if count > FREQUENT:
            if not is_person:
                frequent.add(word)
            if tag[0] in "vdpcr" and tag != "vn":
                verbs.add(word)
    return Lexicon(
        words=frozenset(entries.words),
        openings=frozenset(openings),
        long_lengths={beginning: tuple(sorted(found, reverse=True)) for beginning, found in lengths.items()},
        pairs=frozenset(pairs),
        common=frozenset(common),
        frequent=frozenset(frequent),
        leading_verbs=frozenset(verbs),
        proper=frozenset(proper),
        separable=frozenset(separable),
    )


def tagged_words() -> Iterator[tuple[str, int, str]]:
    """Yield each word with its count and its part of speech (`nr` a personal name, `nrt` a transcribed one)."""
    entries = _entries()
    return zip(entries.words, map(int, entries.counts), entries.tags, strict=True)


def word_counts() -> dict[str, int]:
    """Return how often each word was counted. Not kept: a caller makes its own table of it."""
    entries = _entries()
    return dict(zip(entries.words, map(int, entries.counts), strict=True))


def cut_words(text: str) -> list[str]:
    """Cut out the dictionary's words of two characters and more, from the left the longest each: 江阴市长江路 → 江阴市, 长江, …"""
    known = lexicon()
    words, openings, long_lengths = known.words, known.openings, known.long_lengths
    found: list[str] = []
    at, last = 0, len(text) - 1
    while at < last:
        word = text[at : at + 2]
        if word in openings:
            word = text[at : at + LONGEST_TRIED]
            if word in long_lengths:
                word = next((text[at : at + n] for n in long_lengths[word] if text[at : at + n] in words), word)
            while word not in words and len(word) > 1:
                word = word[:-1]
            if len(word) > 1:
                found.append(word)
            at += len(word)
        elif word in words:
            found.append(word)
            at += 2
        else:
            at += 1
    return found
