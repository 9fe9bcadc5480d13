"""Whose delegation news a story is, by its own evidence: the delegation's name, the leader's office, 我市, the paper."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.find.candidates import OrganizationCandidate, PlaceCandidate
from extract.find.places import is_of_a_paper
from extract.restore.text import RestoredText
from extract.segment import Story
from extract.settle.counties import city_of_counties
from extract.settle.lone_place import OF_ANOTHER, OF_GUESTS, SAYS_OF, lone_place
from extract.settle.papers import PAPER, is_a_word_of_papers
from extract.vocabulary import Vocabulary

OURS = re.compile(
    r"(?:市委|区委|县委|省委)[、和]?(?:市|区|县|省)政府|我市|全市|我省|全省|我区|全区|我县|全县|我州|全州|我旗|全旗|我盟|全盟|市领导|区领导|县领导|省领导|市直|市区两级"
)
OFFICE_WORD = re.compile(
    r"(?<![\u4e00-\u9fff])(?:省委|市委|区委|县委|州委|旗委|盟委|副?省长|副?市长|副?区长|副?县长|副?旗长|副?盟长|副?州长|常务副市长)"
)
# 市委书记 after an ordinary word or punctuation names no city of its own.
LEVEL_BY_WORD = {
    "省": "province", "市": "city", "区": "district", "县": "district", "州": "city", "旗": "district", "盟": "city"
}  # fmt: skip
OFFICE_BEFORE = re.compile(
    r"(?:省委|市委|区委|县委|州委|旗委|盟委|党委|工委|党工委|管委会|(?:人民)?政府(?!网)|省长|市长|区长|县长|州长|副市长|副省长|副区长|副县长|主席|政协(?:副?主席|党组)|人大(?:常委会)?(?:副?主任|党组))"
)
LEADS = re.compile(r"率|带队|带领|赴|出访|访问|考察")
# 甲率乙镇代表团赴丙县: the county is where they went.
LED_THERE = re.compile(r"(?:率领?|带领)[^,，。;；]{2,30}?(?:代表团|考察团|访问团|参访团)[^,，。;；]{0,4}?(?:赴|前往)")
OFFICE_OF_ITS_LEVEL = re.compile(r"[省市区县州旗盟](?:委(?:书记|副书记)|长)")  # 如东县|县委书记
GUESTS = re.compile(r"代表团|考察团|访问团|参访团|考察组|一行")
MIN_TIMES = 3  # a city named twice may be a destination as well


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFound:
    """The key of the home place, how it is known, and the words that show it.

    `is_tellers` where the report speaks of it as its own, so that it is not the home of guests.
    """

    place_key: str | None
    basis: str
    start: int | None = None
    end: int | None = None
    is_tellers: bool = False


def find_homes(
    text: RestoredText,
    stories: Sequence[Story],
    organizations: Sequence[OrganizationCandidate],
    places: Sequence[PlaceCandidate],
    vocabulary: Vocabulary,
) -> Mapping[int, HomeFound]:
    """Give each story its home, or none: news of an association has no home city."""
    homes: dict[int, HomeFound] = {}
    for story in stories:
        homes[story.ordinal] = _home(text, story, organizations, places, vocabulary)
    first = homes[stories[0].ordinal] if stories else None
    for ordinal, home in homes.items():
        if home.place_key is None and first is not None and first.place_key is not None:
            homes[ordinal] = HomeFound(place_key=first.place_key, basis="article")
    return homes


def _home(
    text: RestoredText,
    story: Story,
    organizations: Sequence[OrganizationCandidate],
    places: Sequence[PlaceCandidate],
    vocabulary: Vocabulary,
) -> HomeFound:
    clean = text.clean_text
    named = _by_delegation(clean, story, organizations, vocabulary)
    if named is not None and not VISITS_US.search(clean, story.start, story.end):
        return named  # 甲市代表团来我市: whose guests they are is still to be found
    inside = [p for p in places if story.start <= p.start < story.end and p.place_keys]
    held = sorted([*inside, *_places_of(clean, story, GOVERNMENT_OF, organizations, vocabulary)], key=lambda p: p.start)
    office = _by_leader(clean, story, held, vocabulary)
    if office is not None and not _comes_to_us(clean, story, office):
        return office
    sender = next(iter(_places_of(clean, story, SENDS_A_GROUP, organizations, vocabulary)), None)
    if sender is not None:
        sent_by = HomeFound(place_key=sender.place_keys[0], basis="leader_office", start=sender.start, end=sender.end)
        if not _comes_to_us(clean, story, sent_by):
            return sent_by
    paper = _by_paper(text, vocabulary)
    ours = list(OURS.finditer(clean, story.start, story.end))
    bare = list(
        re.finditer(
            r"(?:省委|市委|区委|县委|旗委|盟委)(?:书记|副书记|常委|委员)|副?[省市区县旗盟]长"
            r"|(?<![\u4e00-\u9fff])(?:州委(?:副?书记|常委)|副?州长)",
            clean[story.start : story.end],
        )
    )
    elided = [
        o
        for o in organizations
        if o.rule == "elided_body" and story.start <= o.start < story.end and clean[o.start] in LEVEL_BY_WORD
    ]
    if not ours and not bare and not elided:
        return HomeFound(place_key=None, basis="unstated")
    alone = [found.group() for found in OFFICE_WORD.finditer(clean, story.start, story.end)]
    word = _level_meant([found.group() for found in ours], alone)
    told = word
    if not ours and word not in ("市", "省") and GUESTS.search(clean, story.start, story.end):
        word = None  # a county whose offices a delegation met is not its home
    if elided and not ours and not bare:
        word = clean[elided[0].start]
    is_goal = [_is_goal(clean, p) for p in inside]
    gone = {p.place_keys[0] for p, goal in zip(inside, is_goal, strict=True) if goal}
    afar = _visited_from_afar(clean, inside, gone)
    afar = afar | _of_those_who_come(clean, story, inside)
    near = [p for p, goal in zip(inside, is_goal, strict=True) if not goal and p.place_keys[0] not in afar]
    near = sorted([*near, *_places_of(clean, story, GOVERNED, organizations, vocabulary)], key=lambda p: p.start)
    counted = _by_count(clean, near, vocabulary, ours, word)
    if paper is None and (own := _by_own_occasion(clean, inside, vocabulary)) is not None:
        return own
    if counted is None and paper is None:
        counted = (
            _by_host(clean, story, inside, organizations, vocabulary, told)
            or _visited_by_foreigners(clean, story, inside, vocabulary, told)
            or _beside_the_visited(clean, inside, gone | afar, vocabulary, word)
            or _praised(clean, story, inside, gone | afar, vocabulary, word)
            or _wooed(clean, story, inside, afar, _guests_of(organizations, vocabulary), vocabulary, told)
        )
    if counted is None and paper is None and (lone := _own_town(clean, story, inside, organizations, vocabulary)):
        counted = HomeFound(
            place_key=lone.place_keys[0], basis="article", start=lone.start, end=lone.end, is_tellers=True
        )
    of_a_city = told == "市" or (told is None and any(found.group() in ("全市", "市直") for found in ours))
    if counted is None and paper is None and of_a_city:
        of_counties = city_of_counties(clean, story, inside, gone | afar, vocabulary)
        if of_counties is not None:
            key, county = of_counties
            counted = HomeFound(place_key=key, basis="article", start=county.start, end=county.end, is_tellers=True)
    if paper is not None and counted is not None and _related(paper.place_key, counted.place_key, vocabulary):
        return counted
    if paper is not None and _is_above(paper, told, vocabulary):
        paper = None  # 县长甲 in the paper of a prefecture: of which county is not said
    return paper or counted or HomeFound(place_key=None, basis="unstated")


def _own_town(
    clean: str,
    story: Story,
    places: Sequence[PlaceCandidate],
    organizations: Sequence[OrganizationCandidate],
    vocabulary: Vocabulary,
) -> PlaceCandidate | None:
    """Give the one town a report speaks of as its own, of the level of its offices without a town."""
    ours = [found.group() for found in OURS.finditer(clean, story.start, story.end)]
    alone = [found.group() for found in OFFICE_WORD.finditer(clean, story.start, story.end)]
    goals = {p.start for p in places if _is_goal(clean, p)}
    gone = {p.place_keys[0] for p in places if p.start in goals}
    afar = _visited_from_afar(clean, places, gone) | _of_those_who_come(clean, story, places)
    return lone_place(clean, story, places, organizations, afar, goals, _level_meant(ours, alone), vocabulary)


def _of_those_who_come(clean: str, story: Story, places: Sequence[PlaceCandidate]) -> set[str]:
    """Give the keys of the places whose officials come to us: 甲市委常委、乙县县长丙率队来我县 → 甲市, 乙县."""
    visit = VISITS_US.search(clean, story.start, story.end)
    if visit is None:
        return set()
    sentence = _sentence_of(clean, visit.start())
    return {p.place_keys[0] for p in places if sentence < p.start < visit.start() and _holds_office(clean, p)}


def _is_above(paper: HomeFound, word: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether a paper is of a larger place than the offices without a name are: 县长甲, 市长乙 of a province's paper."""
    order = ("province", "city", "district")
    place, told = vocabulary.places[paper.place_key or ""], LEVEL_BY_WORD.get(word or "")
    if place.name.endswith("市") and told == "city":
        return False  # 北京市, a province
    level = place.level
    return level in order and told in order and order.index(level) < order.index(told)


