"""Versions and reprints: what is compared, what is decided, and that the order of arrival does not matter."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from resolve.articles import ArticleDecision, ArticleSeen, decide_articles, page_key, source_name

BODY = (
    "本报讯 长春市经贸代表团一行十二人昨日抵达布拉格，拜会当地工商会，参观两家汽车零部件企业，并就共建研发中心交换意见。"
    "代表团团长、副市长何若川表示，长春愿与中东欧城市深化汽车、轨道交通与光电领域的合作，欢迎企业到长春投资兴业。"
    "双方商定由商务部门牵头成立联络小组，每季度通报项目进展，明年春天在长春举行对接会，届时邀请二十家企业参加。"
)
OTHER = (
    "市气象台今晨发布大风蓝色预警，预计今天夜间到明天白天沿江地区将出现六级以上偏北风，气温明显下降。"
    "有关部门提醒市民注意添衣，出行尽量乘坐公共交通，工地要停止高空作业，渔船要及时回港避风，谨防次生灾害。"
)


def seen(article_id: str, text: str = BODY, hour: int = 8, **more: object) -> ArticleSeen:
    return ArticleSeen(
        article_id=article_id,
        source_uri=f"{article_id}.txt",
        first_seen_at=datetime(2025, 3, 1, hour, tzinfo=UTC),
        clean_text=text,
        **more,  # type: ignore[arg-type]
    )


def decided(*articles: ArticleSeen) -> dict[str, ArticleDecision]:
    return {decision.article_id: decision for decision in decide_articles(articles).articles}


def test_the_one_printed_first_is_the_original_even_when_it_is_read_last() -> None:
    copy = seen("a", hour=8, published_on=date(2025, 2, 27))
    original = seen("b", hour=9, published_on=date(2025, 2, 26))
    result = decided(copy, original)
    assert result["a"].duplicate_of == "b"
    assert result["b"].duplicate_of is None
    assert result["a"].duplicate_rule == "reprint_same_text"


def test_a_reprint_may_change_punctuation_and_a_few_words() -> None:
    result = decided(seen("a"), seen("b", BODY.replace("，", "、").replace("一行十二人", ""), hour=9))
    assert result["b"].duplicate_of == "a"
    assert result["b"].duplicate_rule == "reprint_nearly_same_text"
    assert 0.9 <= (result["b"].duplicate_score or 0) < 1


def test_another_text_and_a_short_text_are_no_reprints() -> None:
    result = decided(
        seen("a"), seen("b", OTHER), seen("c", "图片新闻"), seen("d", "图片新闻"), seen("e", ""), seen("f", "")
    )
    assert [d.duplicate_of for d in result.values()] == [None] * 6


def test_later_bytes_of_one_page_supersede_the_earlier_ones_and_are_no_reprint() -> None:
    url = "http://news.invalid/1.html"
    first, second, third = (seen(name, hour=hour, page_url=url) for name, hour in (("c", 8), ("a", 9), ("b", 10)))
    result = decided(third, first, second)
    assert (result["a"].supersedes, result["b"].supersedes, result["c"].supersedes) == ("c", "a", None)
    assert result["c"].superseded_at == second.first_seen_at
    assert result["b"].superseded_at is None
    assert all(decision.duplicate_of is None for decision in result.values())


def test_a_text_that_says_it_corrects_what_its_source_printed_supersedes_it_whichever_was_seen_first() -> None:
    told: dict[str, Any] = {"title": "访欧", "source": "长春某报", "published_on": date(2025, 2, 26)}
    first, corrected = seen("a", hour=9, **told), seen("b", f"（更正：人数应为十二人。）{BODY}", hour=8, **told)
    result = decided(first, corrected)
    assert (result["b"].supersedes, result["a"].superseded_at) == ("a", first.first_seen_at)
    assert result["a"].root == result["b"].root
    assert all(decision.duplicate_of is None for decision in result.values())


@pytest.mark.parametrize(
    "more",
    [{"source": "吉林某网"}, {"published_on": date(2025, 2, 27)}, {"title": "访美"}, {"published_on": None}],
    ids=str,
)
def test_a_correction_of_another_source_day_or_title_supersedes_nothing(more: dict[str, Any]) -> None:
    told: dict[str, Any] = {"title": "访欧", "source": "长春某报", "published_on": date(2025, 2, 26)}
    result = decided(seen("a", **told), seen("b", f"（更正：人数应为十二人。）{BODY}", **(told | more)))
    assert result["b"].supersedes is None


def test_of_two_texts_that_a_correction_may_mean_none_is_superseded() -> None:
    told: dict[str, Any] = {"title": "访欧", "source": "长春某报", "published_on": date(2025, 2, 26)}
    result = decided(seen("a", **told), seen("c", OTHER, **told), seen("b", f"{BODY}特此更正。", **told))
    assert all(decision.superseded_at is None for decision in result.values())


def test_versions_seen_at_one_instant_stay_both_and_are_named() -> None:
    url = "http://news.invalid/1.html"
    result = decide_articles([seen("a", page_url=url), seen("b", BODY + OTHER, page_url=url)])
    assert result.unordered == [("a", "b")]
    assert all(decision.superseded_at is None for decision in result.articles)


def test_a_page_is_known_by_address_or_by_publisher_day_and_title_all_three() -> None:
    full = seen("a", title="《访 欧》", publisher="长春某报", published_on=date(2025, 2, 26))
    assert page_key(full) == "长春某报|2025-02-26|访欧"
    assert page_key(replace(full, page_url="http://news.invalid/1")) == "http://news.invalid/1"
    assert page_key(replace(full, publisher=None)) is None
    assert page_key(replace(full, published_on=None)) is None


def test_a_source_is_the_publisher_else_the_site_else_what_the_page_names() -> None:
    article = seen("a", publisher="长春某报", page_url="http://www.news.invalid/1", source="吉林某网")
    assert source_name(article) == ("长春某报", "publisher")
    assert source_name(replace(article, publisher=None)) == ("www.news.invalid", "site")
    assert source_name(replace(article, publisher=None, page_url=None)) == ("吉林某网", "named_source")
    assert source_name(seen("b")) is None


def test_the_order_of_arrival_decides_nothing() -> None:
    articles = [
        seen("a", hour=9),
        seen("b", BODY.replace("十二", "十三"), hour=8, published_on=date(2025, 1, 2)),
        seen("c", BODY + "（完）", hour=8, published_on=date(2025, 1, 2)),
        seen("d", OTHER, page_url="http://news.invalid/2"),
        seen("e", OTHER + "又讯", hour=10, page_url="http://news.invalid/2"),
        seen("f", OTHER, hour=11),
    ]
    expected = decide_articles(articles)
    shuffle = random.Random(7)
    for _ in range(10):
        shuffle.shuffle(articles)
        assert decide_articles(articles) == expected
