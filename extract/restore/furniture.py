"""What the lines of a page are: title, paragraphs, captions, bylines, source lines; and what is only furniture.

Furniture (breadcrumbs, font-size widgets, view counters, share bars, links to the next page, repeated titles) leaves the
clean text; what the page says about itself in it (publisher, source, day of publication) is read first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.restore.outlets import IN_LAST_BRACKETS, owned_by, sent_by
from extract.restore.page_days import (
    BEHIND_HEADLINE,
    CLOCK,
    DAY,
    PRINTED_PAGE,
    SIGNATORY,
    SIGNED_STAMP,
    WEEKDAY,
    PageDay,
    days_in,
    is_stamp,
    read_day,
)
from extract.restore.script import simplify_where_traditional
from extract.restore.text import Block, BlockKind, PageFacts

LineKind = Literal[
    "title", "heading", "caption", "byline", "source", "dateline", "paragraph", "furniture"
]  # fmt: skip

MAX_TITLE_CHARS = 60  # headlines of this genre stay under 40; subtitles run on one line with them
MAX_CAPTION_CHARS = 80
MAX_FURNITURE_CHARS = 160  # a header line with five labelled values stays under 120
MAX_BYLINE_CHARS = 60
MAX_OPENERS = 3  # lines above the report that are told from it by nothing
MAX_LINES_OF_SIGNATURE = 3  # an office, another that signs with it, a line of labels

EDGE = re.compile(r"[\s|]*(?:\?{3,})?[\s|]*")
CONTENT_CHARACTER = re.compile(r"[0-9A-Za-z\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U000323af]")
PARAGRAPH_END = tuple("。!?;:…,、")
BREADCRUMB = re.compile(
    r"(?:位置[ ::])?(?:您?(?:的?当前|现在|所在|目前)的?(?:所在)?的?位置|您(?:的|所在的|现在的)位置|位置导航|当前栏目)[ ::]"
    r"|(?:网站|本站)?首页 ?(?:>|»|›|→|/|-|\||\\)"
)
WIDGETS = re.compile(
    r"(?:选择)?(?:阅读)?(?:字号|字体|文字)(?:大小|选择)?[ :]{0,3}[\[(【]?(?: ?(?:特大|超大|大|中|小|默认|A[+-]?|T\|?T) ?[|/]?){0,4} ?[\])】]?"
    r"|(?:^| )(?:大|中|小)字体?(?= |$)|扫码带走|扫码阅读|手机查看"
    r"|[\[【(] ?(?:大|中|小)(?: (?:大|中|小)){1,2} ?[\]】)]"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?[ :]{1,3}(?:\d{0,9} ?次?|loading\.{0,3})|(?:浏览|阅读|点击|访问)(?:次数|量)[ :]?"
    r"|\d{1,9} ?(?:次浏览|次阅读|人浏览|人阅读|阅读量)|参与互动 ?\(?\d{0,6}\)?"
    r"|(?:分享|转发)(?:到|至|本文)?[ :]{0,2}(?:(?:微信|微博|新浪微博|朋友圈|QQ空间|QQ好友|腾讯微博|豆瓣|人人网?|更多)[ /|、]{0,3}){0,8}"
    r"|[\[【(]? ?(?:打印(?:本页|本稿|文章)?|关闭(?:窗口|本页)?|收藏(?:本页)?|复制链接|我要纠错|纠错|返回顶部|返回首页|返回列表|返回|扫一扫在手机打开当前页|语音播报|听新闻) ?[\]】)]?"
)
# 某某网 > 领导活动; 首页>>政务>>要闻: where the page stands, with its site first
CRUMBS = re.compile(r"(?P<site>[^,。;:>»›]{2,18}?) ?(?:(?:>|»|›)+ ?[^,。;:>»›]{0,18}?){1,6}$")
# 放大图片, 我要投稿, 所在位置news, · 某某出版社: what leads about the site, or names a section, and is no headline
NAVIGATION = re.compile(
    r"(?=.{1,14}$).*(?:首 ?页|浏览器|[第A-D]\d{1,3}版|登录|投稿|客户端|下载|导航|手机版|桌面|回到|返回|检索|搜 ?索|帐户|账户|密码|收起|展开|发新帖|回复|阅读|放大|设为|收藏|管理员|注册|切换|简体版)"
    r"|热门[:]|热搜[:]|点击右|当前版|(?:【[^】]{1,4}】 ?){2,}|今天是|(?:[\u3400-\u9fff]{2,10}网 ){2,}|.*(?:首 ?页(?: |$)|门户|位置|副本|\.(?:jpe?g|png|gif)|(?:\|[^|]{1,8}){2}|[>»])|[A-Za-z0-9 ._|/:-]*$|[·•] ?.{2,10}$"
)
HEADLINE_CHARS, MIN_TITLE_CHARS = (
    7,
    4,
)  # 要闻, 最新动态, 会议现场: sections and captions are mostly shorter than headlines
# 标题 [复制链接]
BEHIND_TITLE = re.compile(r" ?[\[【(](?:复制链接|打印)[\]】)]$")
LINKS = re.compile(
    r"(?:上|下|前|后)(?:一|1)(?:篇|条|页|则|章)(?:新闻|文章)?(?: ?[::>»]|$| )"
    r"|(?:相关(?:阅读|新闻|报道|链接|文章|推荐|附件)|推荐阅读|延伸阅读|热门(?:新闻|文章|推荐)|猜你喜欢|更多(?:新闻|精彩|内容|>>)|阅读原文|点击查看|查看更多|网友评论|发表评论)[ ::>»]{0,3}$"
)
LINK_LIST_OPENER = re.compile(
    r"(?:相关(?:阅读|新闻|报道|链接|文章|推荐|附件)|推荐阅读|延伸阅读|热门(?:新闻|文章|推荐)|猜你喜欢|友情链接|网友评论)[ ::>»]{0,3}$"
)
IMPRINT = re.compile(
    r"版权所有|(?:官方|门户)网站$|国内统一(?:连续出版物|刊)号|Copyright|©|ICP备|ICP证|公网安备|网站标识码|网站地图|联系我们|技术支持[::]|(?:主办|承办|协办)(?:单位)?[::]|举报电话|违法和不良信息|免责声明|(?:转载|注明).{0,14}(?:出处|来源)|未经.{0,8}授权"
    r"|All Rights Reserved|(?:扫描|长按).{0,8}二维码|(?:关注|欢迎关注).{0,10}公众号",
    re.I,
)  # fmt: skip
# 齐鲁晚报 2021-05-28 05:12: a paper beside the day, without a word for what they are.
PAPER = re.compile(
    r"[\u4e00-\u9fff·]{1,10}(?:日报|晚报|晨报|早报|时报|商报|都市报|新闻网|新闻|网|电视台|在线|发布|融媒|客户端)"
)
COLUMN = re.compile(r"[\u3400-\u9fff]{2,4}")  # 2024-05-06 要闻
SITE = re.compile(rf"{PAPER.pattern}|[\u3400-\u9fff]{{2,10}}人民政府")
LABEL = re.compile(
    r"(?P<published>(?:发布|发表|刊发|上传|更新|录入|发稿|成文|公开|创建)?(?:时间|日期)|发布于)"
    r"|(?P<source>(?:文章|信息|新闻|稿件|内容|资料)?来源(?:于|自)?|稿源|出处|转自|原载)"
    r"|(?P<publisher>发布(?:机构|单位|者|部门)|发文机关|信息公开单位|公开单位)"
    r"|(?P<byline>作者|记者|本报记者|通讯员|撰稿|撰文|供稿|文字|采写|文/图|图/文|文|图)"
    r"|(?P<other>责任编辑|责编|值班编辑|编辑|编审|审核|初审|复审|终审|校对|审校|监制|摄影|摄|录入|排版|索引号|文号|主题词|关键词|分类|类别|栏目|浏览(?:次数|量)|阅读(?:次数|量)?|点击(?:次数|率|量)?|访问(?:次数|量))"
)
LABELLED = re.compile(rf"(?:{LABEL.pattern}) ?[::] ?")
PEOPLE = r"[\u3400-\u9fff·]{2,12}(?:(?: |、|/|,){1,2}[\u3400-\u9fff·]{2,12}){0,8}"
BYLINE_LINE = re.compile(
    rf"[(\[【]?(?:(?:本报|本网|本台|本刊|[\u3400-\u9fff]{2, 6}[网报台社])?(?:全媒体|融媒体|见习|实习|首席|特约)?(?:记者|通讯员|撰稿|撰文|供稿)) ?[:|]? ?{PEOPLE}(?: (?:文/?图|摄影报道|报道|摄|摄影 {PEOPLE}))?[)\]】]?$"
)
BYLINE_TAIL = re.compile(
    r"[(\[【](?P<people>(?:(?:本报|本网|本台|文/|图/|全媒体|融媒体|见习)?(?:记者|通讯员|作者|撰稿|文图|来源)[^()\[\]【】。]{1,50})|[\u3400-\u9fff]{2,4}(?:[ 、]{1,2}[\u3400-\u9fff]{2,4}){0,3})[)\]】] ?$"
)
NOT_PEOPLE = re.compile(r"完|待续|下转|上接|综合|图片|资料|网络|版|注|编译|转载|责编|编辑|来源|节选|略|见图")
BYLINE_WORDS = re.compile(
    r"(?:本报|本网|本台|全媒体|融媒体|见习|实习|首席|特约)?(?:记者|通讯员|作者|撰稿|供稿|摄影报道|文图|文/图|文/|图/)[ :]{0,2}"
)
# 某某|/某地报道, 某某|摄影报道: what they did behind their names
REPORTED = re.compile(r"(?:/[\u3400-\u9fff]{2,3}(?:报道|报导)|(?:摄影)?(?:报道|报导))$")
# 来源: 本站, 来源: https://…
ACCOUNT = "[a-z0-9_.-]{3,20}"  # 作者:lxxwzx, who put the page up
NOBODY = "佚名|未知|不详|无名|匿名|默认|网络|互联网|本站|原创|转载|综合|出版|管理员|admin"
NO_SOURCE = re.compile(rf"(?:{NOBODY}|https?:.*|[A-Za-z]{{2}}\d{{6,}})$", re.I)
# 作者: 佚名, 来源:互联网 作者:网络
NO_AUTHOR = re.compile(rf"(?:(?i:{NOBODY})|[^0-9A-Za-z\u3400-\u9fff])*|{ACCOUNT}")
DATELINE = re.compile(
    r"(?:[(【]?(?:本报讯|本网讯|本站讯|本刊讯|本台讯|本台消息|本报消息|讯)[)】]?"
    r"|[(【]?[\u3400-\u9fff]{2,10}(?:日报|晚报|时报|晨报|早报|都市报|商报|新闻网|网|发布|电视台|广播)(?:社)?讯[)】]?"
    r"|(?:[\u3400-\u9fff]{2,8}(?:网|社|报|电台|电视台|在线|频道|客户端)|本报)[\u3400-\u9fff]{0,8}(?:\d{1,2}月)?\d{1,2}日[\u3400-\u9fff]{0,6}(?:电|讯|消息))"
    r"(?:[ :,—-]{0,4})"
)
DATELINE_BYLINE = re.compile(r"[(【](?P<people>[^()【】]{0,6}(?:记者|通讯员)[^()【】。]{1,60})[)】][ :,]{0,3}")
CAPTION_CUE = re.compile(
    r"图为|图[::]|图片|[△▲↑↓]|摄$|合影|留影|座谈|会谈|握手|颁发|颁奖|聘书|参观|考察|调研|走访|俯瞰|外景|现场|一行|仪式|致辞|讲话|发言|会见|接见|会晤|签约|揭牌|授牌|交流"
    r"|(?:书记|市长|省长|区长|县长|会长|主席|主任|局长|总领事|大使|董事长|总经理|总裁|理事长|秘书长)"
)
HEADING_CUE = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[(第][一二三四五六七八九十\d]{1,3}[)章节]|\d{1,2}[.、])|之[\u3400-\u9fff]{1,2}$|[“「][^”」]{1,12}[”」]之|^(?:[\u3400-\u9fff“”]{4,14}) (?:[\u3400-\u9fff“”]{4,14})$"
)
STRONG_CAPTION = re.compile(r"^[\[【(]?资料图|^(?:图为|图[::\d]|图片[::]|[△▲↑↓])|摄[)】]?$|(?:摄影|摄)[::/]")
PHOTO_CREDIT = re.compile(r"。[^。]{0,12}(?:记者|通讯员)[ :]{0,2}[^。]{2,12}摄[)】]?$")  # 市长甲会见乙。某网记者 丙摄
ADDRESS = re.compile(r"https?://[^\s\u3000\u3400-\u9fff]{4,300}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One trimmed line of the page, half-open, and what it is; `tag` is the HTML element around it, if any."""

    start: int
    end: int
    kind: LineKind = "paragraph"
    tag: str | None = None
    is_doubted: bool = False  # a well-kept extractor does not take it for content


