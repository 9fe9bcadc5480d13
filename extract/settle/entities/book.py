"""The entities, mentions and names of one article while they are being settled."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extract.find.candidates import OrganizationCandidate
from extract.find.marks import Marks, listed_places, read_marks
from extract.ids import local_id
from extract.restore.text import RestoredText
from extract.segment import Sentence, Story
from extract.settle.homes.delegation import INVITED, INVITED_REACH
from extract.settle.homes.found import HomeFound
from extract.settle.settled import Alias, Entity, Issue, Mention
from extract.vocabulary import Place, Vocabulary

LATIN = re.compile(r"[ -~À-ÿ]+")


class Book:
    """The entities of one article while they are being settled."""

    def __init__(
        self,
        article_id: str,
        text: RestoredText,
        stories: Sequence[Story],
        sentences: Sequence[Sentence],
        fused: Sequence[OrganizationCandidate],
        homes: Mapping[int, HomeFound],
        voices: Mapping[int, str | None],
        vocabulary: Vocabulary,
    ) -> None:
        """Open a book in which nothing is entered yet."""
        self.article_id = article_id
        self.text = text
        self.clean = text.clean_text
        self.stories = stories
        self.sentences = sentences
        self.homes = homes
        self.voices = voices
        self.vocabulary = vocabulary
        self.marks: Marks = read_marks(self.clean, vocabulary)
        # what is looked up in the text only once
        self.ours: dict[tuple[int, str], bool] = {}
        self.only_ones: dict[tuple[int, str], str | None] = {}
        self.full_by_surface: dict[str, str | None] = {}
        self.away: frozenset[str] | None = None
        self._places_by_words: dict[str, tuple[tuple[int, int, str], ...]] = {}

        self.entities: dict[str, Entity] = {}
        self.mentions: list[Mention] = []
        self.aliases: list[Alias] = []
        self.issues: list[Issue] = []
        self.place_id_by_key: dict[str, str] = {}
        self.place_id_by_name: dict[str, str] = {}
        self.organization_id_by_name: dict[str, str] = {}
        self.person_id_by_name: dict[str, str] = {}
        self._ordinals: dict[tuple[str, int, int], int] = defaultdict(int)
        self._starts = [s.start for s in sentences]
        self._story_starts = [s.start for s in stories]
        self.delegations_by_story: dict[int, list[Mention]] = defaultdict(list)
        self.zone_mentions: list[Mention] = []
        self.named_keys: set[str] = set()
        self.cities_named: list[tuple[int, str]] = []
        self.fused = fused

    def sentence_at(self, position: int) -> Sentence | None:
        """Give the sentence in which a position lies."""
        at = bisect_right(self._starts, position) - 1
        return self.sentences[at] if at >= 0 and position < self.sentences[at].end else None

    def story_at(self, position: int) -> int:
        """Give the ordinal of the story in which a position lies."""
        at = bisect_right(self._story_starts, position) - 1
        return self.stories[at].ordinal if at >= 0 else 1

    def home_key(self, position: int) -> str | None:
        """Give the key of the home of the story in which a position lies."""
        home = self.homes.get(self.story_at(position))
        return home.place_key if home else None

    def voice(self, position: int) -> str | None:
        """Give the key of the place whose paper tells the story at a position, where that is not the home's."""
        return self.voices.get(self.story_at(position))

    def places_in(self, words: str) -> tuple[tuple[int, int, str], ...]:
        """Give the listed places in these words, as `listed_places` does, reading each words once."""
        found = self._places_by_words.get(words)
        if found is None:
            found = self._places_by_words[words] = listed_places(words, self.vocabulary)
        return found

    def new(self, kind: str, name: str, start: int, end: int, **details: object) -> str:
        """Enter an entity and give its local id."""
        raw_start, raw_end = self.text.raw_span(start, end)
        ordinal = self._ordinals[kind, start, end]
        self._ordinals[kind, start, end] += 1
        key = local_id(self.article_id, kind, raw_start, raw_end, ordinal)
        self.entities[key] = Entity(local_id=key, kind=kind, name=name, start=start, end=end, **details)  # type: ignore[arg-type]
        return key

    def mention(self, kind: str, key: str, start: int, end: int, rule: str, *, inferred: bool = False) -> None:
        """Note where an entity is named."""
        mention = Mention(kind=kind, local_id=key, start=start, end=end, rule=rule, is_inferred=inferred)
        self.mentions.append(mention)
        if kind == "organization" and rule != "bare_body":
            if self.entities[key].detail_kind == "delegation":
                if INVITED.search(self.clean, max(0, start - INVITED_REACH), start):
                    return  # 邀请甲市代表团来访: not the one the news is of
                self.delegations_by_story[self.story_at(start)].append(mention)
            elif self.entities[key].detail_kind == "industrial_park":
                self.zone_mentions.append(mention)

    def alias(self, key: str, surface: str, start: int, end: int, rule: str) -> None:
        """Note a name under which the text calls a body."""
        name = self.entities[key].name
        if surface == name or any(a.organization_local_id == key and a.alias == surface for a in self.aliases):
            return
        kind = "latin" if LATIN.fullmatch(surface) else "short_name"
        self.aliases.append(
            Alias(organization_local_id=key, alias=surface, alias_kind=kind, start=start, end=end, rule=rule)
        )

    def issue(self, reason: str, start: int, end: int, detail: str | None = None) -> None:
        """Note what could not be settled."""
        self.issues.append(
            Issue(stage="settle", reason=reason, detail=detail or self.clean[start:end], start=start, end=end)
        )

    def tell(self, key: str) -> None:
        """Note that the text itself names an entity that was only implied so far."""
        self.entities[key] = replace(self.entities[key], is_implied=False)

    def seat(self, key: str, place_key: str) -> None:
        """Seat a body in the place that it is as well."""
        body, place = self.entities[key], self.entities[place_key]
        country = body.country_code or place.country_code
        self.entities[key] = replace(body, place_local_id=place_key, country_code=country)

    def place(self, key: str, start: int, end: int, *, implied: bool = False) -> str:
        """Give the entity of a place of the vocabulary, entering it if it is new."""
        known = self.place_id_by_key.get(key)
        if known is not None:
            if not implied and self.entities[known].is_implied:
                self.tell(known)
            return known
        found: Place = self.vocabulary.places[key]
        parent = self.place_id_by_key.get(found.parent_key) if found.parent_key else None
        self.place_id_by_key[key] = self.new(
            "place",
            found.name,
            start,
            end,
            vocabulary_key=key,
            detail_kind=found.level,
            place_local_id=parent,
            country_code=found.country_code,
            is_implied=implied,
        )
        return self.place_id_by_key[key]

    def implied_body(self, name: str, kind: str, start: int, end: int, place_key: str | None) -> str:
        """Give the entity of a body that only a title implies, entering it if it is new."""
        known = self.organization_id_by_name.get(name)
        if known is not None:
            return known
        seat = self.place(place_key, start, end, implied=True) if place_key else None
        country = self.vocabulary.places[place_key].country_code if place_key else None
        key = self.new(
            "organization",
            name,
            start,
            end,
            detail_kind=kind,
            place_local_id=seat,
            country_code=country,
            is_implied=True,
        )
        self.organization_id_by_name[name] = key
        return key

    def belongs_to(self, mention: Mention, body: str | None) -> None:
        """Say whose a department without its place is that was taken for the home's; nobody's known where `body` is None."""
        first = mention.local_id
        self.mentions = [m for m in self.mentions if m != mention]
        self.aliases = [a for a in self.aliases if (a.organization_local_id, a.start) != (first, mention.start)]
        if body is not None:
            self.mentions.append(replace(mention, local_id=body))
            self.alias(body, self.clean[mention.start : mention.end], mention.start, mention.end, mention.rule)
        if all(m.local_id != first for m in self.mentions):
            self.aliases = [a for a in self.aliases if a.organization_local_id != first]
            del self.entities[first]

    def part_named(self, mention: Mention, name: str, end: int, holders: Collection[str | None]) -> None:
        """Let a mention that goes on to `end` name a part of the house; the house stays implied if it is one of `holders`' houses."""
        house = self.entities[mention.local_id]
        seat = self.entities[house.place_local_id].vocabulary_key if house.place_local_id else None
        known = self.organization_id_by_name.get(self.clean[mention.start : end])
        key = known or self.implied_body(name, house.detail_kind or "party", mention.start, end, seat)
        self.tell(key)
        self.mentions[self.mentions.index(mention)] = replace(mention, local_id=key, end=end)
        self.alias(key, self.clean[mention.start : end], mention.start, end, mention.rule)
        if any(m.local_id == house.local_id for m in self.mentions):
            return
        self.aliases = [a for a in self.aliases if a.organization_local_id != house.local_id]
        if house.local_id in holders:
            self.entities[house.local_id] = replace(house, is_implied=True)
        else:
            del self.entities[house.local_id]
