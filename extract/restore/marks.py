"""Smaller damage: lost middle dots, invisible characters, full-width digits, doubled commas; and what is only pointed out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.restore.script import simplified_character
from extract.restore.text import Flag, Repair
from extract.restore.traced import Edit, TracedText

BYTE_ORDER_MARK = "\ufeff"
INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f]+"
)
FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
DOUBLED = re.compile("[,，]+(?P<stop>[。、])|[,，]{2,}|、{2,}|(?<!。)。。(?!。)")
# Characters that write foreign names; a question mark or full stop of ASCII between two groups of them is a lost middle dot.
TRANSLITERATING = frozenset(
    "阿艾埃爱安奥巴白拜班贝本比别宾波伯博布查策达戴丹道德登邓狄迪丁东杜顿多厄恩尔法范菲费芬丰佛弗福富盖甘冈戈格根贡古圭哈海汉汗豪赫亨洪侯胡华怀霍基吉济"
    "加贾江杰津卡凯坎康考柯科克肯孔库奎拉莱赖兰朗劳勒雷黎李里理力利立莉丽列林琳龙隆卢鲁路吕伦罗洛马玛买迈麦曼毛梅门蒙米密明摩莫默姆木穆纳奈南内尼涅宁努诺"
    "欧帕派潘庞佩彭皮平珀普齐奇契恰钱乔切钦琼丘热仁日荣茹瑞若萨塞赛桑瑟森沙山尚舍申什圣施史舒斯思松苏孙索塔泰坦汤唐陶特腾提田铁廷通图土吐托瓦万旺威韦维魏温文翁沃乌吾武"
    "西希锡夏香肖谢辛欣兴雄休许雅亚延扬杨耶叶伊依易因英尤尉约泽扎赞詹张哲珍芝治钟朱茱祖佐孜兹"
    "茨蒂娜妮莎娅芙丝夫逊廉撒翰瓜萝珊滕蕾蓓薇黛娃琴哥堡凡伍昂勃甫喀"
)
DOT_LOST = re.compile("(?<=[\u3400-\u9fff]{2})[?？.](?=[\u3400-\u9fff]{2})")
MAX_NAME_PART_CHARS = 8
MIN_NAME_CHARS = 5
MASKED = re.compile(
    "(?<=[\u3400-\u9fff])\\*{1,6}(?=[\u3400-\u9fff、，,。])|(?<=[\u3400-\u9fff])[×Xx]{2,4}(?=[\u3400-\u9fff])"
)
SPLICED = re.compile(
    r"(?:加?(?:微信|QQ|VX|vx|薇信)(?:号|群)?[ :：]{0,2}[A-Za-z0-9_-]{5,30}|(?:https?://|www\.)[A-Za-z0-9./?=&_%-]{4,200}"
    r"|(?:咨询|订购|客服|加盟|热线)(?:电话|热线|QQ)?[ :：]{1,2}[0-9-]{7,20})"
)


def drop_invisible_characters(traced: TracedText) -> tuple[TracedText, list[Repair]]:
    """Take out zero-width, private-use and control characters; a byte-order mark leaves without being damage."""
    edits, repairs = [], []
    for found in INVISIBLE.finditer(traced.text):
        edits.append(Edit(start=found.start(), end=found.end(), text=""))
        if found.start() > 0 or found[0] != BYTE_ORDER_MARK:
            repairs.append(_repair(traced, "invisible_character", found, "", "drop_invisible_characters"))
    return traced.edited(edits), repairs


def mend_middle_dots(traced: TracedText) -> tuple[TracedText, list[Repair]]:
    """Read the mark inside a transliterated name as the middle dot: 卡里姆?萨比尔, 卡里姆.萨比尔 → 卡里姆·萨比尔."""
    edits, repairs = [], []
    lost = list(DOT_LOST.finditer(traced.text))
    if "。" not in traced.text:
        lost = [found for found in lost if found[0] != "."]  # a text that closes its sentences so
    for found in lost:
        left = _transliterating(traced.text[max(0, found.start() - MAX_NAME_PART_CHARS) : found.start()][::-1])
        right = _transliterating(traced.text[found.end() : found.end() + MAX_NAME_PART_CHARS])
        if left >= 2 and right >= 2 and left + right >= MIN_NAME_CHARS:
            edits.append(Edit(start=found.start(), end=found.end(), text="·"))
            repairs.append(_repair(traced, "middle_dot", found, "·", "mend_middle_dot"))
    return traced.edited(edits), repairs


def _transliterating(part: str) -> int:
    """Count the characters at the beginning that write foreign names."""
    return next((n for n, c in enumerate(part) if simplified_character(c) not in TRANSLITERATING), len(part))


def narrow_full_width(traced: TracedText) -> tuple[TracedText, list[Repair]]:
    """Turn full-width digits and letters into half-width ones: ２０２４年 → 2024年."""
    repairs = [
        _repair(traced, "full_width", found, found[0].translate(NARROW), "narrow_full_width")
        for found in FULL_WIDTH.finditer(traced.text)
    ]
    return (traced.translated(traced.text.translate(NARROW)) if repairs else traced), repairs


def merge_doubled_commas(traced: TracedText) -> tuple[TracedText, list[Repair]]:
    """Make one mark of several in a row, the other mark of `，。` and `，、`; three full stops are an ellipsis and stay."""
    edits, repairs = [], []
    for found in DOUBLED.finditer(traced.text):
        kept = found["stop"] or found[0][0]
        edits.append(Edit(start=found.start(), end=found.end(), text=kept))
        repairs.append(_repair(traced, "doubled_comma", found, kept, "merge_doubled_commas"))
    return traced.edited(edits), repairs


def find_flags(traced: TracedText) -> Iterator[Flag]:
    """Point out masked characters (王**) and advertising spliced into a sentence; neither can be repaired."""
    for reason, pattern in (("masked_characters", MASKED), ("spliced_advertising", SPLICED)):
        for found in pattern.finditer(traced.text):
            raw_start, raw_end = traced.raw_span(found.start(), found.end())
            yield Flag(reason=reason, detail=found[0], raw_start=raw_start, raw_end=raw_end)


def _repair(traced: TracedText, kind: str, found: re.Match[str], repaired: str, rule: str) -> Repair:
    raw_start, raw_end = traced.raw_span(found.start(), found.end())
    return Repair(kind=kind, raw_start=raw_start, raw_end=raw_end, repaired=repaired, candidates=(repaired,), rule=rule)
