"""Relations between bodies and places: who belongs to whom, who has put money where, who sits where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Project, Relation
from extract.assemble.trips import Frame
from extract.assemble.wording import LIST_MARKS

# X旗下Y, X下属公司Y, X的全资子公司Y: what stands between the owner and the owned.
OWNS = re.compile(
    r"(?:集团)?(?:旗下|下属|所属|麾下)(?:的)?(?:全资|控股)?(?:子)?(?:公司|企业|机构|品牌)?|的?(?:全资|控股)?子公司[—―-]{0,2}"
)
OWNS_NEW = re.compile(r"(?:落户|设立|成立|投资|建立|拥有|注册)(?:了|有)?(?:其)?(?:全资|控股)?子公司")
# 望溪公司由甲公司和乙公司联合出资设立; 甲公司与乙公司合资组建了望溪公司.
FOUNDED = r"(?:共同|联合|合作)?(?:投资|出资|合资)(?:共同|联合)?(?:设立|成立|组建|创办|创建|兴建|建立)"
FOUNDED_BY = re.compile(FOUNDED)
FOUNDS = re.compile(rf"{FOUNDED}(?:了|的)?")
BY = re.compile(r"(?:是|系)?由")
BUYS = re.compile(r"(?:全资|成功|战略|增资)*(?:收购|并购|入股|参股|控股)了?")
BELONGS = re.compile(r"(?:隶属|从属)于?(?:世界|中国|全球|[0-9]{1,3}强|央企|国企|大型|知名){0,4}")
HAS_UNDER_IT = re.compile(r"旗下(?:拥有|有|包括)")
IS_OWNED = re.compile(
    r"(?:是|系|为)(?P<owner>.{1,20}?)(?:的)?(?:旗下的?)?(?:全资|控股|在华|在锡)?(?:子公司|下属公司|下属企业|旗下企业|旗下公司)"
)
# 在X投资设立有甲、乙、丙等超10家企业: the firms belong to who set them up, and sit there.
SET_UP = re.compile(r"(?:投资|先后|共|已|相继)*(?:设立|成立|创办|建立|布局|组建|创建)(?:了|有)")
JOINTS = ("、", "和", "与", "及", "以及")
COUNTED_FIRMS = re.compile(r"等(?:[^,，。;；、]{0,8})?(?:企业|公司|子公司|基地)")
# Money or plant has come to a place; 计划投资 has not.
INVESTS = re.compile(
    r"投资(?!环境|者|商|机构|促进|合作|热土|兴业的|额|机遇|机会|信心|推介|贸易|洽谈|潜力|吸引力|政策|便利|关系|意向|说明|银行)"
    r"|设立(?!以来)|建成|建有|建立了|落地建设|实施.{0,6}项目|布局建设|落户了|落户(?=[0-9一二三四五六七八九十]+|$|,|，)|"
    r"历经.{0,6}年发展|扎根.{0,6}年|加紧建设|正在建设|建设(?:了|的)|生产(?!力|性|线|要素|总值|经营|生活|过程|流程|情况|工艺|车间|环节)|设厂|建厂|兴建"
)
INVESTS_BEFORE_PLACE = re.compile(r"(?:落户|进驻|投资|入驻|扎根|落子|布局)(?:在|于|了|到)?$")
COMES_TO_INVEST = re.compile(r"来.{1,6}(?:投资|设厂|建厂|兴业)")
NOT_YET = re.compile(
    r"将|拟|计划|希望|欢迎|期待|期盼|考虑|未来|意向|争取|力争|有意|可能|邀请|愿|鼓励|支持|推动|推进|促进|加快|吸引|引进|招引|如果|若|诚邀|助力|服务于|做好|要(?!素|求|闻|点|地)"
)
# Bodies that sit at a place because they say so.
SITS_AT = re.compile(r"(?:位于|坐落于|坐落在|地处|位处)$")
SEATED_AT = re.compile(r"(?:总部|本部)(?:设|位|坐落|设立)?(?:在|于)$")
NATION_FIRM = re.compile(
    r"[^,，。;；]{0,24}?(?:企业|公司|集团|银行|制造商|供应商|开发商|服务商|生产商|运营商|零售商|集团之一|机构|品牌)"
)
WELL_KNOWN = re.compile(
    r"(?:知名|著名|龙头|大型|顶尖|本土|重点|优秀|代表性|骨干|跨国|科技|财团|世界500强|的)*(?:企业|公司|集团|财团|机构)"
)
KINDS_OF_FIRM = re.compile(
    r"(?:知名|著名|龙头|大型|顶尖|本土|跨国|的)*(?:企业|公司|财团|制造商|供应商|品牌)(?:——|:|：)?"
)
SISTERS = re.compile(r"友好|友城|姐妹城市")  # looked for first: most clauses have none of them
# Two places are made friends by these words; 签订合作项目 with a 友城 makes nobody a friend.
SISTERS_MADE = re.compile(
    r"(?:建立|缔结|结为|结成|结下|签署|签订)(?:了|起|为)?[^,，。;；]{0,10}?(?:友好城市|友城|姐妹城市|友好交流城市|友好合作城市|友好关系城市|友好省|友好市[县州]|友好县市|友好区县|友好州府|友好[市县区州]|友好交流关系)"
)
SISTER_IS = re.compile(r"是[^,，。;；]{0,12}?(?:友好城市|友城|姐妹城市)(?:之一)?$")
OURS = re.compile(r"我[市省区县州]")
THAT_TOWN = re.compile(r"该[市省州县郡区府]")
TOWNS = ("city", "province", "district")
MAX_CHARS_TO_TOWN = 120  # the sentence that speaks of the town, mostly the one before
PAPER = re.compile(r"《[^》]*》")
OPENS_WITH_FRIEND = re.compile(r"(?:并|先后|已|又)?[与和同](?!我|其|多|许|世界|国)")
LIST_MARK = re.compile("、")
JOINED = re.compile(r"(?<!参)与|同(?!时|意)|(?<![共平])和")
# What is left of a firm's name without its country when the name says nothing: 日本公司, 新西兰牧场, 法国新创公司.
NO_NAME = re.compile(
    r"[一二三四五六七八九十两]大.{1,6}|(?:新创|初创|知名|著名|大型|龙头|本土|驻华|在华|跨国|科技|有关|各|的)*(?:公司|企业|集团|厂商|机构|银行|大学|协会|商会|牧场|农场|工厂|酒店|超市|半导体|[\u4e00-\u9fff]{1,2})"
)
# A part of a firm: its owner's nation is not where it sits.
PART_OF_FIRM = re.compile(r"(?:孔子学院|总部|分公司|代表处|办事处|联络处|分行|支行|事务所|大使馆|领事馆|总领馆)$")
# 某国文化部 is of a state, not a firm of it.
OF_STATE = re.compile(r"(?:(?<!公)司|议院|部|厅|署|局|处|委员会|议会|国会|法院|检察院|政府|省)$")
BRANCH = re.compile(r"(?:分|子)?(?:公司|工厂|有限公司|生产基地|基地|制造厂)")  # what follows the land in 云帆墨西哥公司
NEAR_REGIONS = {
    "CN-710000": "台湾",
    "CN-810000": "香港",
    "CN-820000": "澳门",
}  # told as where a firm is from, as lands are
BARE_FIRM = re.compile(r"(?:目前|现在|如今)?(?:该)?(?:企业|公司|集团|其)")


def find_relations(reading: Reading, frames: list[Frame], projects: Sequence[Project] = ()) -> list[Relation]:
    """Read all clauses for relations that are stated, not hoped for; each pair once.

    Whoever pays for a project that is being built, or runs, at a place has put money there.
    """
    kept: dict[tuple[str, str, str], Relation] = {}
    home_by_story = {frame.story.ordinal: frame.home_id for frame in reversed(frames)}
    for clauses in reading.clauses_by_sentence.values():
        home_id = home_by_story.get(clauses[0].sentence.story)
        for relation in (
            *_investments(reading, clauses),
            *(r for c in clauses for r in _in_clause(reading, c, home_id)),
        ):
            key = (relation.relation, relation.subject_id, relation.object_id)
            if relation.subject_id != relation.object_id:
                kept.setdefault(key, relation)
    for relation in (*_zones(reading), *_built(projects)):
        kept.setdefault((relation.relation, relation.subject_id, relation.object_id), relation)
    return list(kept.values())


def _in_clause(reading: Reading, clause: Clause, home_id: str | None) -> Iterator[Relation]:
    yield from _subsidiaries(reading, clause)
    if not NOT_YET.search(clause.text):
        yield from _founders(reading, clause)
    yield from _nationalities(reading, clause)
    yield from _seats(reading, clause)
    if SISTERS.search(clause.text):
        # 签订《…意向书》、缔结友城关系: the hope is in the paper's name only
        words = PAPER.sub(_masked, clause.text) if NOT_YET.search(clause.text) else clause.text
        if not NOT_YET.search(words):
            yield from _sisters(reading, clause, words, home_id)


def _masked(paper: re.Match[str]) -> str:
    return "〇" * len(paper[0])


def _told(
    clause: Clause, relation: str, rule: str, subject: Token | tuple[str, str], target: Token | tuple[str, str]
) -> Relation:
    subject_kind, subject_id = subject if isinstance(subject, tuple) else (_kind(subject), subject.local_id)
    object_kind, object_id = target if isinstance(target, tuple) else (_kind(target), target.local_id)
    return Relation(
        start=clause.start,
        end=clause.end,
        story=clause.sentence.story,
        rule=rule,
        relation=relation,
        subject_kind=subject_kind,
        subject_id=subject_id,
        object_kind=object_kind,
        object_id=object_id,
    )


def _kind(token: Token) -> str:
    return "place" if token.kind == "L" else "organization"


# ---------------------------------------------------------------- who belongs to whom
def _subsidiaries(reading: Reading, clause: Clause) -> Iterator[Relation]:
    firms = [t for t in clause.tokens if reading.is_firm(t)]
    for owner, owned in pairwise(firms):
        between = reading.clean[owner.end : owned.start]
        if (len(between) < 14 and OWNS.fullmatch(between.strip())) or (
            len(between) < 40 and OWNS_NEW.search(between[-12:]) and owner in clause.subjects
        ):
            yield _told(clause, "subsidiary_of", "subsidiary_named_after_owner", owned, owner)
        elif BELONGS.fullmatch(between):
            yield _told(clause, "subsidiary_of", "subsidiary_said_to_be", owner, owned)
        elif HAS_UNDER_IT.fullmatch(between):
            for firm in _with_list(reading, _end_of_list(reading, firms, owned)):
                yield _told(clause, "subsidiary_of", "subsidiary_named_after_owner", firm, owner)
        elif (said := IS_OWNED.match(reading.clean, owner.end)) and said.start("owner") <= owned.start < said.end(
            "owner"
        ):
            yield _told(clause, "subsidiary_of", "subsidiary_said_to_be", owner, owned)


def _founders(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Read 望溪公司由甲公司和乙公司联合出资设立, 甲公司与乙公司合资组建望溪公司 and 甲公司收购乙公司."""
    firms = [t for t in clause.tokens if reading.is_firm(t)]
    for first, second in pairwise(firms):
        between = reading.clean[first.end : second.start]
        if BY.fullmatch(between):
            last = _end_of_list(reading, firms, second)
            if FOUNDED_BY.match(reading.clean, last.end):
                for founder in _with_list(reading, last):
                    if founder is not first:
                        yield _told(clause, "invests_in", "firm_set_up_by", founder, first)
        elif FOUNDS.fullmatch(between):
            for founder in _with_list(reading, first):
                yield _told(clause, "invests_in", "firm_set_up_by", founder, second)
        elif BUYS.fullmatch(between):
            yield _told(clause, "invests_in", "firm_bought_by", first, second)