HOLDS_AT_HEAD = re.compile(r"(?:在[\u4e00-\u9fff]{2,10}?)?(?:成功|隆重|顺利|正式|再次)?(?:举行|举办|召开)(?!的)")
HOLDS_WITH_A_FIRM = re.compile(r"[市区县州旗]?(?:人民)?政府[与和同][^,，。;；]{2,40}?(?:举行|举办|签署|签订|签约)")
# 甲市某季度集中签约活动举行, at the head of a clause
EVENT_AT_HEAD = re.compile(
    r"[^,，。;；、在于]{2,40}?(?:仪式|活动|大会|推介会|恳谈会|说明会|招商会)[”」》]?(?:成功|隆重|顺利|在[^,，。;；]{2,16}?)?(?:举行|召开|举办|启动)"
)
OPENS_A_CLAUSE = re.compile(r"(?:^|[,，。;；\n\s“]|[0-9日上下午晚])$")
# 甲(乙)投资环境推介会: of 甲, held in 乙
EVENT_ABROAD = re.compile(
    r"[市县区]?(?:[(（]|·)[\u4e00-\u9fff]{2,8}[)）]?[^,，。;；()（）]{2,24}?(?:推介会|恳谈会|说明会|招商会|对接会|洽谈会|交流会)"
)
LONGEST_SENTENCE = 600  # characters; what stands farther back is of no one sentence
HEADLINE_CHARS = 80  # characters within which a report says who holds what


def _by_host(
    clean: str,
    story: Story,
    places: Sequence[PlaceCandidate],
    organizations: Sequence[OrganizationCandidate],
    vocabulary: Vocabulary,
    word: str | None,
) -> HomeFound | None:
    """Give the place that holds the ceremony a report opens with, where offices of its level go without a name: 甲县举行…,县委书记乙."""
    wanted = LEVEL_BY_WORD.get(word or "")
    seats = _places_of(clean, story, HOLDS_WITH_A_FIRM, organizations, vocabulary)
    for place in sorted([*places, *seats], key=lambda p: p.start):
        known = vocabulary.places[place.place_keys[0]]
        head = place.start <= story.start + HEADLINE_CHARS
        holds = (
            HOLDS_AT_HEAD.match(clean, place.end)
            or HOLDS_WITH_A_FIRM.match(clean, place.end - 1)
            or (
                EVENT_AT_HEAD.match(clean, place.end)
                and OPENS_A_CLAUSE.search(clean, max(story.start, place.start - 8), place.start)
                and not any(o.start == place.start for o in organizations)
            )
        )
        abroad = EVENT_ABROAD.match(clean, place.end)
        if not ((head and holds) or abroad) or known.country_code != "CN" or _is_goal(clean, place):
            continue
        if abroad is not None and known.level == "city" and word in ("市", None):
            return HomeFound(place_key=place.place_keys[0], basis="article", start=place.start, end=place.end)
        if wanted is not None and known.name.endswith(word or "") and known.level in ("city", "district"):
            return HomeFound(place_key=place.place_keys[0], basis="article", start=place.start, end=place.end)
    return None


def _visited_by_foreigners(
    clean: str, story: Story, places: Sequence[PlaceCandidate], vocabulary: Vocabulary, word: str | None
) -> HomeFound | None:
    """Give the town guests from abroad came to, where a mayor without a name receives them: 某国某道知事甲到访乙市,市长丙会见."""
    first = min(story.end, story.start + HEADLINE_AND_LEAD)
    for place in places:
        known = vocabulary.places[place.place_keys[0]]
        if place.start >= first or known.country_code != "CN" or known.level not in ("city", "district"):
            continue
        if not known.name.endswith(word or "-") or COMES_TO.search(clean, story.start, place.start) is None:
            continue
        sentence = _sentence_of(clean, place.start)
        before = [vocabulary.places[p.place_keys[0]] for p in places if sentence < p.start < place.start]
        received = RECEIVES.search(clean, place.end, min(story.end, place.end + HEADLINE_AND_LEAD))
        if before and all(p.country_code != "CN" for p in before) and received is not None:
            return HomeFound(place_key=place.place_keys[0], basis="article", start=place.start, end=place.end)
    return None


def _beside_the_visited(
    clean: str, places: Sequence[PlaceCandidate], elsewhere: set[str], vocabulary: Vocabulary, word: str | None
) -> HomeFound | None:
    """Give the one other place whose officials are named in one sentence with those of the place gone to.

    市长甲赴乙市对接。乙市副市长丙;丁市副市长戊参加: the mayor without a city is of 丁市.
    """
    wanted = LEVEL_BY_WORD.get(word or "", "city")
    held = [p for p in places if len(p.place_keys) == 1 and _holds_office(clean, p)]
    gone = _gone_to(clean, places) & elsewhere
    sentences = {_sentence_of(clean, p.start) for p in held if p.place_keys[0] in gone}
    found: dict[str, PlaceCandidate] = {}
    for place in held:
        key = place.place_keys[0]
        known = vocabulary.places[key]
        if key in elsewhere or known.country_code != "CN" or _sentence_of(clean, place.start) not in sentences:
            continue
        is_city = known.level == "city" or known.name.endswith("市")
        if known.level in ("city", "district") and is_city == (wanted == "city"):
            found[key] = place
    if len(found) != 1:
        return None
    key, place = next(iter(found.items()))
    return HomeFound(place_key=key, basis="article", start=place.start, end=place.end)


