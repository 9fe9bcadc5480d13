"""A second implementation of the damaging tool, and sentences of our own to damage with it.

It works on bytes as the tool did and shares no code with the solver: text becomes traditional GBK, some two-byte codes get
pinyin behind them wherever the two bytes stand, three full-width marks are cut out the same careless way, and what lies
between is decoded with `?` for orphans.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from opencc import OpenCC
from pypinyin import Style, pinyin

MARKS = {b"\xa3\xa1": "!", b"\xa3\xbb": ";", b"\xa3\xbf": "?"}
LATER_MARKS = {b"\xa1\xa2": "、", b"\xa1\xa3": "。", b"\xa3\xac": ",", b"\xa3\xba": ":"}
FOLDS = str.maketrans("！；？，：（）", "!;?,:()")

HOMES = (
    "苏州市",
    "无锡市",
    "常州市",
    "南通市",
    "宁波市",
    "海宁市",
    "青岛市",
    "长沙市",
    "成都市",
    "海口市",
    "厦门市",
    "合肥市",
)
GUESTS = ("韩国", "日本", "德国", "法国", "泰国", "澳大利亚", "巴西", "匈牙利", "新加坡", "沙特阿拉伯")
LEADERS = (
    "沈望舒",
    "顾长亭",
    "陆海康",
    "许若谷",
    "秦之涵",
    "邵文渊",
    "钟毓秀",
    "贺开诚",
    "海明远",
    "白可心",
    "韩克俭",
    "巫常青",
    "郝科名",
)
OFFICES = ("市委书记", "市长", "副市长", "市商务局局长", "开发区管委会主任", "市贸促会会长", "常务副市长")
FIRMS = (
    "海科半导体",
    "启明生物科技",
    "北辰重工集团",
    "云帆新材料",
    "瀚海康复医疗",
    "金海开关设备",
    "宏图机器人",
    "远大可再生能源",
    "东海科技集团",
)
FIELDS = (
    "集成电路",
    "生物医药",
    "新能源汽车",
    "跨境电商",
    "海洋科技",
    "低空经济",
    "常规能源",
    "现代服务业",
    "人工智能",
    "康养产业",
)
TEMPLATES = (
    "{home}{office}{leader}率经贸代表团赴{guest}考察{field}产业，与{firm}负责人座谈交流。",
    "在{guest}期间，{leader}一行拜访了{firm}，双方就{field}领域的合作达成共识。",
    "{leader}表示，{home}将继续扩大开放，常态化推进与{guest}在{field}方面的务实合作！",
    "代表团参观了{firm}展厅，希望企业抓住机遇、落户{home}；公司董事长对{home}的营商环境给予高度评价。",
    "座谈会上，{office}{leader}介绍了{home}经济社会发展情况，{firm}与{home}签署战略合作协议。",
    "{home}与{guest}友好往来源远流长，今年双方将举办“{field}合作论坛”，吸引海内外客商共同参与。",
    "{firm}在{home}投资建设研发中心，{leader}希望项目早开工、早投产，非常期待更大海外布局！",
    "“{field}之夜”活动在{home}举行，{guest}驻沪总领事和{office}{leader}出席并致辞。",
    "考察团深入了解{guest}{field}发展经验，海内外专家围绕产业链、创新链、资金链深度融合建言献策；",
    "{home}支持高校科研团队与{firm}共建实验室，确保科研成果尽快转化，{leader}对此非常看好。",
    "{firm}计划把环保科技业务放到沿海开放城市，上海口岸和{home}都在考虑之列；{leader}表示欢迎。",
    "{leader}一行考察了上海科创中心、沿海高新区和{firm}，要求确保开工、确保投产！",
    "近年来{home}与{guest}经贸往来日趋正常化，沿海各口岸常客不断，双方都非常看重{field}合作。",
    "{leader}要求各地各部门主动靠前服务，推动{firm}等重点项目落地无锡、海安等地，力争年内开工。",
)
RUBY_POOL = "會團國經濟發協業區優聯調創產戰統貿環質導領層應顯學實際報題關總開門長書節責無參訪問機構術"


@dataclass(frozen=True)
class Damaged:
    """One sentence before and after; `sites` are the character indexes of the original that were hit off the beat."""

    original: str
    damaged: str
    ruby_count: int
    sites: tuple[int, ...]


def sentences(count: int, seed: int = 7) -> Iterator[str]:
    """Make simplified sentences from the templates, each another mix of places, people, firms and fields."""
    dice = random.Random(seed)
    for number in range(count):
        yield TEMPLATES[number % len(TEMPLATES)].format(
            home=dice.choice(HOMES),
            guest=dice.choice(GUESTS),
            leader=dice.choice(LEADERS),
            office=dice.choice(OFFICES),
            firm=dice.choice(FIRMS),
            field=dice.choice(FIELDS),
        )


_TO_TRADITIONAL = OpenCC("s2t")


def traditional(sentence: str) -> str:
    """Write a sentence in traditional characters that GBK holds."""
    converted = _TO_TRADITIONAL.convert(sentence)
    return "".join(c if _fits(c) else plain for c, plain in zip(converted, sentence, strict=True))


def _fits(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def ruby_table(characters: str) -> dict[bytes, str]:
    """Give each character the first of its readings, as the tool's own table did."""
    return {c.encode("gbk"): pinyin(c, style=Style.TONE)[0][0] for c in characters if _fits(c)}