def _end_of_list(reading: Reading, firms: list[Token], first: Token) -> Token:
    last = first
    for token in firms[firms.index(first) + 1 :]:
        if reading.clean[last.end : token.start] not in JOINTS:
            break
        last = token
    return last


# ---------------------------------------------------------------- whose nation, which seat
def _nationalities(reading: Reading, clause: Clause) -> Iterator[Relation]:
    """Read 韩国某某社, 某社是韩国…企业, and a list that ends 等韩国知名企业."""
    for at, token in enumerate(clause.tokens):
        if reading.is_firm(token):
            country = _country_in_name(reading, token)
            if country is not None and not _says_nothing(reading, token):
                yield _told(clause, "headquartered_in", "country_before_firm", token, ("place", country))
            yield from _branch_abroad(reading, clause, token)
        if token.kind != "L" or not _is_foreign_country(reading, token):
            continue
        following = clause.tokens[at + 1] if at + 1 < len(clause.tokens) else None
        if (
            following is not None
            and following.start == token.end
            and reading.is_firm(following)
            and not _says_nothing(reading, following)
        ):
            yield _told(clause, "headquartered_in", "country_before_firm", following, token)
        before = reading.clean[max(clause.start, token.start - 1) : token.start]
        if (kind := KINDS_OF_FIRM.match(reading.clean, token.end)) is not None:
            stop = kind.end()
            for body in clause.tokens[at + 1 :]:
                joint = reading.clean[stop : body.start]
                if joint not in (("",) if stop == kind.end() else JOINTS) or not reading.is_firm(body):
                    break
                yield _told(clause, "headquartered_in", "country_before_firm", body, token)
                stop = body.end
        if before == "等" and WELL_KNOWN.match(reading.clean, token.end):
            stop = token.start - 1
            for body in reversed(clause.tokens[:at]):
                if reading.clean[body.end : stop].strip() not in LIST_MARKS or not reading.is_firm(body):
                    break
                yield _told(clause, "headquartered_in", "country_closes_list_of_firms", body, token)
                stop = body.start
        elif before == "是" and NATION_FIRM.match(reading.clean, token.end):
            named = clause.tokens[at - 1] if at else None
            if named is not None and named.end == token.start - 1 and reading.is_firm(named):
                yield _told(clause, "headquartered_in", "firm_of_country", named, token)