def _holds_office(clean: str, place: PlaceCandidate) -> bool:
    """Tell whether a place stands before an office of its own: 安乐市|委常委."""
    return any(
        OFFICE_BEFORE.match(clean, at) or OFFICE_OF_ITS_LEVEL.match(clean, at) for at in (place.end, place.end - 1)
    )


def _sentence_of(clean: str, at: int) -> int:
    floor = max(0, at - LONGEST_SENTENCE)
    return max(floor - 1, clean.rfind("。", floor, at), clean.rfind("\n", floor, at))


def _praised(
    clean: str,
    story: Story,
    places: Sequence[PlaceCandidate],
    elsewhere: set[str],
    vocabulary: Vocabulary,
    word: str | None,
) -> HomeFound | None:
    """Give the one place that is praised in speech, of a story told at home: 市长甲说,乙市区位优越.

    Where people go is no home, nor is a place whose officials are named with it.
    """
    found: dict[str, PlaceCandidate] = {}
    wanted = LEVEL_BY_WORD.get(word or "", "city")
    for place in places:
        if SAYS_OF.search(clean, max(story.start, place.start - 8), place.start) is None:
            continue
        if PRAISE.match(clean, place.end) is None or len(place.place_keys) != 1:
            continue
        stop = clean.find("。", place.end, story.end)
        if OF_ANOTHER.search(clean, place.end, stop if stop >= 0 else story.end) is not None:
            continue  # 安吉县竹产业雄厚,与我县互补: the guests'
        known = vocabulary.places.get(place.place_keys[0])
        if known is None or known.country_code != "CN" or known.level not in ("city", "district"):
            return None
        is_city = known.level == "city" or known.name.endswith("市")
        if is_city != (wanted == "city") or place.place_keys[0] in elsewhere:
            return None
        found[place.place_keys[0]] = place
    if len(found) != 1:
        return None
    key, place = next(iter(found.items()))
    if any(
        p.place_keys[0] == key and (OFFICE_OF_ITS_LEVEL.match(clean, p.end) or OF_GUESTS.match(clean, p.end))
        for p in places
    ):
        return None
    return HomeFound(place_key=key, basis="article", start=place.start, end=place.end)


def _guests_of(organizations: Sequence[OrganizationCandidate], vocabulary: Vocabulary) -> set[str]:
    """Give the keys of the places that open the names of chambers, firms and delegations: 甲市某商会."""
    named = (vocabulary.match("place", o.name) for o in organizations if o.kind in GUEST_KINDS)
    return {found[0][2] for found in named if found and found[0][0] == 0}


def _wooed(
    clean: str,
    story: Story,
    places: Sequence[PlaceCandidate],
    afar: set[str],
    named_after: set[str],
    vocabulary: Vocabulary,
    word: str | None,
) -> HomeFound | None:
    """Give the one place in which guests are asked to invest, or for whose development they are thanked.

    Where people go is no home, nor is a place whose officials, firms or delegation are named with it.
    """
    found: dict[str, PlaceCandidate] = {}
    wanted = LEVEL_BY_WORD.get(word or "", "city")
    for place in places:
        if WOOED_BEFORE.search(clean, max(story.start, place.start - 4), place.start) is None:
            continue
        if WOOED_BEHIND.match(clean, place.end) is None or len(place.place_keys) != 1:
            continue
        known = vocabulary.places.get(place.place_keys[0])
        if known is None or known.country_code != "CN" or known.level not in ("city", "district"):
            continue
        is_city = known.level == "city" or known.name.endswith("市")
        if is_city == (wanted == "city"):
            found[place.place_keys[0]] = place
    if len(found) != 1:
        return None
    key, place = next(iter(found.items()))
    theirs = any(
        p.place_keys[0] == key
        and (
            OFFICE_OF_ITS_LEVEL.match(clean, p.end)
            or OF_GUESTS.match(clean, p.end)
            or (_is_goal(clean, p) and WOOED_BEHIND.match(clean, p.end) is None)
        )
        for p in places
    )
    if key in afar or key in named_after or theirs:
        return None
    return HomeFound(place_key=key, basis="article", start=place.start, end=place.end)


WOOED_BEFORE = re.compile(r"(?:在|来|对|落户|扎根|深耕|投身|参与|支持|选择|看好|关心|关注|融入|介绍了?)$")
WOOED_BEHIND = re.compile(
    r"[市区县]?(?:投资(?:兴业|发展|创业|置业|建厂|布局)|创业|兴业|干事创业|发展的|经济社会|基本情况|[市县区]情|区位|营商环境|的(?:关心|支持|关注|厚爱|信任|投资|发展|经济社会|区位|营商))"
)
GUEST_KINDS = frozenset({"association", "company", "delegation"})
OF_MANY = re.compile("等地")  # 甲省、乙省等地企业家考察团
PRAISE = re.compile(
    r"[市区县旗盟]?(?:正处|区位|地处|位于|自古|历史|交通|拥有|具有|资源|产业|高度重视|是一[座个片]|山清水秀|人杰地灵|发展势头|投资环境|将(?:全力|始终|进一步|着力|以最)|在[^,，。]{2,24}?(?:领域|方面|产业上)(?:积极|大力|着力))"
)


def _comes_to_us(clean: str, story: Story, office: HomeFound) -> bool:
    """Tell 乙县县长甲率团来我市考察: the leader's place is the guests', not ours."""
    visit = VISITS_US.search(clean, story.start, story.end)
    return visit is not None and office.start is not None and "。" not in clean[office.start : visit.start()]


def _level_meant(ours: Sequence[str], offices: Sequence[str]) -> str | None:
    """Tell which level speaks: 县委书记 and 县领导 of a county, though 全省 stands beside them."""
    said = [word for word in ours if word[0] != "全"]
    levels = Counter(next(c for c in word.removeprefix("我") if c in LEVEL_BY_WORD) for word in [*said, *offices])
    if not levels:
        return None
    return levels.most_common(1)[0][0]


def find_voices(
    text: RestoredText,
    stories: Sequence[Story],
    organizations: Sequence[OrganizationCandidate],
    homes: Mapping[int, HomeFound],
    places: Sequence[PlaceCandidate],
    vocabulary: Vocabulary,
) -> Mapping[int, str | None]:
    """Give the place whose paper tells each story: it says 市长 and 省商务厅 without a name and means its own."""
    clean = text.clean_text
    paper = _by_paper(text, vocabulary)
    key = paper.place_key if paper is not None else _named_paper(text, organizations, places, vocabulary)
    voices: dict[int, str | None] = {}
    for story in stories:
        home = homes[story.ordinal].place_key
        voices[story.ordinal] = key
        if key is None and homes[story.ordinal].is_tellers:
            continue
        if key is None and VISITS_US.search(clean, story.start, story.end):
            guests = _by_delegation(clean, story, organizations, vocabulary)
            of = guests.place_key if guests is not None else None
            if home is None:
                if of is not None:
                    voices[story.ordinal] = _host(clean, story, of, places, vocabulary)
                continue
            if of is not None and not (_related(of, home, vocabulary) or _related(home, of, vocabulary)):
                continue  # the home found is the hosts' own: told from home
            if of is None and homes[story.ordinal].basis not in OF_WHO_GOES:
                continue  # 某公司董事长甲到我区考察: no town comes, so the one the report speaks of is the teller's
        if home is not None and key is None:
            host = _host(clean, story, home, places, vocabulary)
            if host == NOBODY:
                inside = [p for p in places if story.start <= p.start < story.end and p.place_keys]
                lone = _own_town(clean, story, inside, organizations, vocabulary)
                host = lone.place_keys[0] if lone is not None and lone.place_keys[0] != home else host
            if host is not None:
                voices[story.ordinal] = host
                continue
        if key is None and home is not None and vocabulary.places[home].country_code != "CN":
            inside = [p for p in places if story.start <= p.start < story.end and p.place_keys]
            office = re.search(r"(?<![\u4e00-\u9fff])副?([省市区县])长", clean[story.start : story.end])
            ours = list(OURS.finditer(clean, story.start, story.end))
            counted = _by_count(clean, inside, vocabulary, ours, office.group(1) if office else None)
            lone = _own_town(clean, story, inside, organizations, vocabulary) if counted is None else None
            voices[story.ordinal] = counted.place_key if counted else lone.place_keys[0] if lone else None
    return voices