TITLE_TAGS = frozenset({"h1", "title"})


def split_lines(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into its non-empty lines, without the spaces, table bars and lost indents (????) around them."""
    at = 0
    for piece in text.split("\n"):
        start, end = EDGE.match(piece).end(), len(piece.rstrip(" |"))  # type: ignore[union-attr]  # matches nothing too
        if start < end:
            yield at + start, at + end
        at += len(piece) + 1


def read_page(text: str, lines: Sequence[Line]) -> tuple[list[Block], PageFacts, dict[str, tuple[int, int]]]:
    """Type the lines of a clean text; return its content blocks (still in its own coordinates), facts and their spans."""
    return _Page(text, lines).read()


class _Page:
    """One reading of one page; the state is what was read so far."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text = text
        self.lines = list(lines)
        self.blocks: list[Block] = []
        self.found: dict[str, list[tuple[str, int, int]]] = {}
        self.days: list[PageDay] = []
        self.body_from = 0
        self.body_to = 0

    def read(self) -> tuple[list[Block], PageFacts, dict[str, tuple[int, int]]]:
        """Type every line, then put the page's facts together."""
        kinds: list[LineKind] = [self._kind_alone(line) for line in self.lines]
        self._bound_body(kinds)
        self._drop_link_lists(kinds)
        self._name_title(kinds)
        self._name_short_lines(kinds)
        for index, (line, kind) in enumerate(zip(self.lines, kinds, strict=True)):
            self._add(index, line, kind)
        return self.blocks, *self._facts()

    # -------------------------------------------------------------- kinds
    def _string(self, line: Line) -> str:
        return self.text[line.start : line.end]

    def _kind_alone(self, line: Line) -> LineKind:
        """Judge a line by itself; `paragraph` is what nothing else explains."""
        size = line.end - line.start
        if size > MAX_FURNITURE_CHARS:
            return "paragraph"
        string = self._string(line)
        if not CONTENT_CHARACTER.search(string):
            return "furniture"
        if line.tag in TITLE_TAGS:
            return "title"
        if line.is_doubted and "。" not in string and not self._is_labels(string) and not BYLINE_LINE.match(string):
            return "furniture"
        if line.tag == "figcaption":
            return "caption"
        if BREADCRUMB.match(string) or ADDRESS.fullmatch(string) or CRUMBS.fullmatch(string):
            return "furniture"
        if size <= MAX_CAPTION_CHARS and PHOTO_CREDIT.search(string):
            return "caption"
        if "。" in string:
            return "paragraph"
        if size <= MAX_BYLINE_CHARS and BYLINE_LINE.match(string):
            return "byline"
        if self._is_labels(string):
            return "source"  # its values are looked at one by one
        if LINKS.match(string) or (IMPRINT.search(string) and "," not in string):
            return "furniture"
        if not CONTENT_CHARACTER.search(WIDGETS.sub("", string)):
            return "furniture"
        return "paragraph"

    def _is_labels(self, string: str) -> bool:
        """Tell whether a line holds nothing but labelled values, days and widgets."""
        if not ((":" in string and LABELLED.search(string)) or DAY.search(string)):
            return False
        if is_stamp(string):
            return True
        rest = WIDGETS.sub(" ", string)
        if LABELLED.match(rest.lstrip(" [(【")):
            return True
        before = LABELLED.search(rest)
        rest = CLOCK.sub(" ", DAY.sub(" ", rest[: before.start()] if before else rest))
        rest = rest.strip(" |")
        if not CONTENT_CHARACTER.search(rest) or PAPER.fullmatch(rest):
            return True
        return before is None and DAY.match(string) is not None and COLUMN.fullmatch(rest) is not None

    def _bound_body(self, kinds: list[LineKind]) -> None:
        """Find where the running text begins and ends: the first and the last long or closed line."""
        running = [
            n
            for n, (line, kind) in enumerate(zip(self.lines, kinds, strict=True))
            if kind == "paragraph" and not self._is_short(line)
        ]
        self.body_from = running[0] if running else len(kinds)
        self.body_to = running[-1] if running else -1

    def _is_short(self, line: Line) -> bool:
        string = self._string(line)
        return len(string) <= MAX_CAPTION_CHARS and not string.endswith(PARAGRAPH_END) and "。" not in string

    def _drop_link_lists(self, kinds: list[LineKind]) -> None:
        """Drop the titles that follow 相关阅读 up to the next running text."""
        inside = False
        for n, line in enumerate(self.lines):
            if kinds[n] == "paragraph" and not self._is_short(line):
                inside = False
            elif LINK_LIST_OPENER.match(self._string(line)):
                inside = True
            elif inside and (kinds[n] == "paragraph" or (kinds[n] == "source" and not self._is_labelled(line))):
                kinds[n] = "furniture"

    def _is_labelled(self, line: Line) -> bool:
        return LABELLED.search(self._string(line)) is not None

    def _name_title(self, kinds: list[LineKind]) -> None:
        """Take the first line like a headline above the running text as the title; what repeats it is furniture."""
        if "title" not in kinds:
            above = [n for n, kind in enumerate(kinds[: min(self.body_from, len(kinds) - 1)]) if kind == "paragraph"]
            sizes = {n: len(_squeezed(self._string(self.lines[n]))) for n in above if self._can_be_title(self.lines[n])}
            if undated := {
                n: size for n, size in sizes.items() if not BEHIND_HEADLINE.search(self._string(self.lines[n]))
            }:
                sizes = undated  # those with a day behind them are a list of other news
            for least in (HEADLINE_CHARS, MIN_TITLE_CHARS):
                if fitting := [n for n, size in sizes.items() if size >= least]:
                    kinds[fitting[0]] = "title"
                    break
        if "title" not in kinds:
            return
        first = kinds.index("title")
        title = _squeezed(self._string(self.lines[first]))
        for n in range(len(kinds)):
            if n == first or kinds[n] not in {"paragraph", "title"}:
                continue
            string = _squeezed(self._string(self.lines[n]))
            if string == title or (kinds[n] == "title" and (string in title or title in string)):
                kinds[n] = "furniture"
            elif kinds[n] == "title":
                kinds[n] = "paragraph"

    def _can_be_title(self, line: Line) -> bool:
        string = self._string(line)
        return (
            len(string) <= MAX_TITLE_CHARS
            and "。" not in string
            and not string.endswith((",", "、", ";", ":"))
            and not STRONG_CAPTION.search(string)
            and not DATELINE.match(string)
            and not NAVIGATION.match(string)
            and not (DAY.search(string) and WEEKDAY.search(string))
        )

    def _name_short_lines(self, kinds: list[LineKind]) -> None:
        """Tell headings from captions among the short open lines around the paragraphs."""
        after_title = False
        for n, line in enumerate(self.lines):
            if kinds[n] == "paragraph" and self._is_short(line):
                string = self._string(line)
                if line.tag in {"h2", "h3", "h4", "h5", "h6"}:
                    kinds[n] = "heading"
                elif STRONG_CAPTION.search(string):
                    kinds[n] = "caption"
                elif DATELINE.match(string) or self.body_to < 0:
                    continue
                elif after_title or HEADING_CUE.search(string):
                    kinds[n] = "heading"
                elif CAPTION_CUE.search(string):
                    kinds[n] = "caption"
                else:
                    kinds[n] = "heading"
            after_title = kinds[n] == "title" or (after_title and kinds[n] in {"furniture", "source"})

    # -------------------------------------------------------------- blocks
    def _add(self, index: int, line: Line, kind: LineKind) -> None:
        if kind == "furniture":
            self._note_address(line)
            if owner := owned_by(self.text, line.start, line.end):
                self._note("owner", *owner)
            return
        tail = max(line.start, line.end - MAX_BYLINE_CHARS)
        if index >= self.body_to >= 0 and (last := IN_LAST_BRACKETS.search(self.text, tail, line.end)):
            self._note("footer_source", *last.span("outlet"))
        if kind == "source":
            self._add_labels(index, line)
            return
        if kind == "title":
            aside = BEHIND_TITLE.search(self._string(line)) or BEHIND_HEADLINE.search(self._string(line))
            self._note("title", line.start, line.start + aside.start() if aside else line.end)
            if aside is not None:
                self.days += days_in(self.text, line.start + aside.start(), line.end)
                line = replace(line, end=line.start + aside.start())
        if kind == "byline":
            self._note_people(line.start, line.end)
        if kind == "paragraph":
            self._add_paragraph(line, is_last=index >= self.body_to)
            return
        self.blocks.append(Block(kind=kind, start=line.start, end=line.end))

    def _note(self, fact: str, start: int, end: int) -> None:
        self.found.setdefault(fact, []).append((self.text[start:end], start, end))

    def _note_address(self, line: Line) -> None:
        if found := ADDRESS.fullmatch(self._string(line)):
            self.found.setdefault("page_url", []).append((found[0], line.start, line.end))
        elif (crumbs := CRUMBS.fullmatch(self._string(line))) and SITE.fullmatch(crumbs["site"]):
            self._note("site", line.start, line.start + crumbs.end("site"))

    def _add_labels(self, index: int, line: Line) -> None:
        """Read the labelled values of one line; sources and bylines stay as blocks, the rest leaves."""
        is_header, is_first = index < self.body_from, index == 0
        string = self._string(line)
        marks = list(LABELLED.finditer(string))
        paper = PAPER.search(WIDGETS.sub(lambda found: " " * len(found[0]), string)) if not marks else None
        above_title = is_header and "title" not in self.found
        # 2025-07-23 星期三 above the title: the day the page is read, unless a printed page is named beside it
        is_clock = above_title and WEEKDAY.search(string) is not None and not self._is_printed(index)
        if marks or paper or (is_header and not is_clock) or self._is_signed_below(index):
            self.days += days_in(self.text, line.start, line.end)
        if not marks and is_header and (signed := SIGNED_STAMP.search(string)):
            self._note("byline", line.start + signed.start("people"), line.start + signed.end("people"))
        if paper is not None:
            start, end = line.start + paper.start(), line.start + paper.end()
            # At the head of the page a paper names itself, elsewhere it is the one the report was taken from.
            self._note("publisher" if is_first else "header_source" if is_header else "footer_source", start, end)
            self.blocks.append(Block(kind="source", start=start, end=end))
        for number, mark in enumerate(marks):
            label = mark.lastgroup
            stop = marks[number + 1].start() if number + 1 < len(marks) else len(string)
            value = string[mark.end() : stop]
            for cut in (WIDGETS.search(value), re.search(r" {2,}|[()\[\]】|]", value), DAY.search(value)):
                if cut:
                    value = value[: cut.start()]
            value = value.rstrip(" |,;-")
            start, end = line.start + mark.end(), line.start + mark.end() + len(value)
            if not value or not CONTENT_CHARACTER.search(value) or (label != "byline" and NO_SOURCE.match(value)):
                continue
            if label == "source":
                self._note("header_source" if is_header else "footer_source", start, end)
                self.blocks.append(Block(kind="source", start=line.start + mark.start(), end=end))
            elif label == "publisher":
                self._note("publisher", start, end)
                self.blocks.append(Block(kind="source", start=line.start + mark.start(), end=end))
            elif label == "byline":
                self._note("byline", start, end)
                self.blocks.append(Block(kind="byline", start=line.start + mark.start(), end=end))

    def _is_printed(self, index: int) -> bool:
        """Tell whether a line or the one above it names the page of a printed paper: 第02版:要闻."""
        return any(PRINTED_PAGE.search(self._string(line)) for line in self.lines[max(0, index - 1) : index + 1])

    def _is_signed_below(self, index: int) -> bool:
        """Tell whether a lone day stands right below the report or below the office that signs it, not in a list of news."""
        between = self.lines[self.body_to + 1 : index]
        return (
            index > self.body_to
            and len(between) <= MAX_LINES_OF_SIGNATURE
            and all(SIGNATORY.fullmatch(self._string(line)) or self._is_labelled(line) for line in between)
        )

    def _add_paragraph(self, line: Line, *, is_last: bool) -> None:
        """Cut a dateline off the front and a byline off the end of a paragraph."""
        start, end = line.start, line.end
        opened = sum(block.kind == "paragraph" for block in self.blocks)
        if opened < MAX_OPENERS and (sender := sent_by(self.text, start, end)):
            self._note("sender", *sender)
        opener = DATELINE.match(self.text, start, end)
        if opener and opener.end() < end:
            shown = opener.start() + len(opener[0].rstrip(" :,—-"))
            self.blocks.append(Block(kind="dateline", start=start, end=shown))
            start = opener.end()
            if people := DATELINE_BYLINE.match(self.text, start, end):
                stop = people.start() + len(people[0].rstrip(" :,"))
                self.blocks.append(Block(kind="byline", start=start, end=stop))
                self._note_people(people.start("people"), people.end("people"))
                start = people.end()
        tail = BYLINE_TAIL.search(self.text, max(start, end - MAX_BYLINE_CHARS), end)
        if tail and tail.start() > start and self._names_people(tail, is_last=is_last):
            body_end = start + len(self.text[start : tail.start()].rstrip())
            self._append(start, body_end)
            self.blocks.append(Block(kind="byline", start=tail.start(), end=tail.start() + len(tail[0].rstrip())))
            self._note_people(tail.start("people"), tail.end("people"))
        else:
            self._append(start, end)

    def _append(self, start: int, end: int) -> None:
        if start < end:
            self.blocks.append(Block(kind="paragraph", start=start, end=end))

    def _names_people(self, tail: re.Match[str], *, is_last: bool) -> bool:
        """Tell (记者 某某) and a lone (某某) behind the last sentence from a bracket that belongs to it."""
        if BYLINE_WORDS.match(tail["people"]):
            return True
        closed = self.text[: tail.start()].rstrip()[-1:] in set("。!?”…")
        return is_last and closed and not NOT_PEOPLE.search(tail["people"])

    def _note_people(self, start: int, end: int) -> None:
        """Note the names of a byline without 记者, 通讯员 and brackets."""
        string = self.text[start:end]
        body = string.strip("()[]【】 ")
        start += string.index(body)
        if lead := BYLINE_WORDS.match(body):
            start, body = start + lead.end(), body[lead.end() :]
        body = body.rstrip(" :,")
        if body:
            self._note("byline", start, start + len(body))

    # -------------------------------------------------------------- facts
    def _facts(self) -> tuple[PageFacts, dict[str, tuple[int, int]]]:
        spans: dict[str, tuple[int, int]] = {}
        values: dict[str, str] = {}

        def take(fact: str, found: tuple[str, int, int] | None) -> None:
            if found:
                values[fact], spans[fact] = found[0], found[1:]

        for fact in ("title", "byline", "page_url"):
            take(fact, next(iter(self.found.get(fact, ())), None))
        if "byline" in values:
            signed = REPORTED.sub("", " ".join(BYLINE_WORDS.sub(" ", values["byline"]).split()))
            values["byline"] = "" if NO_AUTHOR.fullmatch(signed) else signed
        publishers = [found for fact in ("publisher", "site", "owner") for found in self.found.get(fact, ())]
        take("publisher", next(iter(publishers), None))
        header = next(iter(self.found.get("header_source", ())), None)
        footer = next(iter(reversed(self.found.get("footer_source", ()))), None)
        if header and footer and header[0] != footer[0]:
            # The header names the site that shows the page, the last line the paper it was taken from.
            if "publisher" not in values:
                take("publisher", header)
            take("source", footer)
        else:
            take("source", footer or header or next(iter(self.found.get("sender", ())), None))
        day = min(self.days, key=lambda d: d.rank, default=None)
        if day:
            spans["published"] = (day.start, day.end)
        facts = PageFacts(
            title=values.get("title"),
            publisher=values.get("publisher"),
            source=values.get("source"),
            byline=values.get("byline") or None,
            published_on=day.day if day else None,
            published_basis="page_header" if day else None,
            page_url=values.get("page_url"),
        )
        return facts, spans


def _squeezed(string: str) -> str:
    return "".join(string.split())


def with_spans(facts: PageFacts, spans: dict[str, tuple[int, int]]) -> PageFacts:
    """Add raw spans to the facts they belong to."""
    return replace(
        facts,
        title_span=spans.get("title"),
        publisher_span=spans.get("publisher"),
        source_span=spans.get("source"),
        byline_span=spans.get("byline"),
        published_span=spans.get("published"),
    )


__all__ = ["Block", "BlockKind", "Line", "read_page", "split_lines", "with_spans"]


def with_head(facts: PageFacts, head: dict[str, tuple[int, int]], raw: str) -> PageFacts:
    """Fill what the visible text leaves open from the head of an HTML page; what is visible goes before."""
    values = {name: (raw[start:end].strip(), (start, end)) for name, (start, end) in head.items()}

    def fill(name: str, known: str | None, span: tuple[int, int] | None) -> tuple[str | None, tuple[int, int] | None]:
        if known is not None or name not in values or "&" in values[name][0]:
            return known, span
        return simplify_where_traditional(values[name][0]), values[name][1]

    title, title_span = fill("title", facts.title, facts.title_span)
    source, source_span = fill("source", facts.source, facts.source_span)
    publisher, publisher_span = fill("publisher", facts.publisher, facts.publisher_span)
    if publisher == source:
        publisher, publisher_span = facts.publisher, facts.publisher_span
    published_on, published_span = facts.published_on, facts.published_span
    if published_on is None and "published" in values and (found := DAY.search(values["published"][0])):
        published_on, published_span = read_day(found), values["published"][1]
    return replace(
        facts,
        title=title,
        title_span=title_span,
        source=source,
        source_span=source_span,
        publisher=publisher,
        publisher_span=publisher_span,
        published_on=published_on,
        published_span=published_span if published_on else None,
        published_basis="page_header" if published_on else None,
        page_url=facts.page_url or (values["page_url"][0] if "page_url" in values else None),
    )