def _says_nothing(reading: Reading, token: Token) -> bool:
    """Tell whether a body is a part of a firm, or named by its kind only; of neither the nation says where it sits."""
    entity = reading.entity(token.local_id)
    if entity is None or PART_OF_FIRM.search(entity.name) or OF_STATE.search(entity.name):
        return True
    return entity.vocabulary_key is None and NO_NAME.fullmatch(_without_country(reading, token)) is not None


def _without_country(reading: Reading, token: Token) -> str:
    written = reading.clean[token.start : token.end]
    country = reading.entity(_country_in_name(reading, token))
    if country is None:
        return written
    return written.removeprefix(NEAR_REGIONS.get(country.vocabulary_key or "", country.name))


def _country_in_name(reading: Reading, token: Token) -> str | None:
    """Give the country that opens a firm's own name as written: 韩国望江日报社 → 韩国."""
    written = reading.clean[token.start : token.end]
    return next(
        (local_id for name, local_id in _lands(reading) if written.startswith(name) and len(written) - len(name) >= 2),
        None,
    )


def _is_foreign_country(reading: Reading, token: Token) -> bool:
    entity = reading.entity(token.local_id)
    return (
        entity is not None
        and (entity.detail_kind == "country" or entity.vocabulary_key in NEAR_REGIONS)
        and entity.vocabulary_key != "CN"
        and token.end - token.start >= 2
    )


