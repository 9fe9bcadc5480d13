"""What papers are called, and which of them are named after no place of theirs."""

from __future__ import annotations

import re

from extract.vocabulary import Place, Vocabulary

PAPER = re.compile(
    r"商报|都市报|特区报|时空|日报|晚报|时报|早报|晨报|新闻网|广播电视|电视台|发布|在线|政府|融媒|新闻|网"
)


OUR_DISTRICT = re.compile("[我本]区(?![域间])")


def is_a_word_of_papers(clean: str, called: str, place: Place, vocabulary: Vocabulary) -> bool:
    """Tell 鼓楼新闻网 from a paper of 鼓楼区: a district in short, where the text names neither it nor its city.

    丰南日报 that tells of 我区 is the paper of the one district so called.
    """
    if not place.name.endswith("区") or called == place.name:
        return False
    namesakes = sum(p.name == place.name for p in vocabulary.places.values())
    if namesakes == 1 and OUR_DISTRICT.search(clean) is not None:
        return False
    above = (
        p.name.removesuffix("市") for p in vocabulary.ancestors(place.place_key) if p.level in ("city", "province")
    )
    said = any(PAPER.match(clean, found.end()) is None for found in re.finditer(re.escape(called), clean))
    return not said and not any(name in clean for name in above)
