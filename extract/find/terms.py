"""Industries and policy terms: what the vocabulary knows, and what its form gives away.

“465”现代产业集群, 合成生物10条, 党的二十届三中全会精神 are programmes or fixed formulas; a quoted compliment is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.find.candidates import TermCandidate
from extract.find.marks import word_list
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary

OPEN, CLOSE = '[“‘「『"]', '[”’」』"]'
# What a numbered programme calls itself.
PROGRAMME = (
    r"(?:现代|先进|优势|主导|特色|战略性|重点|数字|新型|未来|绿色|制造业|产业|发展|创新|城市|对外|开放|科技|人才|招商|工作|农业|文化|综合|立体|全域|区域|高质量|经济|空间){0,4}"
    r"(?:发展战略|战略|产业体系|发展体系|产业集群|集群|体系|布局|格局|工程|行动计划|行动方案|行动|计划|规划|目标|模式|机制|举措|思路|方略|产业链|架构|平台)"
)
NUMBERED_PROGRAMME = re.compile(
    rf"{OPEN}(?P<quoted>[0-9０-９一二三四五六七八九十百千万NXnx]{{1,6}}(?:[+＋]?[0-9０-９一二三四五六七八九十百千万NXnx]{{1,3}}){{0,6}}){CLOSE}{PROGRAMME}"
    rf"|(?<![0-9A-Za-z年])(?P<bare>[0-9]{{1,4}}(?:[+＋][0-9NXnx]{{1,4}}){{1,6}}){PROGRAMME}"
    rf"|(?<![0-9A-Za-z年.])(?P<plain>[0-9]{{3,5}}){PROGRAMME}(?=[，,。、；;建设 ])"
)
# 合成生物10条, 科创25条: measures known by how many they are.
NUMBERED_MEASURES = re.compile(
    rf"{OPEN}(?P<quoted>[一-鿿]{{2,10}}[0-9]{{1,3}}条){CLOSE}(?:措施|政策)?"
    r"|(?:出台|发布|推出|制定|实施|落实)(?:了)?(?P<plain>[一-鿿]{2,8}[0-9]{1,3}条)(?=[，,。、；;政措])"
)
QUOTED_PROGRAMME = re.compile(
    rf"{OPEN}(?P<name>[^”’」』\"“‘「『，,。；;！!？?\n]{{2,14}}){CLOSE}(?:发展战略|战略|行动计划|行动方案|行动|工程|倡议|规划|计划|政策|机制|产业体系|产业集群)"
)
CITY_PROGRAMME = re.compile(
    r"(?:以|打造|建设|建成|聚力|争创|加快|推进|擦亮|唱响|围绕|锚定|聚焦|叫响|朝着|迈向|深化|做强|做优)[^，,。；;、\n]{0,6}?"
    rf"{OPEN}?(?P<name>[一-鿿]{{2,5}}之(?:都|城|谷|港))(?!一|旅|行){CLOSE}?"
)
PLENUM_SPIRIT = re.compile(
    r"(?P<name>党的(?:[一二]?十[一二三四五六七八九]?大|[一二]?十[一二三四五六七八九]?届[一二三四五六七]中全会)(?:和[一二]?十[一二三四五六七八九]?届[一二三四五六七]中全会)?精神)"
)
QUOTED_SLOGAN = re.compile(
    rf"{OPEN}(?P<name>(?:对接|融入|服务|立足|建设|打造|再造|决胜|拥抱|走在|勇当|争当|争做|推进|挺进)[一-鿿]{{2,8}}(?:[，,、 ·][一-鿿]{{3,9}}){{0,2}}|[一-鿿]{{2,7}}再出发){CLOSE}"
)
# Before such words “…” is the name of an event, not a policy.
EVENT_BEHIND = re.compile(r"[^，,。；;\n]{0,24}?(?:会|论坛|活动|大赛|展|周|节|仪式)")


def find_terms(text: RestoredText, vocabulary: Vocabulary) -> Iterator[TermCandidate]:
    """Find industries and policy terms, in order of start within each kind; where two overlap the longer one stands."""
    clean = text.clean_text
    yield from _longest(_industries(clean, vocabulary))
    yield from _longest(_policy_terms(clean, vocabulary))


def _longest(found: Iterator[TermCandidate]) -> Iterator[TermCandidate]:
    last_end = -1
    for candidate in sorted(found, key=lambda c: (c.start, -c.end)):
        if candidate.start >= last_end:
            yield candidate
            last_end = candidate.end


def _industries(clean: str, vocabulary: Vocabulary) -> Iterator[TermCandidate]:
    for start, end, key in vocabulary.match("industry", clean):
        yield TermCandidate(
            start=start,
            end=end,
            rule="industry_in_vocabulary",
            kind="industry",
            name=vocabulary.industries[key].name,
            vocabulary_key=key,
        )


def _policy_terms(clean: str, vocabulary: Vocabulary) -> Iterator[TermCandidate]:
    for start, end, key in vocabulary.match("policy_term", clean):
        if clean[start:end] in _only_quoted() and not _is_marked(clean, start, end):
            continue
        yield TermCandidate(
            start=start,
            end=end,
            rule="policy_term_in_vocabulary",
            kind="policy_term",
            name=vocabulary.policy_terms[key].name,
            vocabulary_key=key,
        )
    for match in NUMBERED_PROGRAMME.finditer(clean):
        yield _term(clean, match.start(), match.end(), "numbered_programme")
    for match in NUMBERED_MEASURES.finditer(clean):
        group = "quoted" if match["quoted"] else "plain"
        yield _term(clean, match.start(group), match.end(group), "numbered_programme")
    for match in QUOTED_PROGRAMME.finditer(clean):
        yield _term(clean, match.start(), match.end(), "quoted_slogan")
    for match in CITY_PROGRAMME.finditer(clean):
        yield _term(clean, match.start("name"), match.end("name"), "city_programme")
    for match in PLENUM_SPIRIT.finditer(clean):
        yield _term(clean, match.start("name"), match.end("name"), "plenum_spirit")
    for match in QUOTED_SLOGAN.finditer(clean):
        if not EVENT_BEHIND.match(clean, match.end()):
            yield _term(clean, match.start("name"), match.end("name"), "quoted_slogan")


def _only_quoted() -> frozenset[str]:
    return word_list("terms.yml", "only_quoted")


def _is_marked(clean: str, start: int, end: int) -> bool:
    return clean[max(0, start - 1) : start] in tuple("“‘「『") or clean.startswith("战略", end)


def _term(clean: str, start: int, end: int, rule: str) -> TermCandidate:
    return TermCandidate(start=start, end=end, rule=rule, kind="policy_term", name=clean[start:end])
