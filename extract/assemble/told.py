"""What an article tells, before it becomes rows: trips, engagements, agreements, relations, each with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from extract.settle.settled import Figure

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party; `start`/`end` is where the text names it, in the words of the event or, if `is_inferred`, elsewhere."""

    kind: str
    local_id: str
    side: str
    start: int | None = None
    end: int | None = None
    is_inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days of an event with the reason they are known; `start`/`end` is the date expression."""

    first: date | None = None
    last: date | None = None
    basis: str = "unstated"
    reason: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The place of an event; `start`/`end` are the words that name it."""

    local_id: str | None = None
    basis: str = "unstated"
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Who led; `start`/`end` are the words that say so."""

    local_id: str | None = None
    basis: str = "unstated"
    start: int | None = None
    end: int | None = None


@dataclass(slots=True, kw_only=True)
class Told:
    """One told thing: where it is told (half-open in the clean text), in which story, by which rule."""

    start: int
    end: int
    story: int
    rule: str
    is_inferred: bool = False
    told_id: str = ""


@dataclass(slots=True, kw_only=True)
class TripPlace:
    """One destination in its order, with its days where the text says them."""

    local_id: str
    days: Days
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class Trip(Told):
    """One journey of one delegation. `delegation_bodies` act for it besides the delegation itself."""

    direction: str
    home_id: str | None
    home_basis: str
    delegation_id: str | None
    lead: Lead
    days: Days
    days_stated: int | None = None
    days_stated_span: Span | None = None
    places: list[TripPlace] = field(default_factory=list)
    members: list[Party] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Engagement(Told):
    """One thing that happened between parties."""

    kind: str
    parties: list[Party]
    days: Days = field(default_factory=Days)
    where: Where = field(default_factory=Where)
    lead: Lead = field(default_factory=Lead)
    event_name: str | None = None
    is_online: bool = False
    is_background: bool = False
    trip: Trip | None = None
    block: int = -1
    told_again: list[Span] = field(default_factory=list)

    def counterparts(self) -> frozenset[str]:
        """Give the ids of the other side."""
        return frozenset(p.local_id for p in self.parties if p.side in ("counterpart", "host"))

    def dealt_with(self) -> frozenset[str]:
        """Give the ids of those the leader dealt with: the guests where a host leads, the other side elsewhere."""
        guests = frozenset(p.local_id for p in self.parties if p.side == "delegation")
        return guests if self.is_hosted() else self.counterparts()

    def is_occasion(self) -> bool:
        """Tell what is held for many, under a name or as a 招商推介会: who attends, speaks or chairs there is a party of it."""
        return self.event_name is not None or self.kind == "promotion_event"

    def is_hosted(self) -> bool:
        """Tell whether a host leads: 市长会见代表团."""
        return any(p.local_id == self.lead.local_id and p.side == "counterpart" for p in self.parties)

    def actors(self) -> frozenset[str]:
        """Give the ids of the persons who act, where the words name any."""
        others = self.dealt_with()
        return frozenset(
            p.local_id for p in self.parties if p.kind == "person" and not p.is_inferred and p.local_id not in others
        )


@dataclass(slots=True, kw_only=True)
class Agreement(Told):
    """One agreement, or one counted group of them."""

    kind: str
    status: str
    status_basis: str
    parties: list[Party]
    count: int | None = 1
    count_is_lower_bound: bool = False
    subject: str | None = None
    industry_id: str | None = None
    where: Where = field(default_factory=Where)
    days: Days = field(default_factory=Days)
    amount: Decimal | None = None
    currency: str | None = None
    amount_qualifier: str | None = None
    amount_span: Span | None = None
    is_background: bool = False
    engagement: Engagement | None = None
    trip: Trip | None = None
    proof: Span | None = None
    again_until: int | None = None  # where it was told last, for what is said of it behind that
    project: Project | None = None


@dataclass(slots=True, kw_only=True)
class Relation(Told):
    """One relation between two bodies or places."""

    relation: str
    subject_kind: str
    subject_id: str
    object_kind: str
    object_id: str


@dataclass(slots=True, kw_only=True)
class ProjectStage(Told):
    """One stage a project is shown at; `start`/`end` are the words that show it."""

    stage: str
    days: Days = field(default_factory=Days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A stated number at one place that tells it; the figure itself may first be told elsewhere."""

    figure: Figure
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class Project(Told):
    """One named investment project: all places that name it, its stages, and every amount told of it as a whole."""

    name: str
    namings: list[Span]
    local_id: str = ""
    investor_id: str | None = None
    investor_span: Span | None = None
    where: Where = field(default_factory=Where)
    industry_id: str | None = None
    amounts: list[Amount] = field(default_factory=list)
    stages: list[ProjectStage] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Contradiction(Told):
    """Two told rows of one article that cannot both be right; `start`/`end` are the words of the later one."""

    kind: str
    left_value: str
    right_value: str
    left_told_id: str
    right_told_id: str
