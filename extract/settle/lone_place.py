"""The one town a report speaks of as its own, where its officials go without a town: 县长甲…介绍了乙县投资环境.

A town is spoken of as one's own where such an official speaks of it, where it is introduced or promoted, where guests are
asked to it, where its departments go along, and where those come from whom its officials call on as their own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extract.find.candidates import OrganizationCandidate, PlaceCandidate
from extract.segment import Story
from extract.vocabulary import Place, Vocabulary

LEVELS = {"市": ("city", "district"), "区": ("district",), "县": ("district",), "州": ("city",), "旗": ("district",)}
BARE_OFFICE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[市区县州旗]委(?:副?书记|常委)|[市区县州旗]领导|[代副]?(?:常务)?副?[市区县州旗]长)(?:[、兼][\u4e00-\u9fff、]{2,20}?(?:书记|[市区县州旗部]长|主任))?(?P<who>[\u4e00-\u9fff]{2,3})"
)
# 他指出,|乙县自然资源禀赋优越
SAYS_OF = re.compile(r"(?:指出|表示|说|强调|谈到|介绍说?|认为)[,，:：“]{1,2}(?:当前的?|目前|如今|近年来,?)?$")
SPOKEN_BEHIND = re.compile(r"(?!的?(?:经验|做法|模式|成功|先进|在[^,，。]{1,12}(?:经验|做法)))[\u4e00-\u9fff]{2}")
# 介绍了|乙市的基本情况, 播放|乙市招商宣传片
SHOWN_BEFORE = re.compile(r"(?:介绍|推介|宣传|展示|播放|观看|讲解|推荐)了?$")
SHOWN_BEHIND = re.compile(
    r"(?:的|有关|相关|基本)?[^,，。;；、与和]{0,14}?(?:情况|概况|环境|优势|宣传片|推介片|专题片|形象片|政策|资源|特色|[市区县州]情|前景|机遇|成果)"
)
ALSO = re.compile(r"(?:并|还|同时|会上|现场|重点|着重|详细|积极|大力|热情|全面|主动|宣传|[向为给][^,，。;；]{2,12})*")
FILM = re.compile(r"(?:招商|城市|投资|形象)*(?:宣传片|推介片|专题片)")
# 为|乙市高质量发展开拓动力
SERVED_BEFORE = re.compile(r"(?:为|助力|助推|推动|促进)$")
SERVED_BEHIND = re.compile(r"(?:经济社会|经济|高质量|转型|产业)*(?:发展|振兴|崛起)")
# 邀请客商到|乙县实地考察
ASKED_BEFORE = re.compile(
    r"(?:邀请|诚邀|欢迎|希望|期待|安排(?:考察组|团队|人员|专人|专班))[^,，。;；]{0,16}?(?:来到?|到|赴|前往|在|落户|扎根|关注|支持|走进)$"
)
# 乙县籍企业家: those away from home on whom its officials call
OF_OUR_OWN = re.compile(r"[市区县州旗]?籍(?:在外)?(?:企业家|客商|乡贤|商人|人士|乡友|老乡|华侨|侨胞)")
GONE_TO_SEE = re.compile(r"(?:走访|拜访|看望|慰问|走进|来到)了?[^,，。;；]{0,8}$")
# 乙市商务局、发改委负责人参加: its departments go along
DEPARTMENTS_GO = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:局|办|委|中心)[\u4e00-\u9fff、]{0,60}?(?:参加|随同|随行|参与|一同前往)"
)
# 乙市客商, 乙市经贸代表团: the town of guests
OF_GUESTS = re.compile(
    r"[市区县州旗]?(?:籍|客商|企业家|商会|(?:经贸|党政|友好|政府|企业家?|商务|工商|投资|招商|文化|青年)*(?:代表团|考察团|访问团)|党政|商人|有关部门)"
)
# whose officials and guests are named with their place is no place told of without one
OF_OTHERS = re.compile(
    r"[市区县州旗]?籍?(?:委(?:书记|副书记|常委)|(?:人民政府)?[代副]?(?:常务)?副?[市区县州旗]长|[\u4e00-\u9fff]{0,6}(?:代表团|考察团|考察组|一行)|客商|企业家(?!商会)|商人|党政)"
)
# 丙市|乙县|商会
AWAY = re.compile(r"[市区县州旗]?(?:商会|同乡会|企业家联谊会|经济促进会|异地商会|流动党委)")
# 昆山市…,我们要学习; 安吉县…,与我县互补: another's
OF_ANOTHER = re.compile(r"学习|借鉴|对标|榜样|标杆|[与同和]我[省市区县州旗]|[与同和](?:贵|咱)")
SENTENCE_END = re.compile(r"[。！!\n]")
CLAUSE_END = re.compile(r"[,，。;；\n]")
LONGEST_CLAUSE = 60  # characters
MAX_ASKED = 24
MAX_SEE = 12


def lone_place(
    clean: str,
    story: Story,
    places: Sequence[PlaceCandidate],
    organizations: Sequence[OrganizationCandidate],
    afar: Collection[str],
    goals: Collection[int],
    word: str | None,
    vocabulary: Vocabulary,
) -> PlaceCandidate | None:
    """Give the one town of the level of the offices without a name that a report speaks of as its own, or None.

    `afar` are the keys of places whose people come or were gone to, `goals` the positions at which a place is a goal, `word`
    the level (市, 县, ...). A town that is also gone to, lies where they went or sends officials of its own is not taken.
    """
    if word is None or word not in LEVELS:
        return None
    speakers = {found["who"][:2] for found in BARE_OFFICE.finditer(clean, story.start, story.end)}
    asked_to = {
        p.start
        for p in places
        if ASKED_BEFORE.search(clean, max(story.start, p.start - MAX_ASKED), p.start) is not None
    }
    goal_ends = {p.end for p in places if p.start in goals}
    gone_to = {
        p.place_keys[0] for p in places if (p.start in goals and p.start not in asked_to) or p.start in goal_ends
    }
    elsewhere = {*afar, *gone_to}
    own: dict[str, PlaceCandidate] = {}
    others: set[str] = set()
    for place in (*places, *_in_names(clean, story, organizations, vocabulary)):
        keys = [key for key in place.place_keys if _is_of_level(vocabulary.places[key], word)]
        if len(keys) != 1 or place.end - place.start < 2:
            continue
        key = keys[0]
        lies_in = {key, *(up.place_key for up in vocabulary.ancestors(key))}
        if _is_of_others(clean, place) or lies_in & elsewhere:
            others.add(key)
        if place.start in asked_to or _is_own(clean, story, place, word, speakers):
            own.setdefault(key, place)
    named = [key for key in own if key not in others]
    return replace(own[named[0]], place_keys=(named[0],)) if len(named) == 1 else None


def _is_gone_to_see(clean: str, place: PlaceCandidate) -> bool:
    return GONE_TO_SEE.search(clean, max(0, place.start - MAX_SEE), place.start) is not None


def _is_of_others(clean: str, place: PlaceCandidate) -> bool:
    """Tell whether a place sends officials or guests of its own; its natives whom officials call on are none."""
    called_on = OF_OUR_OWN.match(clean, place.end) is not None and _is_gone_to_see(clean, place)
    return not called_on and OF_OTHERS.match(clean, place.end) is not None


def _is_own(clean: str, story: Story, place: PlaceCandidate, word: str, speakers: Collection[str]) -> bool:
    """Tell whether a report speaks of a place as its own here."""
    before, end = max(story.start, place.start - 12), place.end
    end += clean.startswith(word, end)
    if SERVED_BEFORE.search(clean, before, place.start) and SERVED_BEHIND.match(clean, end):
        return True
    closes = SENTENCE_END.search(clean, end, story.end)
    if OF_ANOTHER.search(clean, end, closes.start() if closes is not None else story.end) is not None:
        return False
    spoken = SAYS_OF.search(clean, before, place.start)
    if spoken is not None and SPOKEN_BEHIND.match(clean, end):
        return _is_ours(_clause(clean, spoken.start()), speakers)
    shown = SHOWN_BEFORE.search(clean, before, place.start)
    if shown is not None and SHOWN_BEHIND.match(clean, end):
        subject = _clause(clean, shown.start())
        on_screen = shown.group().startswith(("播放", "观看"))
        return on_screen or ALSO.fullmatch(subject) is not None or _is_ours(subject, speakers)
    if OF_OUR_OWN.match(clean, place.end) is not None:
        return _is_gone_to_see(clean, place)
    return any(of.match(clean, end) is not None for of in (AWAY, DEPARTMENTS_GO, FILM))


def _is_of_level(place: Place, word: str) -> bool:
    """Tell whether a place is a town of this level at home: 大理 as the 州, not the 市."""
    return place.country_code == "CN" and place.level in LEVELS[word] and place.name.endswith(word)


def _in_names(
    clean: str, story: Story, organizations: Sequence[OrganizationCandidate], vocabulary: Vocabulary
) -> Iterator[PlaceCandidate]:
    """Give the towns in names of departments (甲市|商务局) and of associations away from home (丙市|甲市|商会)."""
    for body in organizations:
        if not story.start <= body.start < story.end or body.kind not in ("government", "association"):
            continue
        named = vocabulary.match("place", clean[body.start : body.end])
        if body.kind == "association":
            away = (
                len(named) == 2
                and named[0][1] == named[1][0]
                and AWAY.fullmatch(clean, body.start + named[1][1], body.end)
            )
            away = away and GONE_TO_SEE.search(clean, max(story.start, body.start - 4), body.start)
            named = named[1:] if away else []
        if named and (body.kind == "association" or named[0][0] == 0):
            first, last, key = named[0]
            yield PlaceCandidate(
                start=body.start + first,
                end=body.start + last,
                rule=body.rule,
                name=vocabulary.places[key].name,
                level=vocabulary.places[key].level,
                place_keys=(key,),
            )


def _is_ours(subject: str, speakers: Collection[str]) -> bool:
    """Tell whether a clause is about an official of no named town: 他, his name, or his office with the name."""
    return subject.startswith(("他", "她")) or subject[:2] in speakers or BARE_OFFICE.match(subject) is not None


def _clause(clean: str, end: int) -> str:
    """Give the words of the clause before a position."""
    words = clean[max(0, end - LONGEST_CLAUSE) : end]
    return CLAUSE_END.split(words)[-1].strip()
