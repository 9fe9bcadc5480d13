"""Hard pairs: of two sightings, are they one? Precision and recall over all of them, printed and held to."""

from __future__ import annotations

import itertools
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.vocabulary import Vocabulary, load_vocabulary
from resolve.entities import EntityDecisions, LocalEntity, ToldBeside, ToldPost, decide_entities

TESTS = Path(__file__).resolve().parents[1]
PAIRS: dict[str, list[dict[str, Any]]] = yaml.safe_load((TESTS / "corpus" / "identity.yml").read_text(encoding="utf-8"))
ALL = [(kind.removesuffix("s"), pair) for kind, pairs in PAIRS.items() for pair in pairs]
PRECISION, RECALL = 0.99, 0.95
FEWEST_PAIRS = 60


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(TESTS.parent / "seeds")


def post(
    title: str, title_class: str | None, body: str | None, seat: str | None = None, day: date | None = None
) -> ToldPost:
    return ToldPost(
        title=title, title_class=title_class, organization_local_id=body, place_local_id=seat, from_day=day, to_day=day
    )


class Told:
    """Articles as `decide_entities` is given them, written from the sightings of a pair."""

    def __init__(self) -> None:
        self.found: list[LocalEntity] = []
        self.posts: dict[str, list[ToldPost]] = {}
        self.aliases: dict[str, list[tuple[str, str]]] = {}
        self.homes: dict[str, str] = {}
        self.count = itertools.count(1)

    def add(self, article: str, kind: str, name: str, sighting: dict[str, Any], **more: Any) -> str:
        number = next(self.count)
        local_id = f"{number:06d}"
        day = sighting.get("day")
        self.found.append(
            LocalEntity(
                local_id=local_id, article_id=article, root=sighting.get("text") or article, entity_kind=kind, name=name,
                raw_start=number, published_on=day, **more,
            )
        )  # fmt: skip
        return local_id

    def place(self, article: str, name: str | None, sighting: dict[str, Any]) -> str | None:
        if name is None:
            return None
        (key,) = vocabulary().place_keys_by_alias[name]
        return self.add(
            article, "place", name, sighting, vocabulary_key=key, detail_kind=vocabulary().places[key].level
        )

    def sight(self, article: str, kind: str, sighting: dict[str, Any]) -> str:
        at = self.place(article, sighting.get("at"), sighting)
        if kind == "organization":
            body = self.add(article, kind, sighting["name"], sighting, detail_kind=sighting["kind"], place_local_id=at)
            self.aliases[body] = list(sighting.get("says", {}).items())
            for name in sighting.get("officers", ()):
                officer = self.add(article, "person", name, sighting)
                self.posts[officer] = [post("总经理", "company", body)]
            return body
        person = self.add(article, kind, sighting["name"], sighting)
        if "post" in sighting:
            title, where = sighting["post"]
            known = vocabulary().titles.get(title)
            title_class = sighting.get("class") or (known.title_class if known else None)
            day: date = sighting["day"]
            body = seat = None
            if "kind" in sighting:
                body = self.add(
                    article, "organization", where, sighting, detail_kind=sighting["kind"], place_local_id=at
                )
            else:
                seat = self.place(article, where, sighting)
            self.posts[person] = [post(title, title_class, body, seat, day)]
        for name in sighting.get("firms", ()):
            self.add(article, "organization", name, sighting, detail_kind="company")
        for name in sighting.get("with", ()):
            self.add(article, "person", name, sighting)
        if home := self.place(article, sighting.get("of"), sighting):
            self.homes[person] = home
        return person

    def pair(self, number: int, kind: str, pair: dict[str, Any]) -> tuple[str, str]:
        left = self.sight(f"{number}-left", kind, pair["left"])
        right = self.sight(f"{number}-left" if pair.get("together") else f"{number}-right", kind, pair["right"])
        for nth, other in enumerate(pair.get("beside", ())):
            self.sight(f"{number}-beside{nth}", kind, other)
        return left, right

    def decide(self) -> EntityDecisions:
        def place_prefix(name: str) -> int:
            return next((end for start, end, _ in vocabulary().match("place", name)[:1] if start == 0), 0)

        beside = ToldBeside(posts_of=self.posts, aliases_of=self.aliases, home_of=self.homes, place_prefix=place_prefix)
        return decide_entities(self.found, vocabulary().places, beside)


def judged_alone(kind: str, pair: dict[str, Any]) -> bool:
    told = Told()
    left, right = told.pair(0, kind, pair)
    key = {judgement.local_id: judgement.entity_id for judgement in told.decide().judgements}
    return key[left] == key[right]


def case(kind: str, pair: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=pair["gap"], strict=True)] if "gap" in pair else []
    return pytest.param(kind, pair, id=pair["case"], marks=marks)


@pytest.mark.parametrize(("kind", "pair"), [case(kind, pair) for kind, pair in ALL])
def test_a_hard_pair_is_judged_rightly(kind: str, pair: dict[str, Any]) -> None:
    assert judged_alone(kind, pair) == pair["same"]


def test_precision_and_recall_of_all_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    said = [(judged_alone(kind, pair), bool(pair["same"])) for kind, pair in ALL]
    right = said.count((True, True))
    precision, recall = right / (right + said.count((True, False))), right / (right + said.count((False, True)))
    with capsys.disabled():
        print(f"\nidentity: {len(ALL)} pairs, precision {precision:.3f}, recall {recall:.3f}")
    assert len(ALL) >= FEWEST_PAIRS
    assert precision >= PRECISION
    assert recall >= RECALL


def test_all_pairs_in_one_world_are_judged_as_each_alone() -> None:
    told = Told()
    ends = [(told.pair(n, kind, pair), judged_alone(kind, pair), pair["case"]) for n, (kind, pair) in enumerate(ALL)]
    key = {judgement.local_id: judgement.entity_id for judgement in told.decide().judgements}
    # Pairs of one name would meet in one world: no name stands in two cases.
    assert [name for (left, right), alone, name in ends if (key[left] == key[right]) != alone] == []
