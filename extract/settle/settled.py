"""What `settle` hands on: entities, mentions, roles, dates and figures that do not contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from extract.find.candidates import CueCandidate, FigureCandidate
from extract.restore.text import RestoredText
from extract.segment import Sentence, Story

APART = "title_apart_from_name"  # the rule of an office that stands behind a name, but not right behind it: 甲任团长


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, organization, place, industry or policy term of one article, known by all its mentions.

    `detail_kind` is the organization's kind or the place's level. `place_local_id` is where a body sits, a place's
    parent, or whose programme a term is. `start`/`end` (half-open in `clean_text`) is the mention that named it first, or, for
    an implied body (中共…市委 behind 市委书记), the words that imply it.
    """

    local_id: str
    kind: str
    name: str
    start: int
    end: int
    vocabulary_key: str | None = None
    detail_kind: str | None = None
    place_local_id: str | None = None
    country_code: str | None = None
    is_implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One settled mention of one entity, half-open in `clean_text`. Implied bodies have none."""

    kind: str
    local_id: str
    start: int
    end: int
    rule: str
    is_inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One person with one title, as one place of the text says; `start`/`end` covers title and name.

    `title` is without body and name (市委书记, 副会长). At most one of the affiliation ids is the office's house; both are None
    where the text leaves the body unknown. `story` is the ordinal of the story.
    """

    person_local_id: str
    title: str
    title_key: str | None
    organization_local_id: str | None
    place_local_id: str | None
    affiliation_basis: str
    affiliation_reason: str | None
    start: int
    end: int
    story: int
    rule: str
    is_inferred: bool = False
    is_mentioned_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One date expression with the days it can only mean; both None where nothing is certain."""

    start: int
    end: int
    date_from: date | None
    date_to: date | None
    precision: str
    date_basis: str
    date_reason: str | None
    story: int
    rule: str
    is_inferred: bool = False
    shape: str = "day"
    is_published: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One stated number with its owner; `found` is the candidate it was settled from.

    `owner_basis` says where the owner stands (`clause`, `sentence`, `paragraph`, `unstated`), `owner_is_inferred` that it
    was taken over from another sentence. `repeats` are further places (half-open in `clean_text`) that tell the same figure.
    """

    found: FigureCandidate
    organization_local_id: str | None
    is_background: bool
    as_of_from: date | None
    as_of_to: date | None
    story: int
    owner_basis: str = "unstated"
    owner_is_inferred: bool = False
    repeats: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Whose delegation news a story is: a place, and how that is known (`delegation_name`, `leader_office`, …)."""

    place_local_id: str | None
    basis: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something read but not understood, half-open in `clean_text` where it stands anywhere."""

    stage: str
    reason: str
    detail: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Everything `assemble` may use of one article. Sequences are ordered by `start`; `home_by_story` by ordinal."""

    article_id: str
    text: RestoredText
    stories: tuple[Story, ...]
    sentences: tuple[Sentence, ...]
    entities: Mapping[str, Entity]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]
    dates: tuple[DateMention, ...]
    figures: tuple[Figure, ...]
    cues: tuple[CueCandidate, ...]
    home_by_story: Mapping[int, Home]
    teller_by_story: Mapping[int, str | None]  # key of the place whose paper tells a story, where it is not the home
    aliases: tuple[Alias, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name of an organization, read in this text, half-open in `clean_text` where it stands."""

    organization_local_id: str
    alias: str
    alias_kind: str
    start: int
    end: int
    rule: str