OF_WHO_GOES = frozenset({"delegation_name", "leader_office"})  # bases of a home that may be the guests'
VISITS_US = re.compile(r"(?:赴|来|到|抵|抵达|访问|莅临|走进)我([省市区县州])")
# 来乙市考察 is written in 乙市; 来到, 近年来 and 带来 are said anywhere.
COMES_HERE = re.compile(r"(?:(?<![以年月日未原将带历从后上下起由])来|莅临?|到访|光临)$")
ENDS_THERE = re.compile(r"[,，。;；]|$|考察|参观|访问|调研|学习|洽谈|交流|进行|开展")
CALLS_HERE = ("到访", "光临")  # 甲市商务局局长乙一行到访丙市: said where they came
DOES_HERE = re.compile(
    r"[^，,。；;：:]{0,10}?(?:考察|参观|访问|调研|学习|交流|洽谈|指导|对接|投资|座谈|观摩|视察|走访|采访|检查)"
)
# 市长甲会见了由乙市委书记丙率领的代表团: the mayor without a city is not of the guests' city.
RECEIVES = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[省市区县州]委(?:书记|副书记)?|副?[省市区县州]长)[^，,。;；]{0,10}?(?:会见|接见|会晤|接待)了?"
)
COMES_TO = re.compile(r"(?:到访|来访|访问|来到|抵达|莅临|走访|来)$")
# 乙市考察团到甲区考察。区委常委丙陪同: who goes along with guests is of the place they came to.
GOES_HERE = re.compile(r"(?:到|赴|来|来到|走进|莅临|抵达)$")
GOES_ALONG = re.compile(
    r"[。;；\n](?:[省市区县州]委(?:常委|书记|副书记)|副?[省市区县州]长|[省市区县州](?:人大|政协))[^。;；]{0,60}?(?:陪同|接待)"
)
WELCOMES_THEM = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[省市区县州]委(?:书记|副书记|常委)|副?[省市区县州]长)[\u4e00-\u9fff]{2,4}(?:首先)?对[^,，。;；]{2,24}?(?:代表团|考察团|一行)的?[^,，。;；]{0,4}?(?:到来|来访|到访|莅临)[^,，。;；]{0,8}?表示[^,，。;；]{0,6}?欢迎"
)
IS_LED = re.compile(r"率|带队|带领|为团长")
HEADLINE_AND_LEAD = 250  # characters
FIRST_OFFICE = re.compile(
    r"[省市区县州]委(?=副?书记|常委|副?秘书长|[、和]|领导|[市县区省州]?政府)|"
    r"(?<![\u4e00-\u9fff])[省市区县州](?:政协|人大(?:常委会)?)(?:党组|副?主席|副?主任)|市政府|省政府|副?[省市区县州]长|市领导|区领导|县领导"
)
# 甲市|政协主席乙率团赴丙市
OFFICE_OF_ANY_HOUSE = re.compile(r"(?:政协|人大(?:常委会)?)(?:党组)?(?:副?主席|副?主任)")
MAX_CHARS_OF_PLACE = 8
BEYOND = frozenset({"CN-710000", "CN-810000", "CN-820000"})  # Taiwan, Hong Kong, Macao
NOBODY = ""  # a voice that is known not to be the home's, and no more


def _host(clean: str, story: Story, home: str, places: Sequence[PlaceCandidate], vocabulary: Vocabulary) -> str | None:
    """Whose report of a visit it is where the guests' home is not the teller's: 赴我市, or the hosts' offices come first.

    None where the story is told from home; an empty key where it is not, and nothing says whose it is.
    """
    inside = [
        p for p in places if story.start <= p.start < story.end and len(p.place_keys) == 1 and p.end - p.start > 1
    ]
    kin = {home, *(p.place_key for p in vocabulary.ancestors(home))}

    def strange(key: str) -> bool:
        found = vocabulary.places[key]
        if key in kin or found.country_code != "CN" or found.level not in ("province", "city", "district"):
            return False
        above = {p.place_key for p in vocabulary.ancestors(key)}
        if kin & BEYOND and BEYOND & {key, *above}:
            return False  # a chamber of Hong Kong in Taiwan is told of at home
        return home not in above

    def comes_to(place: PlaceCandidate) -> bool:
        comes = COMES_HERE.search(clean, max(story.start, place.start - 2), place.start)
        if comes is None or not strange(place.place_keys[0]):
            return False
        does = ENDS_THERE if comes.group() in CALLS_HERE else DOES_HERE
        return does.match(clean, place.end) is not None

    if (spoken_for := _spoken_for(clean, story, vocabulary)) is not None and strange(spoken_for):
        return spoken_for
    if (word := _headed_twice(clean, story, home, places, vocabulary)) is not None:
        return _the_other_town(clean, word, [p for p in inside if strange(p.place_keys[0])], vocabulary)
    if (zone := _zone_whose_heads_are_ours(clean, story)) is not None:
        keys = vocabulary.place_keys_by_alias.get(zone, ())
        town = vocabulary.places[keys[0]].parent_key if len(keys) == 1 else None
        return town if town is not None and strange(town) else NOBODY
    visit = VISITS_US.search(clean, story.start, story.end)
    if visit is not None:
        level = LEVEL_BY_WORD.get(visit.group(1))
        times = Counter(p.place_keys[0] for p in inside if strange(p.place_keys[0]))
        for key, count in times.most_common():
            if count > 1 and vocabulary.places[key].level in (level, "district"):
                return key
        governed = {
            p.place_keys[0]
            for p in inside
            if strange(p.place_keys[0])
            and any(
                clean.find(clean[p.start : p.end].rstrip("市县区") + body, story.start, story.end) >= 0
                for body in ("市委", "县委", "区委", "市政府", "县政府", "区政府")
            )
        }
        return governed.pop() if len(governed) == 1 else NOBODY  # 乙市委、市政府 beside 来我市
    for place in inside:
        if place.start > story.start + HEADLINE_AND_LEAD:
            break
        goes = GOES_HERE.search(clean, max(story.start, place.start - 2), place.start)
        if (
            goes is not None
            and DOES_HERE.match(clean, place.end)
            and strange(place.place_keys[0])
            and (
                (
                    IS_LED.search(clean, story.start, place.start) is None
                    and GOES_ALONG.search(clean, place.end, min(story.end, place.end + HEADLINE_AND_LEAD)) is not None
                )
                or _written_from_afar(clean, inside, home, place, vocabulary)
            )
        ):
            return place.place_keys[0]
        if comes_to(place):
            return place.place_keys[0]
    for place in places:  # 来穗考察: written there, though only one character says where
        if (
            not story.start <= place.start < min(story.end, story.start + HEADLINE_AND_LEAD)
            or len(place.place_keys) != 1
        ):
            continue
        if comes_to(place):
            return place.place_keys[0]
    for received in RECEIVES.finditer(clean, story.start, min(story.end, story.start + HEADLINE_AND_LEAD)):
        stop = min((at for mark in "。;；" if (at := clean.find(mark, received.end())) >= 0), default=story.end)
        guests = [p for p in inside if received.end() <= p.start < stop and p.place_keys[0] == home]
        named = vocabulary.match("place", clean[received.end() : received.end() + MAX_CHARS_OF_PLACE])
        if named and named[0][0] == 0 and named[0][2] == home and OF_GUESTS.match(clean, received.end() + named[0][1]):
            return NOBODY  # 市长甲会见了|乙市企业家代表团
        if any(OFFICE_BEFORE.match(clean, p.end) or OFFICE_BEFORE.match(clean, p.end - 1) for p in guests):
            hosts = {
                p.place_keys[0]
                for p in inside
                if strange(p.place_keys[0])
                and (OFFICE_BEFORE.match(clean, p.end) or OFFICE_BEFORE.match(clean, p.end - 1))
            }
            return hosts.pop() if len(hosts) == 1 else NOBODY
    if (theirs := _talks_with_guests(clean, story, inside, home)) is not None:
        return theirs
    if WELCOMES_THEM.search(clean, story.start, story.end):
        # 副区长甲对乙县代表团的来访表示欢迎: told from where they came to
        return _came_to(clean, [p for p in inside if strange(p.place_keys[0])])
    office = FIRST_OFFICE.search(clean, story.start, story.end)
    if office is None:
        return None
    of_house = OFFICE_OF_ANY_HOUSE.search(clean, story.start, office.start())
    if of_house is not None and any(p.end == of_house.start() and p.place_keys[0] == home for p in inside):
        return None  # an office of home comes first
    for place in inside:
        if place.end in (office.start(), office.start() + 1) and strange(place.place_keys[0]):
            return place.place_keys[0]
    for size in range(MAX_CHARS_OF_PLACE, 1, -1):  # 清远市委: a body of its own, whose name begins with the place
        for end in (office.start() + 1, office.start()):
            keys = vocabulary.place_keys_by_alias.get(clean[max(story.start, end - size) : end], ())
            if len(keys) == 1 and strange(keys[0]):
                return keys[0]
            if keys:
                return None  # 天津市|副市长: the longest name there is no other's, so no shorter one in it is (津市)
    return None


