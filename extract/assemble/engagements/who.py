"""Who acts, who is dealt with, and on which side: the names around a verb."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extract.assemble.reading import ENDS_A_LIST, OWNER_BEFORE, Clause, Reading, Token, lists_more_objects
from extract.assemble.told import Days, Engagement, Lead, Party, Where
from extract.assemble.trips import Frame, acts_for_delegation, only_its_heads, party_kind
from extract.assemble.wording import GROUP
from extract.find.candidates import CueCandidate
from extract.find.organizations.bodies import MEMBER_OF_A_CHAMBER
from extract.settle.settled import Entity

WITH = re.compile(
    r"(?<![参赠授给付寄赐])与(?!会(?!长|员|计))|(?<![共合相协不如随带陪等一])同(?!时|志|意|样|步|比|行|期|类|心|事|仁|胞|学|乡)|跟(?![踪进上着])"
)
TOGETHER_WITH = re.compile(
    r"(?<![共合相协不如随带陪等一])同"
)  # 同|比什凯克市市长会谈: before a name whatever it opens with
AND = re.compile(r"和(?!谐|平)")
NO_JOINER_BEHIND = frozenset("共平温总饱缓柔")  # 共和国, 平和; but 市长李建平和
BARE = re.compile(
    r"(?:该|这家|贵)?(?:(?:企业|公司|集团|商会|协会|学校|医院)的?(?=展示馆|展厅|展示厅|展览馆|展馆|陈列馆|生产线|生产车间|车间|厂区|实验室|总部|荣誉墙|文化墙|办公))?"
    r"(?:荣誉墙|文化墙|办公(?:区|环境|场所)|展示馆|展馆|陈列馆|企业|公司|集团|总部|园区|实验室|研究院|研究所|展厅|展示厅|展览馆|生产线|生产车间|车间|工厂|厂区|高管|负责人|校园|校区)"
)
TOPIC_NOUNS = ("集团", "实验室", "研究院", "研究所", "大学", "学院", "银行", "基金")
TO_VERBS = ("engagement", "agreement", "statement", "travel")
# 会见来访的甲, 会见正在该市考察访问的乙: a verb that only tells which guest.
HOW_THEY_CAME = re.compile(r"(?:[^,，。;；、]{0,8}?(?:活动|考察|访问|会议|展会))?的(?!是)")
LISTED_BEFORE = re.compile(r"[、和与及]")
LISTED_BEHIND = re.compile(r"[、和与及](?!企业|公司|负责|高管)|等(?!待)")
WITH_HIM = re.compile(r"其(?:一行|进行|举行|座谈|会谈|会见|亲切|就)")
LED_GROUP = re.compile(rf"的[^,，。;；]{{0,14}}?(?:{GROUP}|一行)")  # 与市长甲率领|的代表团座谈
# 锦川集团旗下|远岫科技, 望川商会副会长单位——|远岫集团: what stands between is said of the second, who is meant.
QUALIFIES = re.compile(rf"{OWNER_BEFORE.pattern}|(?:常务|执行)?副?{MEMBER_OF_A_CHAMBER}[—–-]{{0,2}}")
BRANCH_AFTER = re.compile(r"校区|分校|分公司|分院|分行|厂区|办事处")
SECOND_VERB = re.compile(r"了?并(?:亲切)?(?:宴请|看望|慰问|接待|会谈|座谈)了?")  # 会见并宴请了甲
# 由甲大学与乙大学共建的|丙学院, 甲河河畔的|乙市政厅: which one it is
WHICH_ONE = re.compile(
    r"由[^,，。;；]{2,40}?(?:共建|合建|共同建设|合作建设|投资建设|兴建|承建|创办|开办|举办|打造|运营|设立|成立|捐建|捐资|援建)的"
    r"|[^,，。;；、并]{2,40}?(?:合作|共同|联合|合资)(?:建设|共建|开发|兴建|打造|创办|开办|设立)的"
    r"|[^,，。;；、]{2,24}?(?:河畔|湖畔|江畔|海滨|岸边|脚下|旁边)的"
)
OF_MANY_TOWNS = re.compile(r"异地|各地的?|全国各地的?|外地|域外")
# 看望了省长甲|的老朋友|乙: not the governor
SECOND_OFFICE = re.compile(r"、[\u4e00-\u9fff]{2,10}?(?:部长|主任|书记|局长)")
A_FRIEND_OF = re.compile(
    r"[^,，。;；、的和与及]{0,6}?的?(?:(?:多年|生前|昔日)的?)?(?:老|好)?(?:朋友|友人|同学|战友|邻居|故交|房东|师长|恩师|夫人|遗孀|家人|亲属|后人|后代|女儿|儿子|秘书)"
)
# 由副议长甲代表|议长乙接待
IN_HIS_STEAD = re.compile(r"[ \u3000]*(?:并|随后)?由[^,，。;；]{2,30}?代表")
# 甲与乙|还同丙会谈: both met 丙
AND_BOTH_WITH = re.compile(r"(?:还|又|也|并|分别|先后|共同|一起|一同|联合)+(?:与|同|和|跟)")
# 甲团与乙团|一同|拜会了丙
BOTH_ACT = re.compile(r"(?:一行)?(?:还|又|也|随后)?(?:一同|一道|一起|共同|联合|携手)(?:先后|分别|还)?")
ANOTHER_ACT = re.compile(r"是|继|由|被|为|后")  # 访问甲市厅也是继乙: the next name is another's act
# 访问甲国期间, 在乙国访问期间: where whoever acts then is a guest
ASSEMBLY = re.compile(r"政协|人民政治协商|人大|人民代表")  # where somebody of a firm or chamber has a seat as well
STAY_THERE = re.compile(r"[ \u3000]*(?:在)?(?:访问|出访|参访|考察|访)?[^,，期]{1,12}?(?:访问|考察|参访|逗留)?期间")
VISITS_THERE = re.compile("访|考察|逗留")
PARTY_OF_GUESTS = re.compile(rf"{GROUP}|一行")
GROUP_BEFORE = re.compile(rf"(?:{GROUP}|一行)$")
SO_MANY_TIMES = re.compile(r"(?:多|数|屡|[0-9]+)次(?:成功|友好)?$|(?:频繁|经常|定期|时常)$")  # 甲与乙多次|会晤
ATTENDANTS = re.compile(
    r"[ \u3000]*(?:全体)?(?:与会|参会)(?:全体)?(?:人员|嘉宾|代表|领导|人士)"
)  # 会前,|与会人员到某厂参观
THEN_GOES = re.compile(
    r"[ \u3000]*(?:之后|随后|接着|最后|首先|先后|分别|依次|还|又|并|先|再)+(?:到|来到|前往|赴|走进)(?![了位])"
)
SHOWS_ROUND = re.compile(r"(?<!在)(?:全程)?陪同(?!下|考察(?!团|组)|调研(?!组)|参观(?!团)|参加)")
WITH_PARTY = re.compile(r"等?(?:一行|等人)")
TOGETHER = re.compile(r"在.{0,40}?陪同下")
SHOWS_THEM = re.compile(
    r"[ \u3000]*(?:并|还|随后)?(?:全程)?陪同(?:其|他们?|她们?)(?!夫人)"
)  # 会见市长甲,陪同其访问乙市


@dataclass(slots=True, kw_only=True)
class Context:
    """What the reader remembers at a clause: whom the paragraph is about, where the delegation is, what was told last."""

    frame: Frame
    block: int = -1
    topic: Token | None = None
    named: list[Token]
    place: Where
    last: Engagement | None = None
    met: Engagement | None = None
    read: Engagement | None = None
    event: Engagement | None = None
    calls: list[Engagement]
    talked: bool = False
    again: int = -1
    day: Days | None = None


def names_delegation(reading: Reading, frame: Frame, tokens: list[Token]) -> bool:
    """Tell whether a body or person of the travelling side is among the tokens."""
    return any(t.kind != "L" and acts_for_delegation(reading, frame, t) for t in tokens)


def _name(reading: Reading, token: Token) -> str:
    entity = reading.entity(token.local_id)
    return entity.name if entity else ""


def is_sight(reading: Reading, token: Token) -> bool:
    """Tell whether a token is a landmark or zone: something to be looked at."""
    entity = reading.entity(token.local_id)
    return entity is not None and entity.detail_kind in ("landmark", "zone")


TOWNS_THAT_ACT = frozenset({"city", "district", "province", "zone"})
# 拜会了甲市|市长, 甲省|副省长出席
OFFICER_OF_PLACE = re.compile(r"(?:副)?[市省州郡县]长|(?:副)?总督|知事|行政长官")
# 9月14日上午,|甲市
BEFORE_A_TOWN = re.compile(
    r"[0-9年月日、,，:：\s\u3000-]*(?:上午|下午|晚上?|今天|昨天|近日|日前|当天|当日|随后|期间|其间|会上|同时)*[,，\s]*"
)


def is_host_place(reading: Reading, token: Token) -> bool:
    """Tell whether a place stands for those who govern it: a district or zone that was invited or gone to."""
    entity = reading.entity(token.local_id)
    return token.kind == "L" and entity is not None and entity.detail_kind in ("district", "zone")


def town_that_acts(reading: Reading, frame: Frame, clause: Clause, until: int) -> list[Token]:
    """Give the town of 甲市与乙集团举行座谈 and 甲市政府与…: it stands at the head of its clause, for those who govern it."""
    towns = [t for t in clause.tokens if t.kind == "L" and t.end == until]
    entity = reading.entity(towns[0].local_id) if len(towns) == 1 else None
    if (
        entity is None
        or entity.detail_kind not in TOWNS_THAT_ACT
        or any(t.start < towns[0].start for t in clause.tokens)
    ):
        return []
    if BEFORE_A_TOWN.fullmatch(reading.clean, clause.start, towns[0].start) is None:
        return []
    return towns if frame.trip is None or frame.home_id == towns[0].local_id else []


def was_stood_in_for(reading: Reading, clause: Clause, token: Token) -> bool:
    """Tell the 乙 of 由副议长甲代表|议长乙|接待, who was not there."""
    if token.kind != "P" or IN_HIS_STEAD.match(reading.clean, clause.start, token.start) is None:
        return False
    return reading.clean.endswith("代表", clause.start, token.start)


def host_of_sentence(reading: Reading, clause: Clause) -> Token | None:
    """Give the body at whose house a sentence takes place: 在海星集团,代表团与会长座谈 → 海星集团."""
    for before in reversed(reading.clauses_by_sentence[clause.sentence.start][: clause.number]):
        if not before.text.lstrip(" \u3000").startswith("在") or before.cues:
            continue  # 在甲公司,…会谈;在乙公司,…: the last of them
        bodies = [t for t in before.tokens if t.kind == "O"]
        if bodies and before.end - bodies[-1].end <= 20:
            return bodies[-1]
    return None


def actors(reading: Reading, context: Context, clause: Clause, until: int) -> list[Token]:
    """Give who acts: the subject of the clause, else the one carried on in the sentence."""
    shown = SHOWS_ROUND.search(reading.clean, clause.start, until)
    if shown is not None and (
        guests := [
            t
            for t in clause.tokens
            if t.kind in "PD" and shown.end() <= t.start < until and acts_for_delegation(reading, context.frame, t)
        ]
    ):
        return guests  # 某会会长陪同考察团参观了甲公司
    if (
        shown is not None
        and context.frame.trip is None
        and (led_round := _led_round(reading, clause, shown.end(), until))
    ):
        return led_round  # 市长甲陪同乙、丙一行参观了丁馆
    if shown is not None and context.frame.trip is None and PARTY_OF_GUESTS.search(reading.clean, shown.end(), until):
        return []  # 主任甲陪同某县县长一行参访: who goes is not named
    own = [t for t in clause.subjects if t.kind in "PDO" and t.start < until]
    if shown is not None and (headed := _listed_until(reading, clause, shown.end(), until)):
        own = [*headed, *(t for t in own if t not in headed)]  # 副县长甲陪同书记乙、市长丙会见丁
    if not clause.own_subject and (met := _shown_since(reading, context, clause)):
        own = [*met, *(t for t in own if t.local_id not in {m.local_id for m in met})]
    together = TOGETHER.search(reading.clean, clause.start, until)
    if not own and context.frame.trip is not None and PARTY_OF_GUESTS.search(clause.subject_word or ""):
        return []  # 考察团一行在主任甲陪同下: he is not who travels
    if together is not None and context.frame.trip is not None:
        own += [
            t for t in clause.tokens if t.kind == "P" and together.start() <= t.start < together.end() and t not in own
        ]
    else:
        first = reading.clauses_by_sentence[clause.sentence.start][0]
        with_them = TOGETHER.search(reading.clean, first.start, min(first.end, until))
        if with_them is not None and context.frame.trip is not None:
            own += [
                t
                for t in first.tokens
                if t.kind == "P" and with_them.start() <= t.start < with_them.end() and t not in own
            ]
    if not own and context.frame.trip is None and PARTY_OF_GUESTS.search(clause.subject_word or "") is not None:
        return _who_came(context, clause)
    return [*own, *_and_both(reading, clause, own, until)]


def _and_both(reading: Reading, clause: Clause, own: list[Token], until: int) -> list[Token]:
    """Give the 乙 of 甲与乙|还同丙会谈 and of 甲团与乙团|一同拜会了丙, who acts with 甲."""
    for token in clause.tokens:
        before = next((t for t in own if t.end == token.start - 1), None)
        if before is None or token.kind not in "PD" or token in own or token.end > until:
            continue
        if reading.clean[before.end] in "与和同及" and BOTH_ACT.fullmatch(reading.clean, token.end, until) is not None:
            return [token]
        if reading.clean[before.end] in "与和" and AND_BOTH_WITH.match(reading.clean, token.end, until + 1):
            return [token]
    return []


def _listed_until(reading: Reading, clause: Clause, start: int, until: int) -> list[Token]:
    """Give the people of one list that ends right before a verb: 陪同|书记乙、市长丙|会见丁."""
    found: list[Token] = []
    for token in reversed([t for t in clause.tokens if t.kind == "P" and start <= t.start < until]):
        behind = found[0].start if found else until
        if reading.clean[token.end : behind] not in (("、", "和", "及") if found else ("",)):
            break
        found.insert(0, token)
    return found


def _led_round(reading: Reading, clause: Clause, start: int, until: int) -> list[Token]:
    """Give the people of 乙、丙|一行 whom a host goes along with, where a name stands right before 一行."""
    party = WITH_PARTY.search(reading.clean, start, until)
    guests = (
        [t for t in clause.tokens if t.kind == "P" and start <= t.start < party.start()] if party is not None else []
    )
    return guests if party is not None and guests and guests[-1].end == party.start() else []


def _shown_since(reading: Reading, context: Context, clause: Clause) -> list[Token]:
    """Give whom 其 means in 总领事甲会见市长乙,陪同其访问丙市,会见丁: 乙 acts in what is told next, and 甲 with him."""
    last = context.last
    if last is None or last.kind != "meeting" or last.start < clause.sentence.start or last.end > clause.start:
        return []
    since = reading.clauses_by_sentence[clause.sentence.start][: clause.number + 1]
    if not any(c.start >= last.end and SHOWS_THEM.match(c.text) for c in since):
        return []
    acted = {t.local_id for t in clause.subjects}
    return as_tokens(p for p in last.parties if p.kind == "person" and p.local_id not in acted)


def _who_came(context: Context, clause: Clause) -> list[Token]:
    """Give those who acted last, where 考察团一行 acts again and nobody's journey is told."""
    last = context.last
    if last is None or last.event_name is not None or last.block < clause.sentence.block - REACH_OF_GUESTS:
        return []
    return as_tokens(p for p in last.parties if p.side == "delegation")


