"""What talks were about and what was reported at them: words of a clause in which nothing happens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.assemble.reading.tokens import Token

# What the talks were about is no party and no hedge: 就进一步加深合作展开交流.
ABOUT = re.compile(r"(?:(?<![成造早也一])就|围绕|针对)(?!是|会|能|可|此|在|地(?![方区])|业|近|读|职|任|医|餐|坐|要|有)")
# 就某工作|到某市考察: what the journey was about, and the journey.
ABOUT_A_JOURNEY = re.compile(
    r"(?:等)?(?:工作|事宜|事项|方面|问题|项目|领域|主题|内容|合作|发展)(?:专程)?(?=(?:到|来|赴|前往|对)[^,，。;；]{1,16}?(?:回访|考察|调研|访问|洽谈|对接|学习|参观|走访))"
)
# The verb group that closes it, adverbs and all: 就…|进行了深入交流.
ABOUT_END = re.compile(
    r"(?:进行|展开|开展|(?<![合工])作|做|举行)?(?:了|过)?(?:友好|成功|深入|进一步|充分|广泛|坦诚|热烈|务实|亲切|深度|面对面|工作|专题|小范围|的){0,4}"
    r"(?:座谈|交流|洽谈|会谈|沟通|磋商|协商|研讨|会商|商讨|探讨|讨论|商谈|交谈|对接|达成|交换|签署|签订|签约|续签|形成|取得(?=了?[^,，。;；]{0,4}?(?:一致|共识))){1,3}"
)
# 就…|与企业负责人|进行洽谈: the other side of the talks, behind what they were about.
PARTNER_JOINER = re.compile(r"与|同(?!时|志|意|样|步|比|行|期|类)|和")
PARTNER = re.compile(
    r"(?:[^,，。;；、与和同]{0,12}?)(?:负责人|高管|高层|管理层|主要领导|有关领导|相关领导|代表|企业家|专家|客商|嘉宾)(?:等|们|一行)?"
    r"|[^,，。;；、与和同]{0,6}?(?:有关|相关|当地|各|多家|部分|[0-9一二两三四五六七八九十]+[家个])[^,，。;；、与和同]{0,8}?(?:部门|单位|企业|公司|商会|协会|机构|人士|方面|院校|高校|园区|厂商)"
)
TALKS_CLOSE = re.compile(
    r"(?:进行|展开|开展|作|做|举行)?(?:了|过)?(?:友好|深入|充分|广泛|坦诚|务实|亲切|深度|工作|专题|的){0,4}(?:座谈|洽谈|会谈|沟通|磋商|商讨|探讨|商谈|交谈|交流|对接)(?!协议)"
)
THEIR_PEOPLE = re.compile(r"(?:的)?(?:主要|有关|相关)?(?:负责人|负责同志|领导|高管|代表)?(?:等|一行)?")
MAX_BEHIND_PARTNER = 3  # 等人
# 通报了某人赴某国访问并举办推介会等情况: what was told, not what happens.
INFORMS = re.compile(r"(?<=介绍|通报|汇报)了?[^,，。;；]{4,60}?(?:等|的)(?:有关|相关|主要|基本|具体)*情况")


def talked_about(clean: str, start: int, end: int, tokens: list[Token]) -> tuple[tuple[int, int], ...]:
    """Give where a clause tells what talks were about: 就某项目|与企业负责人进行洽谈."""
    return tuple((opens, _until_partner(clean, opens, closes, tokens)) for opens, closes in _about(clean, start, end))


def reported(clean: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Give where a clause tells what was reported: 通报了|某人赴某国访问等情况."""
    return tuple(told.span() for told in INFORMS.finditer(clean, start, end))


def _about(clean: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while (opened := ABOUT.search(clean, at, end)) is not None:
        closed = None
        for mark in ABOUT_END.finditer(clean, opened.end() + 1, end):
            closed = mark  # the last verb of the clause governs: 就签署协议达成共识
        journey = ABOUT_A_JOURNEY.search(clean, opened.end(), end)
        stop = journey.end() if journey else closed.start() if closed else end
        yield opened.start(), stop
        at = max(stop, opened.end())


def _until_partner(clean: str, opens: int, closes: int, tokens: list[Token]) -> int:
    """Close what talks were about before those they were held with: 就某项目合作事宜|与企业负责人进行洽谈."""
    for joiner in reversed(list(PARTNER_JOINER.finditer(clean, opens + 2, closes))):
        if any(t.start <= joiner.start() < t.end for t in tokens):
            continue
        partner = next((t for t in reversed(tokens) if joiner.end() <= t.start and t.end <= closes), None)
        named = partner is not None and partner.kind == "P" and closes - partner.end <= MAX_BEHIND_PARTNER
        if partner is not None and partner.kind in "OD" and partner.start == joiner.end() and joiner.group() != "和":
            # 就某项目与甲集团|进行洽谈; not 就甲与乙集团|签署协议
            talks = TALKS_CLOSE.match(clean, closes) is not None
            named = talks and THEIR_PEOPLE.fullmatch(clean, partner.end, closes) is not None
        if named or PARTNER.fullmatch(clean, joiner.end(), closes):
            return joiner.start()
        return closes
    return closes
