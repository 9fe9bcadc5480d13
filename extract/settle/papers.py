"""What papers are called, and which of them are named after no place of theirs."""

from __future__ import annotations

import re

from extract.vocabulary import Place, Vocabulary

PAPER = re.compile(
    r"商报|都市报|特区报|时空|日报|晚报|时报|早报|晨报|新闻网|广播电视|电视台|发布|在线|政府|融媒|新闻|网"
)


def is_a_word_of_papers(clean: str, called: str, place: Place, vocabulary: Vocabulary) -> bool:
    """Tell 鼓楼新闻网 from a paper of 鼓楼区: a district in short, where the text names neither it nor its city."""
    if not place.name.endswith("区") or called == place.name:
        return False
    above = (
        p.name.removesuffix("市") for p in vocabulary.ancestors(place.place_key) if p.level in ("city", "province")
    )
    said = any(PAPER.match(clean, found.end()) is None for found in re.finditer(re.escape(called), clean))
    return not said and not any(name in clean for name in above)