def as_tokens(parties: Iterable[Party]) -> list[Token]:
    """Give parties as tokens at the words that name them, without those no words name."""
    kinds = {"person": "P", "place": "L"}
    return [
        stand_in(kinds.get(p.kind, "O"), p.local_id, p.start, p.end)
        for p in parties
        if p.start is not None and p.end is not None
    ]


def stand_in(kind: str, local_id: str, start: int, end: int) -> Token:
    """Give a token for who is meant here and named elsewhere, at the words that name him."""
    return Token(kind=kind, local_id=local_id, start=start, end=end, name_start=start)


def stay_told(reading: Reading, clause: Clause) -> Token | None:
    """Give the country or town a sentence opens with as the one visited: 访问甲国期间,副主任乙会见了丙."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    stay = STAY_THERE.match(reading.clean, first.start, first.end)
    if stay is None or stay.end() < first.end or VISITS_THERE.search(stay.group()) is None:
        return None
    places = [t for t in first.tokens if t.kind == "L" and t.end <= stay.end()]
    return places[-1] if places else None


def delegation_acts(reading: Reading, context: Context, clause: Clause, until: int) -> bool:
    """Tell whether the travelling side is the one who acts: named, meant by 一行, or not said in the report of its journey."""
    frame = context.frame
    subjects = [t for t in clause.subjects if t.start < until]
    if any(t.kind in "PDO" and acts_for_delegation(reading, frame, t) for t in subjects):
        return True
    if frame.trip is None and any(t.kind == "P" and reading.rank(t.local_id) is not None for t in subjects):
        return True
    if clause.subject_word is not None and not re.search(r"双方|企业|公司|集团|该", clause.subject_word):
        return frame.trip is not None or clause.subject_word not in ("他", "她", "大家")
    if subjects:
        return False
    if frame.trip is None:
        return False
    lead_in = reading.clean[clause.start : until]
    if ATTENDANTS.match(lead_in) is not None:
        return True
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    opening = [t for t in first.tokens if t.start - first.start <= 2 and t.kind in "PO"]
    if any(not acts_for_delegation(reading, frame, t) for t in opening) and clause is not first:
        return False
    return len(lead_in.strip()) <= 16 or THEN_GOES.match(lead_in) is not None


MAX_ASIDE = 20  # characters between an opening bracket and the name it adds
# 走访了甲商会、乙商会等5家|行业商会: of what kind they are
SO_MANY_OF_THEM = re.compile(r"等(?:[0-9]+|[一二两三四五六七八九十]+)余?[家个所]$")
REACH_OF_GUESTS = 3  # paragraphs from what guests did to 一行 again
LONGEST_NAME = 30  # characters
BETWEEN_HELD_AND_TALKS = re.compile(r"了?的?[\u4e00-\u9fff]{0,4}")  # 同甲举行|的合作|会谈


# 甲会(乙商会), 甲公馆|(乙斋基地|): what brackets add to a name right before them; but 两家公司(甲公司、乙公司)
BRACKET = re.compile(r"[(（](?P<inside>[^()（）、,，;；]{2,24})[)）]")
NAMED_BEFORE = re.compile(r"[馆会园院所厅局委办厂校店社心处区城镇村街场]")


def is_aside(reading: Reading, token: Token) -> bool:
    """Tell the 乙商会 of 甲会(乙商会): another name for a body or what it is part of, no second party."""
    if token.kind not in "OL":
        return False
    opens = max(reading.clean.rfind(mark, max(0, token.start - MAX_ASIDE), token.start) for mark in "(（")
    aside = BRACKET.match(reading.clean, opens) if opens > 0 else None
    if aside is None or aside.end() < token.end:
        return False
    if any(t.kind == "P" for t in reading.tokens_in(opens, aside.end())):
        return False
    named = any(t.end == opens for t in reading.tokens_in(max(0, opens - LONGEST_NAME), opens))
    return named or NAMED_BEFORE.search(reading.clean[opens - 1 : opens]) is not None


def joined_names(reading: Reading, clause: Clause, cue: CueCandidate) -> tuple[re.Match[str], list[Token]] | None:
    """Find 与 before a verb of meeting and the names between them; what the talks were about is left out."""
    text = reading.clean
    best: tuple[re.Match[str], list[Token]] | None = None
    opens = {t.start for t in clause.tokens}
    for pattern in (WITH, TOGETHER_WITH, AND):
        for joiner in pattern.finditer(text, clause.start, cue.start):
            at = joiner.start()
            if pattern is TOGETHER_WITH and joiner.end() not in opens:
                continue
            if clause.is_about(at) or any(t.start <= at < t.end for t in clause.tokens):
                continue
            if pattern is AND and text[at - 1] in NO_JOINER_BEHIND and not any(t.end == at for t in clause.tokens):
                continue
            between = [t for t in clause.tokens if joiner.end() <= t.start < cue.start and not clause.is_about(t.start)]
            between = [t for t in between if not is_aside(reading, t)]
            if not between and WITH_HIM.match(text, joiner.end()):
                between = _who_acted(reading, clause, at)
            named = next((t.start for t in reversed(between) if t.kind in "POD"), joiner.end())
            modifies_until = max(text.rfind("的", joiner.end(), named), joiner.end())  # 与来访的甲: how he came
            crossed = any(
                c.family in TO_VERBS
                and modifies_until <= c.start < cue.start
                and not clause.is_about(c.start)
                and c.kind != "meeting"
                and not (c.kind == "event_held" and BETWEEN_HELD_AND_TALKS.fullmatch(text, c.end, cue.start))
                and not (c.kind == "leads" and LED_GROUP.match(text, c.end))
                and not (c.kind == "signs" and c.end == cue.start)  # 与甲集团签约|座谈
                for c in clause.cues
            )
            if crossed:
                continue
            if between and between[0].start - joiner.end() > 24:
                continue
            if between and AND_BOTH_WITH.match(text, between[0].end, cue.start) and between[0].start == joiner.end():
                continue  # 甲与乙还同丙会谈: 乙 acts with 甲
            if pattern is AND and not (between and _ours_stand_before(reading, clause, at)):
                continue
            if best is None or (not best[1] and between):
                best = joiner, between
        if best is not None and best[1]:
            return best
    return best


def _who_acted(reading: Reading, clause: Clause, before: int) -> list[Token]:
    """Give whom 与其 means: the person the sentence opens with, in a clause before this one."""
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    while first.number < clause.number and not first.own_subject:
        first = reading.clauses_by_sentence[clause.sentence.start][first.number + 1]
    people = [t for t in first.subjects if t.kind == "P" and t.end <= before]
    return people if first.number < clause.number and clause.own_subject else []


def _ours_stand_before(reading: Reading, clause: Clause, at: int) -> bool:
    group = GROUP_BEFORE.search(reading.clean, clause.start, at)
    before = [t for t in clause.tokens if t.end <= at]
    return group is not None or (bool(before) and before[-1].end == at and before[-1].kind in "PD")


# 参观了|甲电动车项目现场、乙创业园现场、|丙公司: things without a name of their own open the list
THINGS_LISTED = re.compile(r"(?:了)?(?:(?![^、]*[了到和与])[^,，。;；:：、]{2,20}、){1,4}")


def objects_of(reading: Reading, clause: Clause, cue: CueCandidate) -> list[Token]:
    """Give the names behind a verb up to the next verb: 先后拜访甲集团、乙公司等企业 → both."""
    text = reading.clean
    stop = clause.end
    twice = SECOND_VERB.match(text, cue.end)
    at = twice.end() if twice is not None else cue.end
    which = WHICH_ONE.match(text, at, stop)
    at = which.end() if which is not None else at
    for later in clause.cues:
        if (
            later.start >= cue.end
            and later.family in ("engagement", "agreement", "statement")
            and later.start > (twice.end() if twice is not None else cue.end + 1)
            and not HOW_THEY_CAME.match(text, later.end)
        ):
            stop = later.start
            break
    of_many = OF_MANY_TOWNS.search(text, at, stop)
    halt = re.compile(
        r"并(?!购|宴请|看望|慰问|接待|会谈|座谈)|(?<![参])与(?!会(?!长|员|计))|了解|听取|感谢|就(?!业)|围绕|推动|以及与"
    ).search(text, at, stop)
    if halt is not None and not any(t.start <= halt.start() < t.end for t in clause.tokens):
        named = any(t.kind in "POD" for t in reading.tokens_in(at, halt.start()))
        talks = any(c.family == "engagement" and c.start >= halt.end() for c in clause.cues)
        if named or talks or halt.group() != "与":  # 会见甲州经济|与|能源部长乙: of one office
            stop = halt.start()
    found: list[Token] = []
    for token in reading.tokens_in(at, stop):
        gap = text[at : token.start]
        if is_aside(reading, token) or (token.kind == "O" and SO_MANY_OF_THEM.search(text, at, token.start)):
            continue
        if not found:
            if len(gap) > 26 and THINGS_LISTED.fullmatch(gap) is None:
                break
        elif gap == "" and found[-1].kind == "O" and BRANCH_AFTER.match(text, token.end):
            at = token.end
            continue  # 甲大学|乙|校区: where a part of it lies
        elif re.fullmatch(r"", gap) and found[-1].kind == "O" and token.kind == "O":
            found.pop()  # 甲集团乙中心: the second is what was visited
        elif QUALIFIES.fullmatch(gap) or (gap == "" and found[-1].kind == "L" and token.kind in "LOP"):
            found.pop()
        elif gap in ("原", "前") and found[-1].kind == "O" and token.kind == "P":
            found.pop()  # 某大学|原校长甲: he, not the house he was of
        elif found[-1].kind == "P" and A_FRIEND_OF.match(text, found[-1].end, token.start):
            found.pop()  # 省长甲的老朋友|乙
        elif not re.search(r"[、和及,，(（)）—-]|以及", gap) and (len(gap) > 12 or ANOTHER_ACT.search(gap)):
            break
        if of_many is not None and of_many.end() == token.start and token.kind == "O":
            at = token.end
            continue  # 走访异地|甲市商会: those of many towns, none of which is named
        found.append(token)
        at = token.end
    if found and found[-1].kind == "P" and A_FRIEND_OF.match(text, found[-1].end, stop):
        found.pop()  # 看望了省长甲的老朋友: who that is has not been read
    return found


# 会见了前来参加博览会的嘉宾代表,|包括甲集团董事长乙
AMONG_THEM = re.compile(r"[ \u3000]*(?:其中|他们)?(?:包括|分别是|分别为)")
PEOPLE_MET = re.compile(r"(?:嘉宾|客商|客人|来宾|代表|负责人|企业家|专家|高管|领导人?)(?:们|一行)?$")


def objects_behind(reading: Reading, clause: Clause, objects: list[Token]) -> list[Token]:
    """Give the people and bodies that clauses without a verb go on to list: 会见了市长甲、乙,|前部长丙,|丁协会会长戊."""
    clauses = reading.clauses_by_sentence[clause.sentence.start]
    behind = clauses[clause.number + 1] if clause.number + 1 < len(clauses) else None
    unnamed = all(t.kind == "L" for t in objects)
    if unnamed and behind is not None and AMONG_THEM.match(behind.text) and PEOPLE_MET.search(clause.text):
        return [t for t in behind.tokens if t.kind in "PO"] if not behind.cues else []
    if not objects or ENDS_A_LIST.fullmatch(reading.clean, objects[-1].end, clause.end) is None:
        return []
    found: list[Token] = []
    for later in clauses[clause.number + 1 :]:
        if not lists_more_objects(reading, clauses, later):
            break
        found += [t for t in later.tokens if t.kind in "PO"]
    known = {t.local_id for t in objects}
    return [t for t in found if t.local_id not in known]


def topic_of(reading: Reading, context: Context, clause: Clause, noun: str) -> Token | None:
    """Resolve a bare 企业 or 集团 to the body the paragraph is about, only where that is unmistakable."""
    near = [t for t in context.named if t.start < clause.start]
    for suffix in TOPIC_NOUNS:
        if suffix in noun:
            fitting = {t.local_id: t for t in near if _name(reading, t).endswith(suffix)}
            recent = [t for t in fitting.values() if clause.start - t.start < 260]
            return (
                recent[-1]
                if recent and (len(recent) == 1 or context.topic in recent or recent[-1] is not None)
                else None
            )
    topic = next((t for t in reversed(near) if t.start >= clause.sentence.start), context.topic)
    if topic is None or clause.start - topic.start > 420:
        return None
    one_of_many = LISTED_BEFORE.match(reading.clean, topic.start - 1) or LISTED_BEHIND.match(reading.clean, topic.end)
    return (
        None if one_of_many is not None or reading.clean[clause.sentence.start :].lstrip().startswith("每到") else topic
    )


def acts_at_home(reading: Reading, frame: Frame, where: Where | None) -> bool:
    """Tell whether something took place at the home of those whose journey elsewhere is told: no act of that journey."""
    trip = frame.trip
    if trip is None or frame.is_inbound or trip.home_id is None or where is None or where.local_id is None:
        return False
    if any(reading.lies_in(p.local_id, trip.home_id) for p in trip.places):
        return False
    return where.basis in ("stated", "sentence") and reading.lies_in(where.local_id, trip.home_id)


def public_seats(reading: Reading, person: str) -> list[Entity]:
    """Give the places in whose government or party somebody holds office: 乙县县长 → 乙县."""
    houses = (h for h in reading.houses(person) if h.detail_kind in ("government", "party"))
    return [seat for h in houses if (seat := reading.entity(h.place_local_id)) is not None]


def towns_gone_to(frame: Frame) -> list[str | None]:
    """Give where a journey is set: 乙县, whose news it is, and 丙镇 of 甲市代表团来丙镇考察; 丙国 of 甲市代表团赴丙国."""
    reached = [p.local_id for p in frame.trip.places] if frame.trip is not None else []
    return [frame.home_id, *reached] if frame.is_inbound else [*reached]


def governs_there(reading: Reading, frame: Frame, person: str) -> bool:
    """Tell an official of a place the journey told went to: 乙县县长 where 甲市代表团 came to 乙县."""
    return any(reading.governs(person, town) for town in towns_gone_to(frame))


def receives_at_home(reading: Reading, frame: Frame, ours: list[Token], where: Where | None) -> bool:
    """Tell whether those who act are hosts: officials of the home place, no journey of its own, and not met elsewhere."""
    if frame.trip is not None and not frame.is_inbound:
        return acts_at_home(reading, frame, where) and all(t.local_id not in frame.people for t in ours)
    people = [t for t in ours if t.kind == "P"]
    if where is not None and frame.home_id is not None and not reading.lies_in(where.local_id, frame.home_id):
        # a hall of no known city is the hosts' own
        known = any(key in reading.vocabulary.places for key in reading.place_keys_up(where.local_id))
        if known and not (people and all(_sits_over(reading, t.local_id, where.local_id) for t in people)):
            return False  # 省委副书记甲 in the capital of his province is at home there, whose news it is or not
    if where is not None and where.local_id is not None and frame.home_id is None:
        seated = [t for t in people if _has_a_seat(reading, t.local_id)]
        in_a_city = any(key in reading.vocabulary.places for key in reading.place_keys_up(where.local_id))
        if in_a_city and seated and not any(reading.governs(t.local_id, where.local_id) for t in seated):
            return False  # 甲市市长 at an event in 乙市
    return bool(people) and not any(t.local_id in frame.people for t in people)


def _sits_over(reading: Reading, person: str, town: str | None) -> bool:
    """Tell whether somebody holds office in the government or party of a town or of the province it lies in."""
    seats = [s for s in public_seats(reading, person) if s.detail_kind in ("province", "city", "district")]
    return any(reading.lies_in(town, seat.local_id) for seat in seats)


def _has_a_seat(reading: Reading, person: str) -> bool:
    """Tell whether somebody holds office in the government or party of a known place in China."""
    public = [h for h in reading.houses(person) if h.detail_kind in ("government", "party")]
    return any("CN" in reading.place_keys_up(h.local_id) for h in public)


def _is_only_a_member(reading: Reading, person: str, body: str) -> bool:
    """Tell whether somebody holds no office in a house but sits in it: 国会议员沈望舒."""
    titles = [r.title for r in reading.roles_by_person.get(person, ()) if r.organization_local_id == body]
    return bool(titles) and all(title.endswith("议员") for title in titles)


def _is_house_of_a_member(reading: Reading, token: Token) -> bool:
    """Tell whether a house of a parliament is named only for its member: 某国上议院|议员沈望舒, who does not act for it."""
    return token.kind == "O" and reading.clean.startswith("议员", token.end)


def sides(
    reading: Reading, frame: Frame, ours: list[Token], others: list[Token], *, hosted: bool = False
) -> list[Party]:
    """Give the parties of an act with their sides; the stated employers of a person across the table are parties too."""
    parties: list[Party] = []
    known: set[tuple[str, str]] = set()

    def add(kind: str, local_id: str, side: str, token: Token) -> None:
        if (kind, local_id) not in known:
            known.add((kind, local_id))
            parties.append(Party(kind=kind, local_id=local_id, side=side, start=token.start, end=token.end))

    own_houses = ("party",) if hosted else ("party", "government")
    ours = [t for t in ours if not _is_of_an_office(reading, t, own_houses) and not _is_one_of_his(reading, t)]
    ours = [t for t in ours if not only_its_heads(reading, t) and not _is_house_of_a_member(reading, t)]
    others = [
        t
        for t in others
        if not _is_of_an_office(reading, t, ("party",))
        and not _is_house_of_a_member(reading, t)
        and not _is_our_house(reading, frame, t.local_id)
    ]
    beside = frame.trip is not None and any(acts_for_delegation(reading, frame, t) for t in ours if t.kind == "P")
    sent_from = frame.trip.home_id if frame.trip is not None and frame.is_inbound else frame.home_id
    sent = {b for t in ours if t.kind == "P" and acts_for_delegation(reading, frame, t) for b in t.bodies}
    for token in ours:
        guest = frame.trip is None or acts_for_delegation(reading, frame, token)
        guest = guest or (token.kind == "D" and _goes_beside_ours(reading, frame, ours))  # 代表团与甲省代表团一同拜访乙
        guest = guest or (token.kind == "O" and token.local_id in sent)  # 某学院|党委书记甲
        # 县长甲陪同市长乙会见丙: the mayor of the city the county lies in is on his side
        guest = guest or (
            beside
            and token.kind == "P"
            and (
                (sent_from is not None and reading.governs(token.local_id, sent_from))
                or reading.is_unseated(token.local_id)
            )
        )
        add(party_kind(token), token.local_id, "counterpart" if hosted else "delegation" if guest else "host", token)
    for token in others:
        mine = hosted or (
            frame.trip is not None
            and (token.kind == "D" or frame.is_inbound)
            and acts_for_delegation(reading, frame, token)
        )
        side = (
            "delegation"
            if mine
            else "host"
            if _is_embassy(reading, token) and token.kind == "O" and len(others) > 1
            else "counterpart"
        )
        add(party_kind(token), token.local_id, side, token)
        if token.kind == "P" and (hosted or not mine):
            for body in token.bodies:
                entity = reading.entity(body)
                seat = entity is not None and len(token.bodies) > 1 and ASSEMBLY.search(entity.name) is not None
                if entity is None or seat or _is_our_house(reading, frame, body):
                    continue
                if _is_only_a_member(reading, token.local_id, body):
                    continue
                if entity.detail_kind != "delegation":
                    add("organization", body, side, token)
    return parties


def _goes_beside_ours(reading: Reading, frame: Frame, ours: list[Token]) -> bool:
    """Tell whether the delegation whose journey abroad or elsewhere is told acts, whichever others act with it."""
    away = frame.trip is not None and not frame.is_inbound
    return away and any(t.kind == "D" and acts_for_delegation(reading, frame, t) for t in ours)


def _is_our_house(reading: Reading, frame: Frame, local_id: str) -> bool:
    """Tell 省政府 of 省政府|经济顾问甲, met by the delegation of that province: whom he advises, not whom they met."""
    entity = reading.entity(local_id)
    if frame.trip is None or frame.is_inbound or entity is None or entity.detail_kind != "government":
        return False
    return entity.place_local_id is not None and entity.place_local_id == frame.trip.home_id


def _is_of_an_office(reading: Reading, token: Token, houses: tuple[str, ...]) -> bool:
    """Tell the 市委 of 市委|统战部部长甲 and the assembly of 省政协某委员会|副主任、集团董事长甲: where somebody sits.

    `houses` are the kinds of body that stand for nobody but their officer.
    """
    entity = reading.entity(token.local_id)
    if token.kind != "O" or entity is None:
        return False
    if ASSEMBLY.search(entity.name) is not None and reading.is_title_at(token.end):
        return True
    if entity.detail_kind not in houses:
        return False
    second = SECOND_OFFICE.match(reading.clean, token.end)
    if second is not None and any(
        t.kind == "P" and t.name_start == second.end() for t in reading.tokens_in(token.end, second.end() + 1)
    ):
        return True  # 市委组织部|、统战部部长丙: he heads both
    return any(t.kind == "P" for t in reading.tokens_in(token.end, token.end + 1))


def _is_one_of_his(reading: Reading, token: Token) -> bool:
    """Tell 甲协会|副主席、乙协会主席丙, who holds office in several bodies: for which of them he acts is not said."""
    if token.kind != "O" or not reading.is_title_at(token.end):
        return False
    holder = next((t for t in reading.tokens_in(token.end, token.end + 1) if t.kind == "P"), None)
    return holder is not None and len(set(holder.bodies)) > 1


def _is_embassy(reading: Reading, token: Token) -> bool:
    entity = reading.entity(token.local_id)
    return entity is not None and entity.detail_kind == "embassy"


def meant_party(reading: Reading, kind: str, local_id: str) -> Party:
    """Give a party of the travelling side that the words of the act leave out, with the words that name it elsewhere."""
    start, end = reading.named_at(local_id)
    return Party(kind=kind, local_id=local_id, side="delegation", start=start, end=end, is_inferred=True)


def delegation_party(reading: Reading, frame: Frame) -> list[Party]:
    """Give the party that stands for the travelling side where the words of the act do not name it."""
    trip = frame.trip
    if trip is None:
        return []
    if trip.delegation_id is not None:
        return [meant_party(reading, "organization", trip.delegation_id)]
    travels = next((m for m in trip.members if m.kind == "organization" and _goes_itself(reading, m)), None)
    if travels is not None and travels.local_id is not None:
        return [meant_party(reading, "organization", travels.local_id)]  # a chamber that sent its own people
    if trip.home_id is not None and trip.direction == "outbound":
        return [meant_party(reading, "place", trip.home_id)]
    if trip.lead.local_id is not None:
        houses = houses_named_with(reading, trip.lead) if frame.is_inbound else ()
        return [
            meant_party(reading, "person", trip.lead.local_id),
            *(meant_party(reading, "organization", house) for house in houses),
        ]
    return [meant_party(reading, m.kind, m.local_id) for m in trip.members[:1]]


def houses_named_with(reading: Reading, lead: Lead) -> tuple[str, ...]:
    """Give the firms and associations named with the head of guests where he is told to come: 某集团总裁甲."""
    if lead.start is None or lead.end is None:
        return ()
    named = next((t for t in reading.tokens_in(lead.start, lead.end) if t.local_id == lead.local_id), None)
    houses = [reading.entity(body) for body in named.bodies] if named is not None else []
    return tuple(h.local_id for h in houses if h is not None and h.detail_kind in ("company", "association", "fund"))


def _goes_itself(reading: Reading, member: Party) -> bool:
    entity = reading.entity(member.local_id)
    return entity is not None and entity.detail_kind in ("association", "company")


OF_ANOTHER_GROUP = re.compile(r"(?:另一|第二|另外一)[路个支批组](?:代表团|考察团|小组|人马)?|分[团组路]")


def _leads_another_group(reading: Reading, frame: Frame, clause: Clause) -> Token | None:
    """Give who heads 另一路由副市长乙带队赴丙国,|与丁座谈: not the head of the journey told before."""
    for part in reading.clauses_by_sentence[clause.sentence.start][: clause.number + 1]:
        group = OF_ANOTHER_GROUP.search(part.text)
        leads = next((c for c in part.cues if c.kind == "leads"), None)
        if group is None or leads is None:
            continue
        heads = [
            t for t in part.tokens if t.kind == "P" and part.start + group.end() <= t.start and t.end <= leads.start
        ]
        if heads and acts_for_delegation(reading, frame, heads[-1]):
            return heads[-1]
    return None


def lead_of(reading: Reading, frame: Frame, clause: Clause, ours: list[Token], *, hosted: bool = False) -> Lead:
    """Give who led: the first acting person of the delegation, else the leader of the journey where the delegation acts.

    Where guests are received, whoever receives them leads the talks.
    """
    people = [
        t for t in ours if t.kind == "P" and (hosted or frame.trip is None or acts_for_delegation(reading, frame, t))
    ]
    trip = frame.trip
    shown = SHOWS_ROUND.search(reading.clean, clause.start, ours[0].start) if people else None
    if shown is not None and ours[0].kind == "P" and ours[0].start == shown.end() and ours != people[:1]:
        return Lead(local_id=ours[0].local_id, basis="stated", start=ours[0].start, end=ours[0].end)
    if trip is not None and trip.lead.local_id and any(t.local_id == trip.lead.local_id for t in people):
        token = next(t for t in people if t.local_id == trip.lead.local_id)
        return Lead(local_id=token.local_id, basis="stated", start=token.start, end=token.end)
    if people:
        return Lead(local_id=people[0].local_id, basis="stated", start=people[0].start, end=people[0].end)
    if trip is None or trip.lead.local_id is None or trip.story != frame.story.ordinal:
        return Lead()
    if ours and not any(t.kind == "D" or t.local_id in (trip.home_id, trip.delegation_id) for t in ours):
        return Lead()
    if (other := _leads_another_group(reading, frame, clause)) is not None:
        return Lead(local_id=other.local_id, basis="sentence", start=other.start, end=other.end)
    if clause.subject_word in ("大家", "双方") or re.search(r"部门", clause.text[:12]):
        return Lead()
    basis = "article" if trip.lead.basis == "stated" else trip.lead.basis
    return Lead(local_id=trip.lead.local_id, basis=basis, start=trip.lead.start, end=trip.lead.end)