# 市委书记季川, 甲市委副书记、市长沈望舒: an office that one person holds at a time, and who holds it
SOLE_OFFICE = re.compile(
    r"(?P<before>[\u4e00-\u9fff、]{0,24}?)(?P<office>[市县区州旗]委书记|(?<!副)代?[市县区州旗]长)"
    r"(?P<who>[\u4e00-\u9fff]{2,4})"
)
OFFICES_ONLY = re.compile(
    r"(?:委|(?:人民)?政府)?(?:省委|自治区党委)?(?:[市县区州旗](?:委|人大|政协|政府)|副?[市县区州旗]长|党组|书记|副|常委|委员|主任|主席|常务|代|省委|[、和兼])*"
)


def _headed_twice(
    clean: str, story: Story, home: str, places: Sequence[PlaceCandidate], vocabulary: Vocabulary
) -> str | None:
    """Give the level at which somebody heads a place without a name while another heads home: 市长甲,乙市市长丙 → 市.

    No town has two mayors, so that whoever writes 市长甲 sits elsewhere.
    """
    ours: dict[str, str] = {}
    bare: dict[str, set[str]] = {}
    keys = {p.end: p.place_keys for p in places if story.start <= p.start < story.end}
    for found in SOLE_OFFICE.finditer(clean, story.start, story.end):
        who, office = found["who"], found["office"].removeprefix("代")
        if who[0] not in vocabulary.surnames and who[:2] not in vocabulary.compound_surnames:
            continue
        start = found.start("before")
        if start > story.start and OPENS_AN_OFFICE.search(clean[start - 1]) is None:
            continue
        at = next((end for end in range(found.start("office") + 1, start, -1) if home in keys.get(end, ())), None)
        if at is not None:
            between = clean[at : found.start("office")]
            if len(keys[at]) == 1 and OFFICES_ONLY.fullmatch(between) is not None:
                ours.setdefault(office, who)
        elif OFFICES_ONLY.fullmatch(found["before"]) is not None:
            bare.setdefault(office, set()).add(who)
    for office, held_by in bare.items():
        if office in ours and all(who[:2] != ours[office][:2] for who in held_by):
            return office[0]
    return None


OPENS_AN_OFFICE = re.compile(r"[^\u4e00-\u9fff、]")


def _the_other_town(clean: str, word: str, places: Sequence[PlaceCandidate], vocabulary: Vocabulary) -> str:
    """Give the one other place of a level that a story names, or the one somebody goes to. An empty key for none."""
    wanted = LEVEL_BY_WORD[word]
    there = [p for p in places if _is_of_level(p.place_keys[0], wanted, vocabulary)]
    there = [p for p in there if vocabulary.places[p.place_keys[0]].level == wanted] or there
    keys = {p.place_keys[0] for p in there}
    return next(iter(keys)) if len(keys) == 1 else _came_to(clean, there)


