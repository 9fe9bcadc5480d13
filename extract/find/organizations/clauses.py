"""Bodies proven by the clause around them: visited, owned, holding a title, said to be a firm, signing in Latin letters."""

from __future__ import annotations

import re
from functools import cache

from extract.find.marks import SIGHT_AFTER, TRANSCRIBED, TitleMark, alternation, is_generic, separates, word_list
from extract.find.organizations.bodies import MAX_BARE_NAME, MIN_NAME, Bodies
from extract.find.organizations.coined import add_called_on
from extract.find.organizations.edges import MISSIONS, PURPOSES, WEAK_TITLES, item_end, latin_left, past_ordinary_words
from extract.find.organizations.lists import add_item
from extract.find.organizations.shapes import is_strong, is_trade_name, may_be_body
from extract.find.organizations.words import (
    AT_AN_END,
    ELIDED,
    HOSTS,
    MIN_TRADE,
    ORGANIZATIONS,
    SIGNS,
    SIGNS_WITH,
    cuts_no_word,
    goes_to,
    strict_visits,
    trade_end,
)

LATIN_START = re.compile(r"[A-Z][A-Za-zÀ-ÿ0-9&.'’+-]*(?: [A-Z][A-Za-zÀ-ÿ0-9&.'’+-]*)*")
REST_OF_A_GROUP = re.compile(r"[团组](?!结)(?:一行|全体|成员|部分|嘉宾|客人)")
LATIN_NAME = re.compile(r"(?=[A-Za-z0-9 ]*[A-Za-z]{2})[A-Z][A-Za-zÀ-ÿ0-9&.'’+-]*(?: [A-Z0-9][A-Za-zÀ-ÿ0-9&.'’+-]*)*")
LATIN_FIRM = re.compile(
    r"[A-Z][A-Za-zÀ-ÿ&.'’+-]*(?: (?:(?:and|und|et|of|for|für|de|du|di|the|van|von|&) ){0,2}[A-Z][A-Za-zÀ-ÿ&.'’+-]*)* "
    r"(?:GmbH|Gmbh|AG|SAS|SA|SE|Ltd\.?|Limited|Inc\.?|Corp\.?|Corporation|LLC|PLC|Plc|Co\.?|NV|BV|AB|Oy|SpA|SRL|Group|Holdings?|"
    r"Company|Bank|University|Institute|Association|Chamber|Foundation|Center|Centre|Council|Technologies|Technology)(?![A-Za-zÀ-ÿ0-9])"
)
ACRONYM = re.compile(r"\d?[A-Z]{1,3}\d?")  # AI, 5G, ESG: no firm
PARTNERS = re.compile(r"(?:强强)?(?:携手|合作|签约|签署|签订|达成|会谈|洽谈(?!会)|共建|联合|联手|战略合作|共同)")
# Wexler Systems, Halden Group: what ends such a name is a firm's, not a person's.
LATIN_KIND = re.compile(
    r"(?:Systems?|Group|Technolog(?:y|ies)|Motors?|Energy|Holdings?|Industries|International|Pharma|Labs?|Solutions|Robotics|Capital|Partners|Bio)$"
)
# Northlake|宣布: what people of that name may do too is left out.
DOES_AS_A_FIRM = re.compile(
    r"(?:正式|率先|日前|近日|今日|昨日)?(?:宣布|推出|收购|发布)(?!会|者|人)|公司(?!法)|集团|旗下|首席执行官|CEO|总裁|联合创始人"
)
EACH_SIGNS = re.compile(r"分别[与和同][^。；;\n]{2,120}?签")
WORK_AFTER = re.compile(
    r"(?:等|[、和与及][\u4e00-\u9fff、]{2,20}?等)(?:各?项)?(?:工作|事宜|事项|方面|议题|内容|领域|课题)"
)
CLAUSE_BEGINS = frozenset(("", "\n", "。", "；", "，", ","))
CLAUSE_START = "\n。；！？，：“ \u3000,;:!?"
ACTS = re.compile(
    r"表示|介绍|分享|签署|签约|签订|携手|联合|宣布|推出|代表|将|与|也|还|现场|近年|目前|拥有|已|在|作为|于|是|成立|位于|总部|拟|计划|投资"
)


@cache
def _visits() -> re.Pattern[str]:
    return re.compile(alternation(ORGANIZATIONS, "visits"))


@cache
def _owns() -> re.Pattern[str]:
    return re.compile(alternation(ORGANIZATIONS, "owners"))


@cache
def _firm_is() -> re.Pattern[str]:
    is_words, nouns = alternation(ORGANIZATIONS, "firm_is"), alternation(ORGANIZATIONS, "firm_nouns")
    works = alternation(ORGANIZATIONS, "firm_works")
    return re.compile(rf"(?:{works})|(?:{is_words})(?=[^。；\n]{{0,60}}?(?:{nouns})|[^。；\n]{{0,24}}?500强)")


