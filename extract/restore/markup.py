"""HTML pages: the visible text with the exact place of every character in the page source.

The tokens are cut here, in one linear pass, because the parsers at hand give no source positions; which of the lines are
content is judged together with resiliparse's main-content extraction.
"""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from resiliparse.extract.html2text import extract_plain_text

from extract.restore.traced import INDEX, TracedText

PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|div|table|p|br|span|article|section|meta)\b[^<>]{0,400}>", re.I)
MIN_TAGS = 3  # a text that quotes one tag is no page
TOKEN = re.compile(
    r"<!--|<(?P<tag>/?[A-Za-z][A-Za-z0-9:]*)[^<>]*>|<[!?][^<>]*>|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|\s+"
)
ATTRIBUTE = re.compile(
    r"""([A-Za-z:_-]{2,30})\s{0,3}=\s{0,3}(?:"([^"<>]{0,500})"|'([^'<>]{0,500})'|([^\s"'<>=]{1,300}))"""
)
BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
SILENT = frozenset(
    ["script", "style", "noscript", "template", "iframe", "svg", "select", "textarea", "object", "button"]
)
ASIDE = frozenset(["nav", "footer", "aside", "form"])
NAMED = frozenset(["title", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"])
META_FACTS = {
    "articletitle": "title", "og:title": "title",
    "pubdate": "published", "publishdate": "published", "article:published_time": "published", "og:release_date": "published",
    "contentsource": "source", "source": "source",
    "sitename": "publisher", "og:site_name": "publisher",
    "og:url": "page_url",
}  # fmt: skip
LINK_SHARE = 0.6
MAX_LINK_LINE_CHARS = 60
MIN_KNOWN_CHARS = 30
TITLE_PARTS = re.compile(r"\s*[_|｜—–]+\s*|\s+-+\s+|-{2,}")  # 标题_网站, 标题 - 网站
TAGS = re.compile(r"<[^<>]*>")
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleLine:
    """One line of the visible text: where it starts in the source, the element around it, whether it is only links."""

    raw_start: int
    tag: str | None
    is_links: bool
    is_aside: bool


@dataclass(slots=True)
class Page:
    """The visible text of a page, its lines, and what its head says (raw half-open spans)."""

    traced: TracedText
    lines: list[VisibleLine] = field(default_factory=list)
    head: dict[str, tuple[int, int]] = field(default_factory=dict)
    main_content: str = ""
    raw: str = ""

    def raw_line(self, raw_start: int, raw_end: int) -> str:
        """Return the visible characters of a piece of the source, as the extractor would write them."""
        return html.unescape(TAGS.sub("", self.raw[raw_start:raw_end]))

    def line_at(self, raw_start: int) -> VisibleLine | None:
        """Return the line that a place of the source belongs to."""
        place = bisect_right(self.lines, raw_start, key=lambda line: line.raw_start) - 1
        return self.lines[place] if place >= 0 else None

    def is_content(self, string: str) -> bool:
        """Tell whether the extractor keeps a line, spaces aside; without a usable judgement every line counts."""
        return len(self.main_content) < MIN_KNOWN_CHARS or SPACES.sub("", string) in self.main_content


def is_page(raw: str) -> bool:
    """Tell an HTML page from a text."""
    if "<" not in raw:
        return False
    return sum(1 for _, _ in zip(PAGE.finditer(raw), range(MIN_TAGS), strict=False)) == MIN_TAGS


def read_markup(raw: str) -> Page:
    """Read the visible text out of a page source."""
    reader = _Reader(raw)
    reader.run()
    page = Page(
        traced=TracedText(text="".join(reader.pieces), starts=reader.starts, ends=reader.ends),
        lines=reader.lines,
        head=reader.head,
        raw=raw,
    )
    page.main_content = SPACES.sub("", extract_plain_text(raw, main_content=True, list_bullets=False, alt_texts=False))
    return page


class _Reader:
    """One pass over one page source."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.pieces: list[str] = []
        self.starts: array[int] = array(INDEX)
        self.ends: array[int] = array(INDEX)
        self.lines: list[VisibleLine] = []
        self.head: dict[str, tuple[int, int]] = {}
        self.tag: str | None = None
        self.link_depth = 0
        self.aside_depth = 0
        self.line_start: int | None = None
        self.line_tag: str | None = None
        self.line_chars = self.line_link_chars = 0
        self.pending_space: tuple[int, int] | None = None

    def run(self) -> None:
        """Walk over all tokens; every character of the source is looked at once."""
        raw, at = self.raw, 0
        while (token := TOKEN.search(raw, at)) is not None:
            if token.start() > at:
                self._words(at, token.start())
            at = self._take(token)
        if at < len(raw):
            self._words(at, len(raw))
        self._break(len(raw), len(raw))

    def _take(self, token: re.Match[str]) -> int:
        """Handle one token; return where to go on."""
        start, end, string = token.start(), token.end(), token[0]
        if string == "<!--":
            close = self.raw.find("-->", end)
            return len(self.raw) if close < 0 else close + 3
        if string[0] == "&":
            self._entity(start, end)
        elif string[0] != "<":
            if self.pending_space is None:
                self.pending_space = (start, end)
        elif token["tag"]:
            return self._element(token["tag"].lower(), start, end)
        return end

    def _element(self, name: str, start: int, end: int) -> int:
        closing = name.startswith("/")
        name = name.lstrip("/")
        if name in SILENT and not closing:
            close = re.compile(rf"</{name}\b[^<>]*>", re.I).search(self.raw, end)
            return close.end() if close else len(self.raw)
        if name == "meta" or name == "link":
            self._head_fact(name, start, end)
        if name == "a":
            self.link_depth = max(0, self.link_depth + (-1 if closing else 1))
        if name in ASIDE:
            self._break(start, end)
            self.aside_depth = max(0, self.aside_depth + (-1 if closing else 1))
        if name in BREAKING:
            self._break(start, end)
            if name in NAMED:
                self.tag = None if closing else name
            elif self.tag == "title" or (closing and name in {"head", "body"}):
                self.tag = None
        elif name in {"td", "th"} and self.pending_space is None:
            self.pending_space = (start, end)
        return end

    def _words(self, start: int, end: int) -> None:
        self._space_before(self.raw[start])
        self._note_line(start, end - start)
        self.pieces.append(self.raw[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def _entity(self, start: int, end: int) -> None:
        text = html.unescape(self.raw[start:end]) or self.raw[start:end]
        if text.isspace():
            text = " "
        self._space_before(text[0])
        self._note_line(start, len(text))
        self.pieces.append(text)
        self.starts.extend([start] * len(text))
        self.ends.extend([end] * len(text))

    def _space_before(self, following: str) -> None:
        """Write collapsed white space, but none for a line end of the source beside a Chinese character."""
        space, self.pending_space = self.pending_space, None
        if space is None or self.line_start is None:
            return
        before = self.pieces[-1][-1] if self.pieces else "\n"
        if max(before, following) > "\u2e7f" and "\n" in self.raw[space[0] : space[1]]:
            return
        self.pieces.append(" ")
        self.starts.append(space[0])
        self.ends.append(space[1])

    def _note_line(self, start: int, size: int) -> None:
        if self.line_start is None:
            self.line_start, self.line_tag = start, self.tag
        self.line_chars += size
        if self.link_depth:
            self.line_link_chars += size

    def _break(self, start: int, end: int) -> None:
        """End the line, if one is open; the line end stands for the tag."""
        self.pending_space = None
        if self.line_start is None:
            return
        self.lines.append(
            VisibleLine(
                raw_start=self.line_start,
                tag=self.line_tag,
                is_links=self.line_link_chars > LINK_SHARE * self.line_chars and self.line_chars <= MAX_LINK_LINE_CHARS,
                is_aside=self.aside_depth > 0,
            )
        )
        self.line_start, self.line_tag = None, None
        self.line_chars = self.line_link_chars = 0
        if end > start:
            self.pieces.append("\n")
            self.starts.append(start)
            self.ends.append(end)

    def _head_fact(self, name: str, start: int, end: int) -> None:
        attributes = dict(self._attributes(start, end))
        if name == "link":
            rel = attributes.get("rel")
            if rel and self.raw[slice(*rel)].lower() == "canonical" and "href" in attributes:
                self.head.setdefault("page_url", attributes["href"])
            return
        label = attributes.get("name") or attributes.get("property")
        content = attributes.get("content")
        fact = META_FACTS.get(self.raw[slice(*label)].lower()) if label else None
        if fact and content and self.raw[slice(*content)].strip():
            self.head.setdefault(fact, content)

    def _attributes(self, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
        for found in ATTRIBUTE.finditer(self.raw, start, end):
            group = next(g for g in (2, 3, 4) if found[g] is not None)
            yield found[1].lower(), found.span(group)
