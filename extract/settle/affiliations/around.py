"""The house of an office from the words around it: the body of the sentence, of the clause behind, or the topic before."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile

from extract.segment import Sentence
from extract.settle.affiliations.bodies import take
from extract.settle.affiliations.groups import delegation_led, sender
from extract.settle.affiliations.offices import Office, Scene
from extract.settle.affiliations.received import of_the_house_they_came_to
from extract.settle.affiliations.wording import (
    ANY_BODY,
    BODY_KINDS_BY_CLASS,
    GOES_TO_SEE,
    HEADED_BY,
    MAX_BACK,
    OUR_HOUSE,
    RECEIVES_THEM,
)
from extract.settle.settled import Mention

TALKS_TO = re.compile(r"[与同和跟向见访]$")
SPOKEN_OF = re.compile(r"(?:欢迎|感谢|祝愿|会见|拜访|陪同|[对向与])$")
FIRM_HEAD = re.compile(r"经理|总裁|董事")
INVITING = re.compile(r"(?<![\u4e00-\u9fff])(?:应|受)(?:[^,，。;；]{2,36}?[和与及、])?$|(?:应|受)$")
INVITED = re.compile(r"(?:[和与及、][^,，。;；]{2,30}?)?(?:的)?(?:盛情)?(?:邀请|之邀|邀约|委托)")
HEAD = re.compile(r"(?:总|名誉|荣誉|轮值|执行)?(?:会长|理事长|董事长|主席|总裁|社长|校长|院长|秘书长|团长)")
# 会长甲陪同参观了|某某公司: where they go is none whose head he is.
GONE_TO_BEFORE = re.compile(rf"[与和同跟对向赴]$|(?:{GOES_TO_SEE}|拜会|参访|察看|视察|到访|入驻)了?$")
# 该会会长: of the house named last.
THAT_HOUSE = re.compile(
    r"该(?:商|协|总|学)?(?P<kind>会|公司|集团|企业|校|院|所|行)(?:[\u4e00-\u9fff]{2,6}(?:处|部|系|科|室|办))?$"
)
MAX_THAT_HOUSE = 12  # characters of 该校国际事务处
KINDS_POINTED_AT = {
    "会": frozenset({"association"}),
    "公司": frozenset({"company"}),
    "集团": frozenset({"company"}),
    "企业": frozenset({"company"}),
    "行": frozenset({"company", "fund"}),
    "校": frozenset({"university"}),
    "院": frozenset({"university", "lab", "other"}),
    "所": frozenset({"lab", "other"}),
}
TELLS_OF = re.compile(r"(?:介绍|汇报|通报)了?$")
ITS_AFFAIRS = re.compile(r"(?:的|近年来|成立以来|目前)[^,，。;；]{0,24}?(?:情况|历程|成果|成绩|概况)")
CAME_TO_US = re.compile(
    r"(?:到访|来访|来到|莅临|走访|访问|拜访|参访|做客)(?P<house>[我本](?:会|校|院|馆|所|行|司|公司|集团|商会|协会|总会|企业|中心))"
)


def _is_invited_or_led(scene: Scene, body: Mention) -> bool:
    """应某协会邀请,某会长…: who invites is not whose president comes."""
    inviting = INVITING.search(scene.clean, max(0, body.start - 40), body.start)
    return inviting is not None and INVITED.match(scene.clean, body.end) is not None


def _has_its_head(scene: Scene, office: Office, body: Mention) -> bool:
    """Another person of this sentence holds the highest office of the body, and this is one too."""
    if not HEAD.fullmatch(office.title.name):
        return False
    same_sentence = takewhile(lambda o: scene.same_sentence(o, office), reversed(scene.told_before))
    return any(
        o.body == body.local_id
        and o.person.local_id != office.person.local_id
        and HEAD.fullmatch(o.title.name) is not None
        for o in same_sentence
    )


def from_the_words_around(scene: Scene, office: Office) -> None:
    """副会长 after a group was named: the body of the sentence before the title, in the clause after, or the topic before."""
    allowed = BODY_KINDS_BY_CLASS.get(office.title.title_class)
    if allowed is None and (office.title.name in ANY_BODY or office.title.name.endswith("院长")):
        allowed = frozenset(
            {"company", "lab", "association", "university", "media", "fund", "industrial_park", "other"}
        )
    if allowed is None or office.title.title_class == "honorific":
        return
    if OUR_HOUSE.search(scene.clean, max(0, office.title.start - 4), office.title.start):
        _of_the_publisher(scene, office, allowed)
        return
    that = THAT_HOUSE.search(scene.clean, max(0, office.title.start - MAX_THAT_HOUSE), office.title.start)
    if that is not None:
        _of_that_house(scene, office, that, allowed)
        return
    if office.title.name.lstrip("副") == "处长" and scene.clean[office.title.start - 1] == "处":
        return  # 会展经济处处长: of a division whose house is named before it, or not read
    if office.trailing and SPOKEN_OF.search(scene.clean, max(0, office.person.start - 2), office.person.start):
        return  # 某会会长甲热烈欢迎乙副主席: a guest of that house
    delegation = delegation_led(scene, office)
    if delegation is not None:
        mention = sender(scene, scene.book.entities[delegation.local_id].name)
        if mention is not None and scene.book.entities[mention.local_id].detail_kind in allowed:
            take(scene, office, mention, "sentence", "the body whose delegation is led")
        return
    if FIRM_HEAD.search(office.title.name):
        allowed -= {"industrial_park"}  # 集团副总经理 beside 工业园区党工委书记: a zone has no managers of a firm
    sentence = scene.book.sentence_at(office.title.start)
    if sentence is None or scene.is_of_unread_words(office):
        return
    if scene.unknown_house and scene.same_sentence(scene.unknown_house, office):
        return  # 理事长王一偕同常务理事李二: of the same house, whatever it is
    inside = scene.bodies_in(sentence.start, office.title.start, allowed)
    if of_the_house_they_came_to(scene, office, allowed):
        return
    if not inside and (headed := _headed_by_its_word(scene, office, sentence)) is not None:
        take(scene, office, headed, "sentence", "the one such house named before in the sentence")
        return
    if inside and _has_its_head(scene, office, inside[-1]):
        scene.unknown_house = office
        return
    inside = [m for m in inside if not _is_invited_or_led(scene, m)]
    if not office.trailing and RECEIVES_THEM.match(scene.clean, office.person.end):
        floor = max(scene.book.text.blocks[sentence.block].start, office.title.start - MAX_BACK)
        us = CAME_TO_US.search(scene.clean, floor, office.title.start)
        guests = {o.body for o in scene.told_before if sentence.start <= o.title.start and o.person != office.person}
        inside = [m for m in inside if m.local_id not in guests and not _houses(scene, m, guests)]
        if us is not None:
            _of_the_publisher(scene, office, allowed)
            return
    if office.title.title_class == "diplomatic":
        inside = [m for m in inside if _sends(scene, office, m)]
    if inside:
        take(scene, office, inside[-1], "sentence", "named before in the sentence")
        return
    behind = [] if office.trailing else scene.bodies_in(office.person.end, sentence.end, allowed)
    behind = [m for m in behind if GONE_TO_BEFORE.search(scene.clean, max(0, m.start - 3), m.start) is None]
    if office.title.title_class == "diplomatic":
        behind = [m for m in behind if _sends(scene, office, m)]
    if behind and len({m.local_id for m in behind}) == 1:
        take(scene, office, behind[0], "sentence", "the one body named in the sentence")
        return
    topic = _topic(scene, sentence, allowed)
    if topic is not None:
        take(scene, office, topic, "paragraph", "the body the sentences before speak of")


def _headed_by_its_word(scene: Scene, office: Office, sentence: Sentence) -> Mention | None:
    """Read 拜访某国工业园管理局,与|局长甲座谈: the one house of the sentence whose name ends in the word his office begins with."""
    start = office.title.start
    words = next((words for head, words in HEADED_BY if office.title.name.endswith(head)), None)
    if office.trailing or words is None or TALKS_TO.search(scene.clean, max(0, start - 2), start) is None:
        return None
    named = [m for m in scene.bodies if sentence.start <= m.start and m.end < start]
    named = [m for m in named if scene.book.entities[m.local_id].name.endswith(words)]
    return named[-1] if len({m.local_id for m in named}) == 1 else None


def _houses(scene: Scene, body: Mention, boards: set[str | None]) -> bool:
    """Tell whether one of these bodies is the board of this zone: 某开发区 of 某开发区管委会."""
    name = scene.book.entities[body.local_id].name
    return any(board is not None and scene.book.entities[board].name.startswith(name) for board in boards)


def _of_that_house(scene: Scene, office: Office, that: re.Match[str], allowed: frozenset[str]) -> None:
    """Read 该会副会长甲: of the house of that kind the sentence named last, or the paragraph; of none that is not named."""
    sentence = scene.book.sentence_at(that.start())
    scene.unknown_house = office
    if sentence is None:
        return
    blocks = scene.book.text.blocks
    floors = (sentence.start, blocks[sentence.block].start, blocks[max(0, sentence.block - 1)].start)
    for floor, basis in zip(floors, ("sentence", "paragraph", "paragraph"), strict=True):
        named = scene.bodies_in(floor, that.start(), allowed)
        named = [m for m in named if scene.book.entities[m.local_id].detail_kind in KINDS_POINTED_AT[that["kind"]]]
        if named:
            take(scene, office, named[-1], basis, f"{that.group()}, the one named last")
            scene.unknown_house = None
            return


def _of_the_publisher(scene: Scene, office: Office, allowed: frozenset[str]) -> None:
    """我会会长: the body that publishes the page, where the text names it; nobody else's."""
    page, allowed = scene.book.text.page, allowed - {"media"}  # whose page it is may be told by a paper
    for name in (page.publisher, page.source):
        body = scene.book.organization_id_by_name.get(name or "")
        mention = next((m for m in scene.bodies if m.local_id == body), None)
        if mention is not None and scene.book.entities[mention.local_id].detail_kind in allowed:
            take(scene, office, mention, "paragraph", "the body that publishes the page")
            return
    if (own := _told_of_by(scene, office.person, allowed)) is not None:
        take(scene, office, own, "paragraph", "the house whose affairs he tells others of")
        return
    scene.unknown_house = office  # 我会会长甲,副会长乙: of the publisher, whoever it is