def _is_of_level(key: str, wanted: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a place may be what 市 or 县 means: a county-level 市 is a city, too."""
    known = vocabulary.places[key]
    if wanted == "city":
        return known.level == "city" or known.name.endswith(("市", "州", "盟"))
    return known.level == wanted


# 到云溪新区考察: a zone that guests go to
GOES_TO_A_ZONE = re.compile(
    r"(?:到|来|来到|莅临|走进|到访)(?P<zone>[\u4e00-\u9fff]{2,8}?(?:新区|开发区|高新区|经开区|示范区|合作区))(?:进行|开展|参观|实地)*(?:考察|访问|调研|参观|学习)"
)


def _zone_whose_heads_are_ours(clean: str, story: Story) -> str | None:
    """Give the zone guests go to, where one of its heads holds office in a town without a name: 甲新区党工委书记、市委书记乙."""
    for goes in GOES_TO_A_ZONE.finditer(clean, story.start, story.end):
        heads = re.compile(
            rf"{goes['zone']}(?:党工委|管委会|工委)[\u4e00-\u9fff、]{{0,24}}?、(?:[市县区州旗]委|副?[市县区州旗]长)"
        )
        if heads.search(clean, story.start, story.end) is not None:
            return goes["zone"]
    return None


def _written_from_afar(
    clean: str, places: Sequence[PlaceCandidate], guests: str, goal: PlaceCandidate, vocabulary: Vocabulary
) -> bool:
    """Tell 甲省乙市市长丙率团到丁市考察。丁市市长戊参加活动 from the guests' own report: who is at home needs no province.

    The guests are written with their province, where they came to is not, and its officials open the next sentence.
    """
    above = {p.place_key for p in vocabulary.ancestors(guests)}
    beyond = {p.place_key for p in vocabulary.ancestors(goal.place_keys[0])}
    provinces = {key for key in above if vocabulary.places[key].level == "province"}
    if not provinces or provinces & {goal.place_keys[0], *beyond}:
        return False
    sentence = _sentence_of(clean, goal.start)
    before = [p for p in places if sentence < p.start < goal.start]
    if any(p.end == goal.start and p.place_keys[0] in beyond for p in before):
        return False
    start = next((p.start for p in before if p.place_keys[0] in provinces), None)
    for place in before if start is not None else ():
        if place.place_keys[0] == guests and _holds_office(clean, place):
            break
        if place.start == start and place.place_keys[0] in above:
            start = place.end
    else:
        return False
    if place.start != start:
        return False
    stop = clean.find("。", goal.end, goal.end + HEADLINE_AND_LEAD) + 1
    host = next((p for p in places if stop and stop <= p.start <= stop + 1), None)
    return (
        host is not None
        and host.place_keys[0] == goal.place_keys[0]
        and _holds_office(clean, host)
        and TAKE_PART.match(clean, host.end) is not None
    )


TAKE_PART = re.compile(r"[^。;；]{2,240}?(?:参加|陪同|出席|接待)")


def _came_to(clean: str, places: Sequence[PlaceCandidate]) -> str:
    """Give the first place that somebody goes to, or the one inside it named right behind: 访问甲市|乙区. An empty key for none."""
    for number, place in enumerate(places):
        if _is_goal(clean, place):
            inner = next((p for p in places[number + 1 :] if p.start == place.end), place)
            return inner.place_keys[0]
    return NOBODY


# 甲代表乙市委、市政府欢迎客人
SPEAKS_FOR = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<who>[\u4e00-\u9fff]{2,4}?)(?:首先|同志)?代表(?P<place>[\u4e00-\u9fff]{2,6}?)(?P<level>[省市区县州])委"
    r"[、和]?[省市区县州]?(?:人民)?政府"
)


def _spoken_for(clean: str, story: Story, vocabulary: Vocabulary) -> str | None:
    """Give the place in whose name somebody speaks whose own office goes without one: 市委书记甲…。甲代表乙市委、市政府致辞."""
    for speech in SPEAKS_FOR.finditer(clean, story.start, story.end):
        bare = re.compile(
            rf"(?<![\u4e00-\u9fff])(?:[省市区县州]委(?:副?书记|常委)|副?[省市区县州]长)(?:、(?:常务)?副?[省市区县州]长)?{speech['who']}"
        )
        keys = vocabulary.place_keys_by_alias.get(f"{speech['place']}{speech['level']}", ())
        if len(keys) == 1 and bare.search(clean, story.start, story.end):
            return keys[0]
    return None


# 市委书记甲与乙市市长丙率领的代表团座谈: who speaks for a place without naming it talks with guests.
WITH_LEADER_OF = re.compile(
    r"(?<![\u4e00-\u9fff])[省市区县州](?:委(?:副?书记|常委)|长)[^,，。;；]{2,4}[与同和](?P<guests>[^,，。;；]{4,40}?率(?:领|队|团)?的?[^,，。;；]{0,12}?(?:代表团|考察团|访问团|一行))"
)


def _talks_with_guests(clean: str, story: Story, places: Sequence[PlaceCandidate], guests: str) -> str | None:
    """Give the place whose leader talks with guests of another, where one other is spoken of beside theirs: 甲与乙地缘相近.

    None where nobody talks with guests so; an empty key where it is not said whose leader he is.
    """
    talks = WITH_LEADER_OF.search(clean, story.start, min(story.end, story.start + HEADLINE_AND_LEAD))
    if talks is None or not any(
        p.place_keys[0] == guests and talks.start("guests") <= p.start < talks.end() and _holds_office(clean, p)
        for p in places
    ):
        return None
    beside: set[str] = set()
    for one, other in pairwise(places):
        pair = {one.place_keys[0], other.place_keys[0]}
        if guests in pair and len(pair) == 2 and clean[one.end : other.start] in ("与", "和", "同", "、"):
            beside |= pair - {guests}
    return beside.pop() if len(beside) == 1 else NOBODY


def _named_paper(
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
GOAL = re.compile(r"(?:赴|驻|前往|抵达|飞抵|奔赴|远赴|赶赴|转赴|访问|走访|考察|在|到|来到|走进)$")


LIST_BREAKS = re.compile(r"[,，。;；\n]")  # 赴甲市考察。市委常委、|乙县: of no list of goals
# 赴云南省昭通市|镇雄县: a goal inside the places around it
GOAL_INSIDE = re.compile(r"(?:赴|前往|抵达|来到|走进)(?:[\u4e00-\u9fff]{2,8}?[省市州区县盟]){1,3}$")


GOVERNED = re.compile(r"[\u4e00-\u9fff]?[市区县]?委[、和]?[市区县]?(?:人民)?政府")
# 甲市委、市政府|组织党政考察团赴乙市
SENDS_A_GROUP = re.compile(
    r"[市区县州旗]?委[、和]?[市区县州旗]?(?:人民)?政府(?:联合)?(?:组织|组建|组成|派出)了?[^,，。;；]{0,12}?(?:代表团|考察团|访问团|考察组|学习团|小分队)"
)
GOVERNMENT_OF = re.compile(
    r"[省市区县州旗盟]?(?:人民)?政府(?=(?:党组成员、)?(?:常务)?副?[省市区县州旗盟]长)"
)  # 甲市政府|副市长


def _is_goal(clean: str, place: PlaceCandidate) -> bool:
    """赴东莞、深圳: where they go is not where they are from."""
    at = place.start
    while at and clean[at - 1] in "、和及":
        at = max((clean.rfind(mark, 0, at - 1) for mark in "、和及赴在到"), default=-1) + 1
        if place.start - at > 24 or LIST_BREAKS.search(clean, at, place.start) is not None:
            return False
        if clean[at - 1 : at] not in "、和及":
            break
    return bool(GOAL.search(clean, max(0, at - 3), at) or GOAL_INSIDE.search(clean, max(0, at - 24), at))


def _related(one: str | None, other: str | None, vocabulary: Vocabulary) -> bool:
    if one is None or other is None:
        return False
    return one == other or any(p.place_key == one for p in vocabulary.ancestors(other))


def _by_delegation(
    clean: str, story: Story, organizations: Sequence[OrganizationCandidate], vocabulary: Vocabulary
) -> HomeFound | None:
    """绍兴经贸代表团 is of 绍兴. A delegation that only came to visit comes second."""
    best: tuple[int, int, HomeFound] | None = None
    for order, body in enumerate(organizations):
        if body.kind != "delegation" or not story.start <= body.start < story.end:
            continue
        if INVITED.search(clean, max(0, body.start - INVITED_REACH), body.start):
            continue  # 邀请甲市代表团来访: whose news it is not
        corps = OF_A_DIVISION.match(clean, body.start, body.end)
        if corps is not None and (found := vocabulary.match("place", clean[corps.end() : body.end])):
            body = replace(body, start=corps.end())
        found = vocabulary.match("place", clean[body.start : body.end])
        if (not found or found[0][0] != 0) and (seat := OF_PARTY_AND_STATE.match(clean, body.start, body.end)):
            keys = vocabulary.place_keys_by_alias.get(seat["place"], ())
            found = [(0, len(seat["place"]), keys[0])] if len(keys) == 1 else []
        if not found or found[0][0] != 0 or OF_MANY.search(clean, body.start, body.end):
            continue
        named, within = found[0], None
        for later in found[1:]:  # 某省某市代表团 is of the city
            written = clean[body.start + later[0] : body.start + later[1]]
            lying = [
                key
                for key in vocabulary.place_keys_by_alias.get(written, (later[2],))
                if named[2] in {p.place_key for p in vocabulary.ancestors(key)}
                or both_abroad(named[2], key, vocabulary)
            ]
            if later[0] != named[1] or not lying:
                break
            named = (later[0], later[1], lying[0])
            within = lying[0]
        if _goes_to_its_own(clean, body, clean[body.start + named[0] : body.start + named[1]]):
            continue  # 甲省考察团一行前往甲省乙市: named after where they went
        if TOWN_UNLISTED.match(clean, body.start + named[1]):
            continue  # 某国某道|某某市议会代表团: of a town that no list holds
        surface = clean[body.start + named[0] : body.start + named[1]]
        late = body.start > story.start + HEADLINE_AND_LEAD
        place = vocabulary.places.get(within or _of_that_name(surface, named[2], clean, vocabulary))
        if place is None or place.level in ("region", "landmark"):
            continue
        times = clean.count(clean[body.start : body.end], story.start, story.end)
        if place.country_code != "CN" and late and times < 2:
            continue  # 一个月后某外国市代表团将来访: not the news told here
        score = (1 if place.country_code == "CN" and place.level != "country" else 0) * 100 + times
        found_home = HomeFound(
            place_key=place.place_key,
            basis="delegation_name",
            start=body.start + named[0],
            end=body.start + named[1],
        )
        if best is None or (score, -order) > best[:2]:
            best = (score, -order, found_home)
    if best is None or (best[0] < 100 and OURS.search(clean, story.start, story.end)):
        return None
    return best[2]


# 三师|某某市考察团: the town of a division of the corps
OF_A_DIVISION = re.compile(r"(?:新疆生产建设兵团|兵团)?第?[一二三四五六七八九十]{1,3}师(?=[\u4e00-\u9fff]{2,8}?市)")


def _goes_to_its_own(clean: str, body: OrganizationCandidate, place: str) -> bool:
    """Tell whether a delegation goes to the place it is named after, in the sentence that names it."""
    gone = SETS_OUT_FOR.match(clean, body.end, body.end + MOST_TO_GOAL)
    return gone is not None and clean.startswith(place, gone.end())


SETS_OUT_FOR = re.compile(r"[^。;；\n]*?(?:前往|(?<!返)赴|飞抵)")
MOST_TO_GOAL = 40  # characters between a delegation and where it goes, in one sentence
INVITED = re.compile(r"(?<![应受])(?:邀请|诚邀)$")
INVITED_REACH = 4
# 云台|党政代表团: an ordinary word before 党政 is a county's name, if it is the name of one
OF_PARTY_AND_STATE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,3})党政")
# 某道|某某市议会, 某县|某某町政府
TOWN_UNLISTED = re.compile(r"[\u4e00-\u9fff]{2,4}[市郡町](?:议会|政府|厅|经贸|友好|党政|代表团|访问团|考察团)")


def lies_beyond(key: str) -> bool:
    """Tell whether a place of the list is Taiwan, Hong Kong or Macao or lies there."""
    return key.startswith(tuple(BEYOND))


def both_abroad(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a province abroad and a city are of one country, as no list tells in which province a city abroad lies."""
    province, city = vocabulary.places[one], vocabulary.places[other]
    abroad = province.country_code == city.country_code not in (None, "CN")
    return abroad and province.level == "province" and city.level == "city"


def _of_that_name(surface: str, key: str, clean: str, vocabulary: Vocabulary) -> str:
    """Of districts of one name the one whose city or province the text names too: 普陀区 of 舟山; NOBODY where none is shown."""
    keys = vocabulary.place_keys_by_alias.get(surface, (key,))
    if len(keys) == 1 or {vocabulary.places[one].level for one in keys} != {"district"}:
        return key
    shown = [
        one
        for one in keys
        if any(p.name in clean for p in vocabulary.ancestors(one) if p.level in ("city", "province"))
    ]
    return shown[0] if len(shown) == 1 else NOBODY


def _by_leader(clean: str, story: Story, places: Sequence[PlaceCandidate], vocabulary: Vocabulary) -> HomeFound | None:
    """无锡市委书记王某率…: the place right before the office of the one who leads, in the first lines of the story."""
    head = min(story.end, story.start + 700)
    for place in places:
        if place.start >= head:
            break
        found = vocabulary.places.get(place.place_keys[0])
        if found is None or found.country_code != "CN" or found.level in ("country", "region", "landmark"):
            continue
        office = OFFICE_BEFORE.match(clean, place.end) or OFFICE_BEFORE.match(clean, place.end - 1)
        if office is None:
            continue
        place, office = _lowest_office(clean, place, office, places, vocabulary)
        if GOES_WITH_THEM.match(clean, office.end()) and (
            OFFICE_WORD.search(clean, story.start, place.start)
            or HEAD_OF_A_HOUSE.search(clean, story.start, place.start)
        ):
            continue  # 县委书记甲率团赴乙市考察。乙市委书记丙陪同考察
        clause_end = min(
            (at for mark in "，。；,;\n" if (at := clean.find(mark, office.end())) >= 0), default=len(clean)
        )
        window = clean[office.end() : min(clause_end, office.end() + 60)]
        if LEADS.search(window):
            return HomeFound(place_key=place.place_keys[0], basis="leader_office", start=place.start, end=place.end)
    return None


def _lowest_office(
    clean: str,
    place: PlaceCandidate,
    office: re.Match[str],
    places: Sequence[PlaceCandidate],
    vocabulary: Vocabulary,
) -> tuple[PlaceCandidate, re.Match[str]]:
    """Give the smallest place whose office somebody holds: 甲省委常委、乙市委书记丙 → 乙市, where 乙市 lies in 甲省."""
    for later in places:
        if later.start < office.end():
            continue
        if NEXT_OFFICE.fullmatch(clean, office.end(), later.start) is None:
            break
        below = OFFICE_BEFORE.match(clean, later.end) or OFFICE_BEFORE.match(clean, later.end - 1)
        above = {p.place_key for p in vocabulary.ancestors(later.place_keys[0])}
        if below is not None and place.place_keys[0] in above:
            place, office = later, below
    return place, office


# 甲省委|常委、|乙市委: from one office of a list to the next
NEXT_OFFICE = re.compile(r"[\u4e00-\u9fff、]{0,20}、")
# 乙市委|书记丙陪同考察: who goes along with guests
GOES_WITH_THEM = re.compile(r"[^,，。;；在由与和率带]{1,14}?陪同")


def _by_paper(text: RestoredText, vocabulary: Vocabulary) -> HomeFound | None:
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


NATIONAL = re.compile(r"(?:中国)?台湾网")  # a medium of the whole country, whatever place it is named after
# 来源:远山市外事局: an office that writes of its own town
OFFICE_THAT_WRITES = re.compile(
    r"(?:[市县区州省]|^[\u4e00-\u9fff]{2,3}(?=国资))(?:国资|外事|外侨|商务|招商|投资促进|投促|经合|发改|工信|文旅|外办|侨办|发展(?:和)?改革)[\u4e00-\u9fff]{0,4}(?:局|办|委|中心)?$"
)
# 本报上海讯: where a paper sends its reporter is not where it is printed.
SENT_TO = re.compile(r"本报(?P<place>[\u4e00-\u9fff]{2,4})(?:专?[电讯]|[0-9]{1,2}月[0-9]{1,2}日[电讯])")
# 市党政代表团在乙市举办: a delegation of no named place is of home, and away.
OUR_GUESTS_IN = re.compile(
    r"(?<![\u4e00-\u9fff])[市区县州省][\u4e00-\u9fff]{0,6}(?:代表团|考察团|招商团)(?:一行)?[^,，。;；]{0,6}?在"
)
GOES_THERE = re.compile(
    r"(?:赴|前往|出访|飞赴|抵达(?=[^,，。;；]{0,12}?第[一二三四五六七八九]站))(?:[^,，。;；赴往]{0,12}?第[一二三四五六七八九]站[—-]{1,2})?(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区)|[\u4e00-\u9fff]{2,3})?$"
)
# 市工商联主席, 省贸促会会长: the head of a house of no named city
HEAD_OF_A_HOUSE = re.compile(
    r"(?<![\u4e00-\u9fff])[省市区县州旗盟](?:工商联|总商会|贸促会|政协|人大|侨联|台办|科协|总工会|团委|妇联|[\u4e00-\u9fff]{2,6}局|[\u4e00-\u9fff]{2,6}委)[\u4e00-\u9fff]{0,8}?(?:主席|会长|局长|主任|书记)"
)


def sets_out_for(clean: str, start: int) -> bool:
    """Tell whether an official of no named city sets out for the place that begins at `start`: 市长甲率团赴|乙市."""
    if GOES_THERE.search(clean, max(0, start - 30), start) is None:
        return False
    clause = max(clean.rfind(mark, 0, start) for mark in ",，。;；\n") + 1
    if start - clause <= 2 and clean[clause - 1 : clause] in (",", "，"):  # 市长甲带领商务局局长乙,|赴丙市
        clause = max(clean.rfind(mark, 0, clause - 1) for mark in ",，。;；\n") + 1
    return (OFFICE_WORD.search(clean, clause, start) or HEAD_OF_A_HOUSE.search(clean, clause, start)) is not None


def _gone_to(clean: str, places: Sequence[PlaceCandidate]) -> set[str]:
    """Give the keys of places an official of no named city sets out for: 区委书记甲带队赴乙市、丙市."""
    keys: set[str] = set()
    in_list = -1
    for place in places:
        if sets_out_for(clean, place.start) or (in_list >= 0 and clean[in_list : place.start] in ("、", "和", "及")):
            keys.add(place.place_keys[0])
            in_list = place.end
        else:
            in_list = -1
    return keys


def _visited_from_afar(clean: str, places: Sequence[PlaceCandidate], gone: set[str]) -> set[str]:
    """Give the keys of places a delegation was led to, and of those gone to whose offices are named with them: 乙县县委书记甲.

    Who writes at home says 县委书记. `gone` are the keys of all places that somebody goes to.
    """
    named = {
        p.place_keys[0]
        for p in places
        if p.end - p.start > 2 and OFFICE_OF_ITS_LEVEL.match(clean, p.end) and clean[p.end] == clean[p.end - 1]
    }
    led: set[str] = set()
    starts = [p.start for p in places]
    led |= {p.place_keys[0] for sent in SENT_TO.finditer(clean) for p in places if p.start == sent.start("place")}
    for found in (*LED_THERE.finditer(clean), *OUR_GUESTS_IN.finditer(clean)):
        for place in places[bisect_left(starts, found.end()) : bisect_left(starts, found.end() + 24)]:
            if re.search(r"[,，。;；]", clean[found.end() : place.start]) is None:
                led.add(place.place_keys[0])
    return (gone & named) | led


def _by_count(
    clean: str,
    places: Sequence[PlaceCandidate],
    vocabulary: Vocabulary,
    ours: Sequence[re.Match[str]],
    level_word: str | None = None,
) -> HomeFound | None:
    """The Chinese city named far oftener than any other, where the text says 我市 or gives offices without a city."""
    shown = ours[0].group() if ours else "市"
    word = level_word or (shown[-1] if shown[0] in "我全" else shown[0])
    level = LEVEL_BY_WORD.get(word, "city")
    times: Counter[str] = Counter()
    first: dict[str, PlaceCandidate] = {}
    gone_to = _gone_to(clean, places)
    for place in places:
        key = place.place_keys[0]
        if key in gone_to:
            continue
        found = vocabulary.places.get(key)
        if (
            found is None
            or found.country_code != "CN"
            or (len(place.place_keys) > 1 and place.rule == "single_character")
        ):
            continue
        if found.level == "zone" and found.parent_key:
            found = vocabulary.places[found.parent_key]
            key = found.place_key
        is_city = found.level == "city" or (found.level == "district" and found.name.endswith("市"))
        if level == "city" and not (is_city or found.name in ("北京市", "上海市", "天津市", "重庆市")):
            continue
        if level != "city" and found.level != level:
            continue
        if level == "district" and clean[place.end - 1] in "区县旗" and clean[place.end - 1] != word:
            continue  # 区领导 are of no county
        times[key] += 1
        first.setdefault(key, place)
    ranked = times.most_common(2)
    if not ranked or ranked[0][1] < MIN_TIMES:
        return None
    best = ranked[0][0]
    if len(ranked) > 1 and ranked[0][1] < ranked[1][1] * 1.5:
        governed = [key for key, count in times.items() if count >= MIN_TIMES and _is_governed(clean, places, key)]
        if len(governed) != 1:
            return None
        best = governed[0]
    place = first[best]
    return HomeFound(place_key=best, basis="article", start=place.start, end=place.end)


# 甲市|投资推介会5月7日|在|乙市举行
OWN_OCCASION = re.compile(
    r"(?:[(（][^()（）]{1,8}[)）])?[^,，。;；、与和同—·()（）-]{0,20}?(?:推介会|推介活动|推介大会|说明会|恳谈会|招商会|招商大会)[”」》]?"
    r"[^,，。;；在于]{0,12}?[在于](?=[^,，。;；]{2,30}?(?:举行|举办|召开|开幕))"
)


def _by_own_occasion(clean: str, places: Sequence[PlaceCandidate], vocabulary: Vocabulary) -> HomeFound | None:
    """Read 甲市投资推介会在乙市举行: who promotes himself elsewhere is at home in 甲市, and a bare 市委书记 is his."""
    held: dict[str, PlaceCandidate] = {}
    for place in places:
        found, known = OWN_OCCASION.match(clean, place.end), vocabulary.places.get(place.place_keys[0])
        if found is None or known is None or known.country_code != "CN" or known.level not in ("city", "district"):
            continue
        there = next((q for q in places if q.start == found.end()), None)
        if there is not None and not _related(place.place_keys[0], there.place_keys[0], vocabulary):
            held.setdefault(place.place_keys[0], place)
    if len(held) != 1:
        return None
    ((key, place),) = held.items()
    return HomeFound(place_key=key, basis="article", start=place.start, end=place.end)


def _places_of(
    clean: str,
    story: Story,
    behind: re.Pattern[str],
    organizations: Sequence[OrganizationCandidate],
    vocabulary: Vocabulary,
) -> list[PlaceCandidate]:
    """Give the place in 甲市委、市政府, hidden in the name of a body, as a place of its own; `behind` follows but its last character."""
    found: list[PlaceCandidate] = []
    for body in organizations:
        if body.kind not in ("party", "government") or not story.start <= body.start < story.end:
            continue
        named = vocabulary.match("place", clean[body.start : body.end])
        if not named or named[0][0] != 0 or behind.match(clean, body.start + named[0][1] - 1) is None:
            continue
        end = body.start + named[0][1]
        found.append(
            PlaceCandidate(
                start=body.start,
                end=end,
                rule=body.rule,
                name=clean[body.start : end],
                level=vocabulary.places[named[0][2]].level,
                place_keys=(named[0][2],),
            )
        )
    return found


def _is_governed(clean: str, places: Sequence[PlaceCandidate], key: str) -> bool:
    """Tell whether a text speaks of the government of a place: 甲市委、市政府将全力支持."""
    return any(p.place_keys[0] == key and GOVERNED.match(clean, p.end - 1) for p in places)
