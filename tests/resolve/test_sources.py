"""What a name says of a publisher: its kind and its home, or nothing."""

from __future__ import annotations

import csv

import pytest

from extract.vocabulary import Vocabulary, load_vocabulary
from jingmao.settings import PROJECT
from resolve.sources import RULES, home_of_source, kind_of_source


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(PROJECT / "seeds")


@pytest.mark.parametrize(
    ("name", "named_by", "kind", "home"),
    [
        ("长春晚报", "named_source", "newspaper", "长春市"),
        ("长春晚报报业集团", "publisher", "newspaper", "长春市"),
        ("绍兴市人民政府", "publisher", "government", "绍兴市"),
        ("绍兴市人民政府网", "publisher", "government", "绍兴市"),
        ("绍兴观察网", "publisher", "website", "绍兴市"),
        ("泉州市贸促会", "named_source", "association", "泉州市"),
        ("泉州广播电视台", "publisher", "broadcaster", "泉州市"),
        ("swj.example.gov.cn", "site", "government", None),
        ("gov.cn", "site", "government", None),
        ("notgov.cn", "site", None, None),
        ("news.invalid", "site", None, None),
        ("作者供图", "named_source", None, None),
        ("江岸晚报", "named_source", "newspaper", None),
    ],
)
def test_a_name_tells_kind_and_home_or_nothing(
    vocabulary: Vocabulary, name: str, named_by: str, kind: str | None, home: str | None
) -> None:
    assert kind_of_source(name, named_by, vocabulary) == kind
    key = home_of_source(name, named_by, vocabulary)
    assert (vocabulary.places[key].name if key else None) == home


def test_a_name_that_several_places_bear_tells_no_home(vocabulary: Vocabulary) -> None:
    several = next(alias for alias, keys in vocabulary.place_keys_by_alias.items() if len(keys) > 1 and len(alias) == 2)
    assert home_of_source(f"{several}导报", "named_source", vocabulary) is None


def test_marks_are_sorted_and_stand_once() -> None:
    rows = RULES.read_text(encoding="utf-8").splitlines()[1:]
    assert rows == sorted(set(rows))
    marks = [(row["where"], row["mark"]) for row in csv.DictReader(RULES.open(encoding="utf-8"))]
    assert len(marks) == len(set(marks))
