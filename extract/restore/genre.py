"""What is no Chinese news, told before names are looked for: Japanese and English pages, link lists, novels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.restore.text import Block, SetAside

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
HIRAGANA = re.compile("[\u3041-\u3096]")
HAN = re.compile("[\u3400-\u9fff]")
LATIN = re.compile("[A-Za-z]")
OTHER_LETTER = re.compile("[\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f\uac00-\ud7af]")
CHAPTER = re.compile(
    r"^ {0,8}(?:正文 )?第[一二三四五六七八九十百千零〇两\d]{1,7}[章回](?:[ ::]|$|[\u3400-\u9fff])", re.M
)
# No law and no plan has thirty chapters: a heading this high is a novel's, without a word of its site.
HIGH_CHAPTER = re.compile(
    r"^ {0,8}(?:正文 )?第(?:[3-9]\d|\d{3,5}|[三四五六七八九]十[一二三四五六七八九]?|[一二两三四五六七八九][百千][^章回\n]{0,8})[章回]"
    r"(?:[ ::]|$|[\u3400-\u9fff])",
    re.M,
)
SHELF = re.compile(
    r"上一章|下一章|书架|加入书签|返回目录|章节目录|章节列表|投推荐票|求月票|求收藏|求推荐票|最新章节|无弹窗|小说网|手打|全文阅读|番外"
)
MIN_SHELF_WORDS_WITHOUT_CHAPTER = 3
KANA_SHARE = 0.15  # Japanese news runs at a half; a Chinese text that names a Japanese firm stays under a hundredth
MIN_HIRAGANA = 3
HAN_SHARE = 0.2  # a Chinese text full of Latin firm names keeps more
MIN_LINKS = 8
MAX_LINK_CHARS = 45
MIN_SENTENCE_SHARE = 0.15  # of the characters that stand in lines closed by a full stop


def recognise_genre(clean: str, blocks: Sequence[Block]) -> tuple[SetAside | None, str | None]:
    """Say why a page is not read for names, with the evidence; (None, None) for Chinese running text."""
    if not blocks:
        return "empty", "no content is left when page furniture is taken away"
    han, kana = len(HAN.findall(clean)), len(KANA.findall(clean))
    # A short Chinese sentence may name トヨタ; only Japanese ones have their particles, written in hiragana.
    if kana > KANA_SHARE * (kana + han) and (kana > han or len(HIRAGANA.findall(clean)) >= MIN_HIRAGANA):
        return "japanese", f"{kana} kana beside {han} Chinese characters"
    latin, other = len(LATIN.findall(clean)), len(OTHER_LETTER.findall(clean))
    if han < HAN_SHARE * (han + latin / 4 + other):  # an English word of four letters says what one character says
        kind: SetAside = "english" if latin > other else "not_chinese"
        return kind, f"{han} Chinese characters beside {latin} Latin and {other} other letters"
    if novel := _novel(clean):
        return "novel", novel
    if links := _link_list(clean):
        return "link_list", links
    return None, None


def _novel(clean: str) -> str | None:
    words = {found[0] for found in SHELF.finditer(clean)}
    chapter = CHAPTER.search(clean)
    if chapter and words:
        return f"chapter heading {chapter[0].strip()!r} with {'、'.join(sorted(words))}"
    if high := HIGH_CHAPTER.search(clean):
        return f"chapter heading {high[0].strip()!r}"
    if len(words) >= MIN_SHELF_WORDS_WITHOUT_CHAPTER:
        return f"words of a novel site: {'、'.join(sorted(words))}"
    return None


def _link_list(clean: str) -> str | None:
    lines = [line for line in (line.strip() for line in clean.split("\n")) if line]
    total = sum(map(len, lines))
    closed = sum(len(line) for line in lines if "。" in line)
    short = [line for line in lines if len(line) <= MAX_LINK_CHARS and "。" not in line]
    if len(short) >= MIN_LINKS and len(short) >= 0.8 * len(lines) and closed < MIN_SENTENCE_SHARE * total:
        return f"{len(short)} of {len(lines)} lines are short and open"
    return None