def _lands(reading: Reading) -> list[tuple[str, str]]:
    """Give what firms are said to be from: countries abroad, and Taiwan, Hong Kong and Macao."""
    near = [(name, reading.local_by_key[key]) for key, name in NEAR_REGIONS.items() if key in reading.local_by_key]
    return [*reading.foreign_countries, *near]


def _branch_abroad(reading: Reading, clause: Clause, token: Token) -> Iterator[Relation]:
    """Read where a firm's branch lies by the land in its name: 云帆墨西哥公司 → 墨西哥."""
    written = reading.clean[token.start : token.end]
    for name, local_id in reading.foreign_countries:
        at = written.find(name)
        if at >= 2 and BRANCH.fullmatch(written, at + len(name)):
            yield _told(clause, "located_in", "branch_named_after_land", token, ("place", local_id))


def _seats(reading: Reading, clause: Clause) -> Iterator[Relation]:
    for token in clause.tokens:
        place = _as_place(reading, token) or (
            ("place", token.local_id) if _is_foreign_country(reading, token) else None
        )
        if place is None:
            continue
        lead_in = reading.clean[max(clause.start, token.start - 8) : token.start]
        seated, sits = SEATED_AT.search(lead_in), SITS_AT.search(lead_in)
        if not (seated or sits) or clause.is_hoped(token.start):
            continue
        if re.search(
            r"(?:研发|区域|国内|亚太|中国区?|华东|华南|大中华|销售|运营|地区)(?:的?)(?:研发|运营|销售)?(?:总部|本部)",
            clause.text,
        ):
            continue  # a part of the firm sits there
        described = _described(reading, clause, token)
        if described is not None:
            if reading.is_firm(described):
                yield _told(
                    clause, "headquartered_in" if seated else "located_in", "body_sits_at_place", described, place
                )
            continue
        own = [t for t in clause.tokens if t.end <= token.start and t.kind == "O"]
        subject = own[-1] if own else (clause.topic if clause.number > 0 or BARE_FIRM.match(clause.text) else None)
        if subject is not None:
            yield _told(clause, "headquartered_in" if seated else "located_in", "body_sits_at_place", subject, place)