def damage(text: str, ruby: dict[bytes, str]) -> Damaged:
    """Damage one traditional text."""
    data = text.encode("gbk")
    starts = _character_starts(text)
    out: list[str] = []
    sites: list[int] = []
    ruby_count = 0
    # The bytes with their readings: a list of byte strings and of cut-out marks.
    annotated = bytearray()
    origin: list[int] = []
    at = 0
    while at < len(data):
        code = data[at : at + 2]
        if code in ruby:
            if at in starts:
                ruby_count += 1
            else:
                sites.append(max(n for s, n in starts.items() if s < at))
            added = code + b"(" + ruby[code].encode("gbk") + b")"
            annotated += added
            origin += [at, at + 1] + [-1] * (len(added) - 2)
            at += 2
        else:
            annotated.append(data[at])
            origin.append(at)
            at += 1
    for piece, mark in _cut(bytes(annotated), MARKS):
        for inner, inner_mark in _cut(piece, LATER_MARKS):
            out += [_decode(inner), inner_mark]
        out.append(mark)
    plain = bytes(annotated)
    for at in range(len(plain) - 1):
        if (
            plain[at : at + 2] in MARKS
            and origin[at] >= 0
            and origin[at] not in starts
            and origin[at + 1] == origin[at] + 1
        ):
            sites.append(max(n for s, n in starts.items() if s < origin[at]))
    return Damaged(text, "".join(out).translate(FOLDS), ruby_count, tuple(sorted(set(sites))))


def _character_starts(text: str) -> dict[int, int]:
    starts, at = {}, 0
    for number, character in enumerate(text):
        starts[at] = number
        at += len(character.encode("gbk"))
    return starts


def _cut(data: bytes, marks: dict[bytes, str]) -> Iterator[tuple[bytes, str]]:
    last = at = 0
    while at < len(data) - 1:
        if data[at : at + 2] in marks:
            yield data[last:at], marks[data[at : at + 2]]
            at += 2
            last = at
        else:
            at += 1
    yield data[last:], ""


def _decode(data: bytes) -> str:
    shown, at = "", 0
    while at < len(data):
        if data[at] < 0x80:
            shown += chr(data[at])
            at += 1
        elif at + 1 < len(data) and data[at + 1] >= 0x40 and data[at + 1] != 0x7F:
            shown += data[at : at + 2].decode("gbk", "ignore")
            at += 2
        else:
            shown += "?"
            at += 2 if at + 1 < len(data) and data[at + 1] < 0x40 else 1
    return shown