def add_latin_firms(bodies: Bodies) -> None:
    """Find firms written in Latin letters, by their last word or as who signs or hosts: Northlake Systems."""
    for firm in LATIN_FIRM.finditer(bodies.clean):
        bodies.add(firm.start(), firm.end(), "company", "latin_firm")
    for name in LATIN_NAME.finditer(bodies.clean):
        start, end = name.span()
        if " " in name.group() and not LATIN_KIND.search(name.group()):
            continue  # Peter Radde: rather a person
        if end - start < 3 or (start, end) in bodies.found or not cuts_no_word(bodies.clean, start, end):
            continue
        if name.group() in word_list(ORGANIZATIONS, "latin_no_firms"):
            continue  # MOU与合同一并签署
        before = bodies.clean[start - 1 : start]
        signs = before in ("", "与", "和", *CLAUSE_START) and (
            SIGNS_WITH.match(bodies.clean, end) or (before in ("与", "和") and SIGNS.match(bodies.clean, end))
        )
        acts = before in CLAUSE_BEGINS and end - start > 3 and DOES_AS_A_FIRM.match(bodies.clean, end)
        if signs or acts or (before in ("由", "、") and HOSTS.match(bodies.clean, end)):
            bodies.add(start, end, "company", "latin_firm")


def add_visited(bodies: Bodies) -> None:
    """Read what is visited: 拜访A、B、C. One strong member vouches for the others."""
    clean = bodies.clean
    for verb in _visits().finditer(clean):
        items, start = [], verb.end()
        for _ in range(30):
            if start < len(clean) and clean[start] == "了":
                start += 1
            end = item_end(bodies, start)
            if end <= start:
                break
            items.append((past_ordinary_words(bodies, start, end), end))
            if end < len(clean) and clean[end] in "、和及与暨":
                start = end + 1
                continue
            break
        if items and start == items[-1][0] and clean.startswith("都", items[-1][1]):
            if AT_AN_END.match(clean, items[-1][1] + 1):
                items.pop()  # 参观机场和某某玉|都
        if not items:
            continue
        add_called_on(bodies, verb.group(), items)
        strong = sum(is_strong(bodies, item) for item in items)
        for item in items:
            if item in bodies.found or not may_be_body(bodies, *item):
                continue
            name = clean[item[0] : item[1]]
            if item[1] not in bodies.suffix_by_end and separates(name) > 1 and trade_end().search(name) is None:
                continue  # 社区|食堂, 城市|大脑
            if REST_OF_A_GROUP.match(name):
                continue  # 会见考察|团全体成员
            if clean.startswith("暨", item[1]) and item[1] not in bodies.suffix_by_end:
                continue  # 同心课堂|暨某某工作展示馆: one house of two names
            if SIGHT_AFTER.match(clean, item[1]):
                continue  # 某某|与当地人民陈列馆
            if clean.startswith(tuple(PURPOSES | MISSIONS), item[1]):
                continue  # 考察了城市规划|展示馆: a site, cut by the verb in its name
            if (
                (strong and len(items) > 1 and verb.group() in strict_visits())
                or (verb.group() in goes_to() and is_trade_name(bodies, *item))
                or (verb.group() in strict_visits() and LATIN_NAME.fullmatch(name) and not ACRONYM.fullmatch(name))
                or (strong > 1 and verb.group() in goes_to() and trade_end().search(name))
                or (
                    clean.count(name) > 1
                    and len(name) > 2
                    and verb.group() in strict_visits()
                    and not bodies.is_placed(item)
                )
            ):
                add_item(bodies, *item, "company", "visited_body")


def add_owned(bodies: Bodies) -> None:
    """Read 甲集团旗下乙, 甲集团下属公司Northlake Systems: the owner, and what it owns."""
    clean = bodies.clean
    for owns in _owns().finditer(clean):
        at = owns.start()
        left = latin_left(bodies, bodies.marks.left_edge(at), at)
        left = past_ordinary_words(bodies, left, at)
        if clean.startswith(("旗下", "下属"), at) and may_be_body(bodies, left, at):
            bodies.add(left, at, "company", "owner_of_a_body")
        named = at in bodies.suffix_by_end or at in bodies.marks.known_ends or (left, at) in bodies.found
        if not named and "子公司" not in owns.group():
            continue  # 其下属: no owner is named
        right = owns.end()
        end = item_end(bodies, right)
        latin = LATIN_START.match(clean, right)
        if latin and latin.end() > end:
            end = latin.end()
        if may_be_body(bodies, right, end) and not bodies.is_plain(clean[right:end], right):
            if separates(clean[right : bodies.suffix_by_end[end].start] if end in bodies.suffix_by_end else "") > 0:
                continue  # 下属板块公司
            if end - right <= 10 or end in bodies.suffix_by_end or latin:
                bodies.add(right, end, "company", "owned_body")


