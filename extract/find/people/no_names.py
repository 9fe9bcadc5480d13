"""What reads like a personal name and is a sight, a good, a firm in short or the start of a sentence."""

from __future__ import annotations

import re
from functools import cache

from extract.find.marks import alternation

# 云岫寺, 石梁庙, 望溪园: sights and goods, where nothing that only people do stands behind.
THING = re.compile(r"[\u4e00-\u9fff]{2}[寺庙殿祠陵窟町园展讯社]|[\u4e00-\u9fff](?:文化|化品|博园|艺展)")
# 时|表示, 原|介绍: the end of another word and what somebody does.
SPEAKS_ONLY = re.compile(r"[时后中并](?:表示|指出|强调|介绍|认为|希望|提出|要求)")
# (下称“云帆能”): a firm in short.
CALLED_IN_SHORT = re.compile(
    r"(?:下称|简称为?|又称|俗称|名为|品牌)[:：]?[“「‘\"(（]{0,2}(?P<name>[\u4e00-\u9fff]{2,8})(?=[”」’\")）])"
)
# 甲、乙等知名企业, 丙、丁等多家德企: firms, goods and towns in a list.
LIST_OF_THINGS = re.compile(
    r"(?:[、和与及][\u4e00-\u9fffA-Za-z]{2,8}){0,8}等[\u4e00-\u9fff0-9]{0,10}?"
    r"(?:企业|[外央国民德日韩法英美台港车药名龙]企|公司|机构|平台|品牌|产业|县市|市县|城市|国家|作物|特产|项目|矿产|矿物|资源|产品|景点|景区|地方|地)"
    r"(?=[,，、。;；的均都共和及“”\"]|等|进行|开展|分别|参观|考察|[在将已来]|扎根|落户|入驻|投资|$)"
)

THING_LAST = frozenset("网桥港会")  # of given names, too, in a list of people
CROP_LAST = frozenset("薯柚")
EVENT_BEHIND_BRACKET = re.compile(r"[)）](?:城市|经贸|投资|招商|产业|文化|旅游|合作|推介)")
ON_A_PICTURE = re.compile(r"(?:前排|后排|中排)?[左右中前后][一二三四五六七八九起]")
TOURED = re.compile(r"(?:游览|夜游|横跨|横渡|漫步|远眺|观赏|欣赏)了?$")
ALONG_A_RIVER = re.compile(r"[大涌]潮|流域|沿岸|两岸|江?畔|之滨")
EVENT_IN_SHORT = re.compile("[会节展周]")
GOES_TO = frozenset("游访赴抵")
# 苏木尔|特、东川、南屏等3省: so many divisions are listed, and the last characters of the first may still be to come.
LIST_OF_DIVISIONS = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:[、和与及][\u4e00-\u9fff]{2,8}){1,8}等[0-9一二两三四五六七八九十]{1,3}个?(?:省|州|市|县|区|盟|旗|国)(?!代表团|市?领导)"
)


@cache
def _firm_behind() -> re.Pattern[str]:
    trade = alternation("organizations.yml", "trade_words")
    return re.compile(rf"(?:发动机|{trade}){{0,3}}(?:股份|控股)?(?:有限)?(?:责任)?(?:公司|集团|银行|大学)")


def is_thing(name: str) -> bool:
    """Tell 云岫寺 and 某文化 from what people are called."""
    return THING.fullmatch(name) is not None or SPEAKS_ONLY.fullmatch(name) is not None


def names_in_short(clean: str) -> frozenset[str]:
    """Give what a text says something is called in short."""
    return frozenset(found["name"] for found in CALLED_IN_SHORT.finditer(clean))


def opens_a_firm(clean: str, name: str) -> bool:
    """Tell whether the text has these characters before the business of a firm somewhere: 青岚|发动机有限公司."""
    at = -1
    while (at := clean.find(name, at + 1)) >= 0:
        if _firm_behind().match(clean, at + len(name)):
            return True
    return False