def _described(reading: Reading, clause: Clause, place: Token) -> Token | None:
    """Give what 位于某地的|某公司 and 总部位于某国某市的|某公司 describe: the body right behind 的."""
    end = place.end
    for token in clause.tokens:
        if token.start == end and token.kind == "L":
            end = token.end
        elif token.start == end + 1 and token.kind in "OD" and reading.clean[end] == "的":
            return token
    return None


def _zones(reading: Reading) -> Iterator[Relation]:
    """Give each development zone the place whose name opens its own: 海州高新区 lies in 海州市, where the text names both."""
    seen: set[str] = set()
    for clause in reading.clauses:
        for token in clause.tokens:
            entity = reading.entity(token.local_id)
            if entity is None or token.local_id in seen or token.kind not in "OL":
                continue
            if entity.detail_kind not in ("industrial_park", "zone"):
                continue
            seen.add(token.local_id)
            written = reading.clean[token.start : token.end]
            up = next(
                (
                    i
                    for k in reading.place_keys_up(token.place_id or token.local_id)[1:]
                    if (i := reading.local_by_key.get(k))
                ),
                None,
            )
            place = reading.entity(up)
            if (
                place is not None
                and place.detail_kind in ("city", "district")
                and entity.name != place.name
                and written.startswith(place.name.rstrip("市县区"))
            ):
                yield _told(clause, "located_in", "zone_named_after_place", token, ("place", place.local_id))


# ---------------------------------------------------------------- who has put money where
def _investments(reading: Reading, clauses: list[Clause]) -> Iterator[Relation]:
    """Read 某公司在某地投资设立…, also where place and verb stand in two clauses of one sentence."""
    spot: tuple[Token, tuple[str, str], Clause] | None = None
    for clause in clauses:
        if NOT_YET.search(clause.text):
            spot = None
            continue
        for token in clause.tokens:
            place = _as_place(reading, token)
            if place is None:
                continue
            before = reading.clean[max(clause.start, token.start - 6) : token.start]
            if before.endswith("在"):
                spot = token, place, clause
            elif INVESTS_BEFORE_PLACE.search(before) or (
                before.endswith("来") and COMES_TO_INVEST.match(reading.clean, token.start - 1)
            ):
                investor = _investor(reading, clauses, clause, token)
                if investor is not None:
                    for firm in _with_list(reading, investor):
                        yield _told(clause, "invests_in", "firm_invests_at_place", firm, place)
        if spot is None:
            continue
        token, place, at = spot
        if at is not clause and clause.own_subject and not any(reading.is_firm(t) for t in clause.subjects):
            spot = None  # 在某市,市长甲来到乙公司,了解产品生产: no firm acts there
            continue
        verb = INVESTS.search(reading.clean, token.end if at is clause else clause.start, clause.end)
        if verb is None or any(t.start <= verb.start() < t.end for t in clause.tokens):
            continue
        investor = _investor(reading, clauses, at, token)
        if investor is None:
            spot = None
            continue
        # the verb may stand two clauses on, but only while nobody else has become the subject
        if at is not clause and clause.own_subject and investor not in clause.subjects:
            spot = None
            continue
        for firm in _with_list(reading, investor):
            yield _told(at, "invests_in", "firm_invests_at_place", firm, place)
        yield from _firms_set_up(reading, clause, investor, place, token.end if at is clause else clause.start)
        spot = None


