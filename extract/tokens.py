"""Search tokens: the words of an article that an analyst may look for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extract.lexicon import cut_words

LATIN_OR_DIGITS = re.compile(r"[A-Za-z0-9][A-Za-z0-9+.&-]+")


def count_tokens(clean_text: str, names: Iterable[str] = ()) -> Counter[str]:
    """Count the search tokens of a text: dictionary words of two characters or more, Latin words, numbers, and names.

    The words are cut greedily, the longest first: search needs words that both sides cut alike, not a grammatical reading.
    `names` are the settled names of the text, which no dictionary knows; each counts as often as it stands there.
    """
    tokens = Counter(cut_words(clean_text))
    tokens.update(map(str.casefold, LATIN_OR_DIGITS.findall(clean_text)))
    for name in set(names):
        if len(name) > 1 and (times := clean_text.count(name)):
            tokens[name] = times
    return tokens
