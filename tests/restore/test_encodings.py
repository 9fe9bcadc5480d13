"""Every encoding comes back exactly, and one article says the same in all of them and as a page."""

from __future__ import annotations

import codecs
import html
from typing import Any

import pyarrow as pa
import pytest

from extract.batch import extract_batch
from extract.restore import Undecodable, restore, sniff

TITLE = "绍兴市经贸代表团赴韩国开展招商活动"
PARAGRAPHS = (
    "本报讯 2024年5月6日至10日，绍兴市副市长王海平率经贸代表团访问韩国。",
    "7日，代表团一行在首尔拜会了大韩贸易投资振兴公社，双方就半导体、新能源汽车等领域的合作进行了深入交流。",
    "王海平表示，绍兴市将继续扩大开放，欢迎韩国企业前来投资兴业。",
)
ARTICLE = "\n".join((TITLE, *PARAGRAPHS))
PAGE = (
    '<html><head><meta charset="{charset}"><title>'
    + TITLE
    + '_绍兴新闻网</title></head><body><div class="nav"><a href="/">首页</a> &gt; <a href="/n">新闻</a></div><h1>'
    + TITLE
    + '</h1><div class="article">'
    + "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    + "</div></body></html>"
)
MARKED = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
    "gb18030": b"\x84\x31\x95\x33",
}
UNMARKED = ("utf-8", "gb18030", "gbk", "gb2312", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
FACTS = ("mention", "date_mention", "trip", "engagement", "person_role")


def told(content: bytes) -> dict[str, list[Any]]:
    """Return what an article says, without the places in its bytes."""
    tables = extract_batch(pa.table({"article_id": ["0" * 64], "content": [content]}))
    return {
        name: [
            {
                column: value
                for column, value in row.items()
                if not column.endswith(("_id", "_start", "_end", "evidence"))
            }
            for row in tables[name].to_pylist()
        ]
        for name in FACTS
    }


@pytest.mark.parametrize("encoding", UNMARKED)
def test_every_encoding_comes_back_exactly(encoding: str) -> None:
    assert restore(ARTICLE.encode(encoding)).raw_text == ARTICLE


@pytest.mark.parametrize("encoding", MARKED)
def test_a_byte_order_mark_is_believed_and_leaves_the_clean_text(encoding: str) -> None:
    text = restore(MARKED[encoding] + ARTICLE.encode(encoding))
    assert text.raw_text == "\ufeff" + ARTICLE
    assert text.clean_text == restore(ARTICLE.encode()).clean_text
    assert not [repair for repair in text.repairs if repair.kind == "invisible_character"]


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs"])
def test_traditional_pages_of_the_other_family(encoding: str) -> None:
    written = "紹興市經貿代表團赴韓國考察\n代表團一行在首爾拜會了當地企業，雙方就半導體領域的合作進行了深入交流。"
    text = restore(written.encode(encoding))
    assert text.raw_text == written
    assert text.encoding == "big5hkscs"


def test_one_article_says_the_same_in_five_encodings_and_as_a_page() -> None:
    plain = restore(ARTICLE.encode())
    facts = told(ARTICLE.encode())
    assert facts["trip"]
    assert facts["engagement"]
    for encoding in ("gb18030", "utf-16-le", "utf-16-be", "utf-32-le"):
        assert restore(ARTICLE.encode(encoding)).clean_text == plain.clean_text
        assert told(ARTICLE.encode(encoding)) == facts
    for charset in ("utf-8", "gb2312"):
        page = PAGE.format(charset=charset).encode(charset)
        assert restore(page).clean_text == plain.clean_text
        assert told(page) == facts


def test_a_page_that_lies_about_its_charset_is_read_by_its_bytes() -> None:
    page = PAGE.format(charset="big5")
    assert restore(page.encode("gb18030")).raw_text == page
    assert restore(page.encode("utf-8")).raw_text == page


def test_lines_of_another_encoding_are_decoded_and_named() -> None:
    content = ARTICLE.encode() + b"\n" + "代表团还访问了日本大阪的企业和机构。".encode("gbk")
    text = restore(content)
    assert text.clean_text.endswith("代表团还访问了日本大阪的企业和机构。")
    assert [repair.kind for repair in text.repairs] == ["encoding"]


@pytest.mark.parametrize(
    "content",
    [
        ARTICLE.encode() + b"\xff\xfe\xff",
        ARTICLE.encode("gbk")[:-1] + b"\xff\xff\n",
        bytes(range(256)) * 4,
        b"%PDF-1.7 " + ARTICLE.encode(),
    ],
)
def test_broken_bytes_are_refused_and_never_patched(content: bytes) -> None:
    with pytest.raises(Undecodable) as refused:
        restore(content)
    assert sniff(content) == refused.value.reason