def _with_list(reading: Reading, last: Token) -> list[Token]:
    """Give a firm with those listed before it: 甲、乙和丙在某地设厂 are three."""
    listed = [last]
    before = reading.tokens_in(max(0, last.start - 200), last.start)
    for token in reversed(before):
        if reading.clean[token.end : listed[-1].start] not in JOINTS or not reading.is_firm(token):
            break
        listed.append(token)
    return listed[::-1]


def _firms_set_up(
    reading: Reading, clause: Clause, investor: Token, place: tuple[str, str], start: int
) -> Iterator[Relation]:
    verb = SET_UP.search(reading.clean, start, clause.end)
    if verb is None or not COUNTED_FIRMS.search(reading.clean, verb.end(), clause.end):
        return
    at = verb.end()
    for token in (t for t in clause.tokens if t.start >= verb.end()):
        if not reading.is_firm(token) or reading.clean[at : token.start] not in LIST_MARKS:
            break
        yield _told(clause, "subsidiary_of", "firm_set_up_by", token, investor)
        yield _told(clause, "located_in", "firm_set_up_at", token, place)
        at = token.end


def _as_place(reading: Reading, token: Token) -> tuple[str, str] | None:
    entity = reading.entity(token.local_id)
    if entity is None:
        return None
    if token.kind == "L" and entity.detail_kind in ("city", "district", "zone", "province"):
        return "place", token.local_id
    if token.place_id:
        return "place", token.place_id
    if token.kind == "O" and entity.detail_kind == "industrial_park":
        return "organization", token.local_id
    return None


def _investor(reading: Reading, clauses: list[Clause], clause: Clause, place: Token) -> Token | None:
    own = [t for t in clause.tokens if t.end <= place.start and t.kind in "OD"]
    if own:
        return own[-1] if reading.is_firm(own[-1]) else None
    for earlier in reversed(clauses[: clauses.index(clause)]):
        if earlier.own_subject:
            firms = [t for t in earlier.subjects if reading.is_firm(t)]
            return firms[0] if len(firms) == 1 and len(earlier.subjects) == 1 else None
    if clause.own_subject and clause.subject_word is None:
        return None
    if clause.number > 0 and not BARE_FIRM.match(clause.text):
        first = clauses[0]
        return first.topic if first.topic is not None and first.topic.start >= first.start else None
    if clause.number == 0 and place.start - clause.start <= 2 and clause.topic is not None:
        return clause.topic if reading.is_firm(clause.topic) else None  # 在某地投资…: the firm spoken of goes on
    return clause.topic if BARE_FIRM.match(clause.text) else None


def _built(projects: Sequence[Project]) -> Iterator[Relation]:
    for project in projects:
        built = [stage for stage in project.stages if stage.stage in ("started", "in_production", "expanded")]
        if built and project.investor_id and project.where.local_id and not project.is_inferred:
            yield Relation(
                start=built[0].start,
                end=built[0].end,
                story=project.story,
                rule="project_built_by_investor",
                relation="invests_in",
                subject_kind="organization",
                subject_id=project.investor_id,
                object_kind="place",
                object_id=project.where.local_id,
            )