def add_before_title(bodies: Bodies, title: TitleMark) -> None:
    """Find a body by the title that only a body grants: 远岫能源|董事长季川."""
    clean, end = bodies.clean, title.start
    if end == 0 or title.title_class not in ("company", "association", "academic"):
        return
    if title.name in WEAK_TITLES or not _holder_follows(bodies, title.end):
        return
    left = latin_left(bodies, bodies.marks.left_edge(end), end)
    while left < end and clean[left] == " ":
        left += 1
    if clean[end - 2 : end] in ("行政", "财务", "人事", "营销") and end - left > 4:
        end -= 2  # 锦川电机|行政副总
    known = bodies.marks.known_by_start.get(left)
    own = known is not None and known[0] - left < MIN_TRADE and is_trade_name(bodies, left, end)  # 新华|能源
    if known is not None and not own and known[0] < end and separates(clean[known[0] : end]):
        return  # 中粮集团|品牌推广总监: a department of the firm
    words = clean[left:end]
    if not MIN_NAME <= len(words) <= MAX_BARE_NAME or (left, end) in bodies.found or end in bodies.suffix_by_end:
        return
    after_title = clean[left - 1 : left] == "、" and (left - 1) in bodies.marks.title_by_end
    if after_title and not is_trade_name(bodies, left, end):
        return  # 集团副总裁、政企业务总裁: a department of the body named before
    if (
        title.name in ("负责人", "代表", "高管", "理事", "常务", "秘书", "顾问", "工程师", "律师")
        and clean.count(words) < 2
    ):
        return
    if any(at in bodies.suffix_by_end for at in range(left + 2, end)) and is_generic(
        clean[max(at for at in range(left + 2, end) if at in bodies.suffix_by_end) : end]
    ):
        return  # 投资局高级投资|经理: a department of the body before it
    if title.title_class != "company" and clean.count(words) < 2:
        return
    if words.endswith("籍"):
        return  # 温籍|侨领: where people are from
    if not may_be_body(bodies, left, end) or ELIDED.match(words):
        return
    if any(at in bodies.marks.place_by_start and bodies.marks.place_by_start[at][0] == end for at in range(left, end)):
        return
    bodies.add(left, end, "association" if words.endswith("会") else "company", "body_before_its_title")


def _holder_follows(bodies: Bodies, end: int) -> bool:
    """Tell whether a name or another title of the same person may stand behind a title."""
    following = bodies.clean[end : end + 1]
    if end in bodies.marks.title_by_start or following in ("、", "兼", "/", " "):
        return True
    return (
        following in bodies.vocabulary.surnames
        or "A" <= following <= "Z"
        or bodies.clean[end : end + 2] in bodies.vocabulary.compound_surnames
        or following in TRANSCRIBED
    )


def add_said_to_be_firms(bodies: Bodies) -> None:
    """Find firms by the clause behind them: 云帆科技|是一家专注物流的企业, 云帆科技|签署."""
    clean = bodies.clean
    for said in _firm_is().finditer(clean):
        end = said.start()
        left = latin_left(bodies, bodies.marks.left_edge(end), end)
        if left and clean[left - 1] not in CLAUSE_START:
            continue
        works = said.group() in word_list(ORGANIZATIONS, "firm_works") and end - left > 5
        if may_be_body(bodies, left, end, says_firm=works) and (works or not bodies.is_placed((left, end))):
            bodies.add(left, end, "company", "said_to_be_a_firm")
    for start in dict.fromkeys((0, *bodies.marks.stop_ends)):
        if start and clean[start - 1] not in CLAUSE_START and clean[start - 1] not in "与和、由暨":
            continue
        end = bodies.marks.right_edge(start)
        if 4 <= end - start <= 12:
            signs = SIGNS.match(clean, end) or SIGNS_WITH.match(clean, end)
            if clean[start - 1 : start] in ("由", "、"):
                signs = HOSTS.match(clean, end)
            if clean[start - 1 : start] == "由" and not signs:
                continue
            if (start, end) in bodies.found or not is_trade_name(bodies, start, end, is_actor=signs is not None):
                continue
            once = clean.count(clean[start:end]) < 2 and not (
                signs or PARTNERS.match(clean, end) or EACH_SIGNS.match(clean, end)
            )
            if once and ((start and clean[start - 1] not in CLAUSE_START) or not ACTS.match(clean, end)):
                continue
            if WORK_AFTER.match(clean, end) or "·" in clean[start:end]:
                continue  # 就甲、陆港建设等工作; 甲省·乙市旅游推介会
            if may_be_body(bodies, start, end):
                bodies.add(start, end, "company", "trade_name")