def _told_of_by(scene: Scene, person: Mention, allowed: frozenset[str]) -> Mention | None:
    """Read 我会副会长甲参加。…甲向客人介绍了某商会的发展情况: the house whose affairs he tells others of is his own."""
    said: list[Mention] = []
    for body in scene.bodies:
        if scene.book.entities[body.local_id].detail_kind not in allowed or body.rule == "bare_body":
            continue
        tells = TELLS_OF.search(scene.clean, max(0, body.start - 4), body.start)
        sentence = scene.book.sentence_at(body.start) if tells is not None else None
        if sentence is None or ITS_AFFAIRS.match(scene.clean, body.end, sentence.end) is None:
            continue
        people = scene.people[
            bisect_left(scene.person_starts, sentence.start) : bisect_left(scene.person_starts, body.start)
        ]
        speakers = [p for p in people if scene.clean[p.start - 1 : p.start] not in ("向", "对", "给", "为")]
        if len(speakers) == 1 and speakers[0].local_id == person.local_id:
            said.append(body)
    return said[0] if len({m.local_id for m in said}) == 1 else None


def _sends(scene: Scene, office: Office, body: Mention) -> bool:
    """Consuls sit in consulates, ambassadors in embassies."""
    return ("领事" in office.title.name) == ("领事馆" in scene.book.entities[body.local_id].name)


def _topic(scene: Scene, sentence: Sentence, allowed: frozenset[str]) -> Mention | None:
    """The body that opens the nearest sentence before in the same paragraph."""
    index = bisect_left([s.start for s in scene.book.sentences], sentence.start)
    for before in range(index - 1, max(-1, index - 4), -1):
        earlier = scene.book.sentences[before]
        if earlier.block != sentence.block:
            return None
        found = scene.bodies_in(earlier.start, earlier.end, allowed)
        if found:
            opening = [m for m in found if m.start - earlier.start < 12]
            return opening[-1] if opening else found[0] if len({m.local_id for m in found}) == 1 else None
    return None