# ---------------------------------------------------------------- friends
WITH_MANY = re.compile(
    r"[与和同](?:[\u4e00-\u9fff]{2,4})?(?:多个|许多|众多|不少|一些|[0-9]+个|[几数]个)[^,，。;；]{0,8}?(?:建立|结|缔)"
)
EACH_WITH = re.compile(r"分别(?:与|和|同)(?:本|我)[市省区县州]")


def _sisters(reading: Reading, clause: Clause, words: str, home_id: str | None) -> Iterator[Relation]:
    """Read 甲市与乙市、丙市与丁市建立友好城市关系, 我市与乙市结为友城, 乙市是我市友城."""
    made = SISTERS_MADE.search(words)
    states = SISTER_IS.search(words) if made is None else None
    if made is None and states is None:
        return
    if WITH_MANY.search(clause.text):
        return  # 甲道和乙市同多个省市建立友城关系: nor with each other
    if EACH_WITH.search(clause.text):
        return  # 甲市与乙市则分别与本市结为友城: not with each other
    ours = ("place", home_id) if home_id and OURS.search(clause.text) else None
    if made is None:
        cities = _cities(reading, clause, clause.start, clause.end)
        if len(cities) == 2:
            yield _told(clause, "sister_city", "cities_made_friends", cities[0], cities[1])
        elif len(cities) == 1 and ours:
            yield _told(clause, "sister_city", "cities_made_friends", cities[0], ours)
        return
    left: Token | tuple[str, str] | None = ours
    if ours is not None and THAT_TOWN.search(words, 0, made.start()):
        friend = _town_before(reading, clause, ours[1])
        if friend is not None:
            yield _told(clause, "sister_city", "cities_made_friends", friend, ours)
        return
    if ours is None and home_id and OPENS_WITH_FRIEND.match(words) and not _speaks_of_firm(reading, clause):
        left = ours = ("place", home_id)  # 代表团到访,与乙市签署…、缔结友城关系
    for start, end in _items(reading, clause, clause.start + made.start()):
        joined = JOINED.search(reading.clean, start, end)
        before = _cities(reading, clause, start, joined.start() if joined else start)
        behind = _cities(reading, clause, joined.end() if joined else start, end)
        if joined is not None and not behind and ours is not None and OURS.search(reading.clean, joined.end(), end):
            behind, left = before, ours  # 乙市与我市
        elif joined is not None:
            left = before[-1] if before else ours if start == clause.start else None
        elif ours is None and start == clause.start:
            left = None
        if left is not None:
            for city in behind:
                yield _told(clause, "sister_city", "cities_made_friends", city, left)


def _town_before(reading: Reading, clause: Clause, home_id: str) -> Token | None:
    """Give the town 该市 means: the one named last before, unless it is home."""
    tokens = reading.tokens_in(max(0, clause.sentence.start - MAX_CHARS_TO_TOWN), clause.start)
    named = [t for t in tokens if t.kind == "L" and (e := reading.entity(t.local_id)) and e.detail_kind in TOWNS]
    return named[-1] if named and named[-1].local_id != home_id else None


def _speaks_of_firm(reading: Reading, clause: Clause) -> bool:
    return clause.topic is not None and reading.is_firm(clause.topic)


def _items(reading: Reading, clause: Clause, end: int) -> Iterator[tuple[int, int]]:
    """Cut the words before a position at 、: of 甲市与乙市、丙市与丁市 each pair stands alone, even where a name is unknown."""
    start = clause.start
    for mark in LIST_MARK.finditer(reading.clean, start, end):
        yield start, mark.start()
        start = mark.end()
    yield start, end


def _cities(reading: Reading, clause: Clause, start: int, end: int) -> list[Token]:
    """Give the cities and provinces named in a span; of 黑龙江省大庆市 only the smaller."""
    named = [
        t
        for t in clause.tokens
        if t.kind == "L"
        and start <= t.start < end
        and (e := reading.entity(t.local_id)) is not None
        and e.detail_kind in TOWNS
    ]
    return [t for at, t in enumerate(named) if at + 1 == len(named) or named[at + 1].start != t.end]
