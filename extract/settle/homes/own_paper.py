"""The paper or office that tells a story: 江城日报讯, 来源:远山市外事局."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.find.candidates import OrganizationCandidate, PlaceCandidate
from extract.find.places.own_towns import is_of_a_paper
from extract.restore.text import RestoredText
from extract.settle.homes.found import HomeFound
from extract.settle.papers import PAPER, is_a_word_of_papers
from extract.vocabulary import Vocabulary

HEAD_OF_A_PAPER = re.compile(r"》?(?:社|集团)?(?:副?总编|副?社长|副?总裁|董事|主编)")  # 《某报》|总编辑甲 is told of
# 江城日报讯: at the head of a report.
DATELINE_OF_PAPER = re.compile(
    r"[\s\u3000【(（]*(?P<paper>[\u4e00-\u9fff]{2,4}(?:日报|晚报|晨报|商报|新闻网|融媒|发布))(?:讯|消息|[(（]?记者)"
)
# (本文转自“江城政务网”): at the end of a report.
TAKEN_FROM = re.compile(
    r"(?:转自|摘自|来源[:：])[“「]?(?P<paper>[\u4e00-\u9fff]{2,6}(?:日报|晚报|政务网|政府网|新闻网|在线|融媒体?))"
)
# (江城区人大办)5月6日: at the head of a report; (江城市政协 季川 供稿): at its end
OFFICE_IN_BRACKETS = r"[(（](?P<paper>[\u4e00-\u9fff]{2,12}?(?:政协|人大|工商联|侨联|商务局|招商局|外办|侨办|政府办|宣传部|统战部|融媒体中心)(?:常委会)?(?:办公室|办)?)"
OFFICE_AT_HEAD = re.compile(rf"\s*{OFFICE_IN_BRACKETS}[)）]")
WROTE_IT = re.compile(rf"{OFFICE_IN_BRACKETS}[ \u3000][\u4e00-\u9fff \u3000]{{2,12}}(?:供稿|撰稿|报道|文)[)）]?\s*$")
NATIONAL = re.compile(r"(?:中国)?台湾网")  # a medium of the whole country, whatever place it is named after
# 来源:远山市外事局: an office that writes of its own town
OFFICE_THAT_WRITES = re.compile(
    r"(?:[市县区州省]|^[\u4e00-\u9fff]{2,3}(?=国资))(?:国资|外事|外侨|商务|招商|投资促进|投促|经合|发改|工信|文旅|外办|侨办|发展(?:和)?改革)[\u4e00-\u9fff]{0,4}(?:局|办|委|中心)?$"
)


def by_paper(text: RestoredText, vocabulary: Vocabulary) -> HomeFound | None:
    """Give the place named in front by the paper or office that a page gives as its source."""
    for name in (text.page.source, text.page.publisher):
        if not name or NATIONAL.match(name) or not (PAPER.search(name) or OFFICE_THAT_WRITES.search(name)):
            continue
        found = vocabulary.match("place", name)
        if found and found[0][0] == 0:
            place = vocabulary.places.get(found[0][2])
            if (
                place is not None
                and place.country_code == "CN"
                and place.level in ("city", "district", "province", "zone")
                and not is_a_word_of_papers(text.clean_text, name[: found[0][1]], place, vocabulary)
            ):
                return HomeFound(place_key=place.place_key, basis="local_paper")
    return None


def named_paper(
    text: RestoredText,
    organizations: Sequence[OrganizationCandidate],
    places: Sequence[PlaceCandidate],
    vocabulary: Vocabulary,
) -> str | None:
    """The paper of a city named in the first lines or in the last: 深圳商报, 江城日报讯, 云上|建水."""
    size = len(text.clean_text)
    sent = DATELINE_OF_PAPER.match(text.clean_text)
    near = [
        b.name
        for b in organizations
        if b.kind == "media"
        and (b.start < 160 or b.start > size - 80)
        and HEAD_OF_A_PAPER.match(text.clean_text, b.end) is None
    ]
    taken = TAKEN_FROM.search(text.clean_text, max(0, size - 80))
    office = OFFICE_AT_HEAD.match(text.clean_text) or WROTE_IT.search(text.clean_text, max(0, size - 80))
    named = [found["paper"] for found in (sent, taken, office) if found is not None]
    for name in [*named, *(name for name in near if PAPER.search(name))]:
        found = vocabulary.match("place", name)
        place = vocabulary.places.get(found[0][2]) if found and found[0][0] == 0 else None
        if place is None or place.country_code != "CN" or place.level not in ("city", "province", "district"):
            continue
        if not is_a_word_of_papers(text.clean_text, name[: found[0][1]], place, vocabulary):
            return place.place_key
    in_short = (p for p in places if p.rule == "short_name_in_context" and len(p.place_keys) == 1)
    of_papers = {p.place_keys[0] for p in in_short if is_of_a_paper(text.clean_text, p.start, p.end)}
    return of_papers.pop() if len(of_papers) == 1 else None
