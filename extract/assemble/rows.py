"""Told things to rows: local ids, quoted evidence, and the pieces of text each row rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.assemble.reading import Reading, days_between
from extract.assemble.told import Agreement, Contradiction, Engagement, Party, Project, Relation, Told, Trip
from extract.assemble.trips import Frame
from extract.ids import local_id
from extract.settle.quantities import INVESTED
from extract.settle.settled import Figure, Role

Row = dict[str, object]
# Money that is promised or put into a place; sales, funds and trade volumes are never added up as investment.


class Rows:
    """Writes the rows of one article; every row gets the id of its story and the characters it was read from."""

    def __init__(self, reading: Reading, ids: Sequence[str]) -> None:
        """Remember the article; `ids` are the ids of its stories by ordinal."""
        self.reading = reading
        self.settled = reading.settled
        self.ids = ids
        self.told: Counter[tuple[str, int, int]] = Counter()

    def evidence(self, start: int, end: int, story: int, rule: str, inferred: bool) -> Row:
        """Give the evidence columns of a half-open span of the clean text."""
        raw_start, raw_end = self.settled.text.raw_span(start, end)
        return {
            "article_id": self.settled.article_id,
            "story_id": self.ids[story - 1],
            "raw_start": raw_start,
            "raw_end": raw_end,
            "evidence": self.settled.text.raw_text[raw_start:raw_end],
            "rule": rule,
            "confidence": self.reading.vocabulary.confidence(rule),
            "is_inferred": inferred,
        }

    def of(self, told: Told) -> Row:
        """Give the evidence columns of a told thing."""
        return self.evidence(told.start, told.end, told.story, told.rule, told.is_inferred)

    def name_it(self, kind: str, start: int, end: int) -> str:
        """Give a fresh local id for a thing of a kind at a span."""
        raw_start, raw_end = self.settled.text.raw_span(start, end)
        ordinal = self.told[kind, raw_start, raw_end]
        self.told[kind, raw_start, raw_end] += 1
        return local_id(self.settled.article_id, kind, raw_start, raw_end, ordinal)

    # ------------------------------------------------------------ trips
    def trip(self, trip: Trip) -> Row:
        """Give the row of a trip."""
        entities = self.settled.entities
        delegation = entities.get(trip.delegation_id or "")
        first, last = trip.days.first, trip.days.last
        return {
            "told_id": trip.told_id,
            "name": delegation.name if delegation else None,
            "direction": trip.direction,
            "delegation_local_id": trip.delegation_id,
            "home_local_id": trip.home_id,
            "home_basis": trip.home_basis,
            "lead_local_id": trip.lead.local_id,
            "lead_basis": trip.lead.basis,
            "started_on": first,
            "ended_on": last,
            "date_basis": trip.days.basis,
            "date_reason": trip.days.reason,
            "days_stated": trip.days_stated,
            "days_computed": days_between(first, last) if first and last else None,
            **self.of(trip),
        }

    def trip_places(self, trip: Trip) -> Iterator[Row]:
        """Give a row per destination, in order."""
        for ordinal, place in enumerate(trip.places, start=1):
            yield {
                "told_id": trip.told_id,
                "ordinal": ordinal,
                "place_local_id": place.local_id,
                "from_day": place.days.first,
                "to_day": place.days.last,
                **self.evidence(place.start, place.end, trip.story, trip.rule, trip.is_inferred),
            }

    def trip_parties(self, trip: Trip) -> Iterator[Row]:
        """Give a row per member of the delegation, the leader first."""
        members = list(trip.members)
        if trip.lead.local_id and all(m.local_id != trip.lead.local_id for m in members):
            lead = Party(
                kind="person", local_id=trip.lead.local_id, side="delegation", start=trip.lead.start, end=trip.lead.end
            )
            members.insert(0, lead)
        for member in members:
            yield {
                "told_id": trip.told_id,
                "party_kind": member.kind,
                "party_local_id": member.local_id,
                "is_lead": member.local_id == trip.lead.local_id,
                **self._party_evidence(trip, member),
            }

    # ------------------------------------------------------------ engagements and agreements
    def engagement(self, engagement: Engagement) -> Row:
        """Give the row of an engagement."""
        return {
            "told_id": engagement.told_id,
            "trip_told_id": engagement.trip.told_id if engagement.trip and not engagement.is_background else None,
            "kind": engagement.kind,
            "occurred_from": engagement.days.first,
            "occurred_to": engagement.days.last,
            "date_basis": engagement.days.basis,
            "date_reason": engagement.days.reason,
            "place_local_id": engagement.where.local_id,
            "place_basis": engagement.where.basis,
            "lead_local_id": engagement.lead.local_id,
            "lead_basis": engagement.lead.basis,
            "event_name": engagement.event_name,
            "is_online": engagement.is_online,
            "is_background": engagement.is_background,
            **self.of(engagement),
        }

    def agreement(self, agreement: Agreement) -> Row:
        """Give the row of an agreement."""
        signed = agreement.status == "signed"
        return {
            "told_id": agreement.told_id,
            "trip_told_id": agreement.trip.told_id if agreement.trip and not agreement.is_background else None,
            "engagement_told_id": agreement.engagement.told_id if agreement.engagement else None,
            "project_local_id": agreement.project.local_id if agreement.project else None,
            "kind": agreement.kind,
            "status": agreement.status,
            "status_basis": agreement.status_basis,
            "agreement_count": agreement.count,
            "count_is_lower_bound": agreement.count_is_lower_bound,
            "subject": agreement.subject,
            "industry_local_id": agreement.industry_id,
            "place_local_id": agreement.where.local_id,
            "place_basis": agreement.where.basis,
            "signed_from": agreement.days.first if signed else None,
            "signed_to": agreement.days.last if signed else None,
            "date_basis": agreement.days.basis if signed else "unstated",
            "amount": agreement.amount,
            "currency": agreement.currency,
            "amount_qualifier": agreement.amount_qualifier,
            "amount_cny": agreement.amount if agreement.currency == "CNY" else None,
            "is_background": agreement.is_background,
            **self.of(agreement),
        }

    def parties(self, told: Engagement | Agreement) -> Iterator[Row]:
        """Give a row per party of an event or agreement; each party once."""
        seen: set[tuple[str, str]] = set()
        for party in told.parties:
            if (party.kind, party.local_id) in seen:
                continue
            seen.add((party.kind, party.local_id))
            yield {
                "told_id": told.told_id,
                "party_kind": party.kind,
                "party_local_id": party.local_id,
                "side": party.side,
                **self._party_evidence(told, party),
            }

    def _party_evidence(self, told: Told, party: Party) -> Row:
        if party.start is None or party.end is None:
            return self.evidence(told.start, told.end, told.story, told.rule, True)
        return self.evidence(party.start, party.end, told.story, told.rule, told.is_inferred or party.is_inferred)

    # ------------------------------------------------------------ what a row rests on
    def pieces(self, told: Trip | Engagement | Agreement) -> Iterator[Row]:
        """Give the pieces of text a told row rests on: its words first, then date, place, leader, amount, proof, parties."""
        spans: list[tuple[str, int | None, int | None]] = [
            ("event", told.start, told.end),
            ("date", told.days.start, told.days.end),
        ]
        if isinstance(told, (Engagement, Agreement)):
            spans.append(("place", told.where.start, told.where.end))
            spans += [("party", p.start, p.end) for p in told.parties]
        if isinstance(told, (Engagement, Trip)):
            spans.append(("lead", told.lead.start, told.lead.end))
        if isinstance(told, Engagement):
            spans += [("event", start, end) for start, end in told.told_again]
        if isinstance(told, Agreement):
            spans += [("amount", *told.amount_span)] if told.amount_span else []
            spans += [("basis", *told.proof)] if told.proof else []
        if isinstance(told, Trip):
            spans += [("place", p.start, p.end) for p in told.places]
            spans += [("party", m.start, m.end) for m in told.members]
        yield from self._pieces_of(told, spans)

    def _pieces_of(self, told: Told, spans: Sequence[tuple[str, int | None, int | None]]) -> Iterator[Row]:
        seen: set[tuple[str, int, int]] = set()
        for part, start, end in spans:
            if start is None or end is None or start >= end or (part, start, end) in seen:
                continue
            first = not seen
            seen.add((part, start, end))
            yield {
                "told_id": told.told_id,
                "part": part,
                "is_primary": first,
                **self.evidence(start, end, told.story, told.rule, told.is_inferred),
            }

    # ------------------------------------------------------------ figures, roles, relations, aliases
    def figure(
        self,
        figure: Figure,
        agreements: Sequence[Agreement],
        projects: Sequence[Project],
        trip: Trip | None,
        told_id: str,
    ) -> Row:
        """Give the row of a figure; it counts in totals only as the investment of an agreement made on this trip."""
        found = figure.found
        agreement = next(
            (a for a in agreements if a.amount_span == (found.start, found.end)),
            None,
        )
        # 1亿元 of two projects is one figure, and of neither alone
        owners = {p.local_id for p in projects if any(amount.figure is figure for amount in p.amounts)}
        counts = agreement is not None and not agreement.is_background and found.measure in INVESTED
        return {
            "told_id": told_id,
            "kind": found.kind,
            "value": found.value.quantize(Decimal("0.000001")),
            "unit": found.unit,
            "currency": found.currency,
            "currency_basis": found.currency_basis,
            "qualifier": found.qualifier,
            "measure": found.measure,
            "organization_local_id": figure.organization_local_id,
            "agreement_told_id": agreement.told_id if agreement else None,
            "project_local_id": owners.pop() if len(owners) == 1 else None,
            "trip_told_id": trip.told_id if trip and not figure.is_background else None,
            "as_of_from": figure.as_of_from,
            "as_of_to": figure.as_of_to,
            "is_background": figure.is_background,
            "counts_in_total": counts and not figure.is_background,
            **self.evidence(found.start, found.end, figure.story, found.rule, figure.owner_is_inferred),
        }

    def role(self, role: Role, frame: Frame, side: str | None) -> Row:
        """Give the row of a person with a title; it is seen on the days of the story's trip."""
        trip = frame.trip
        return {
            "told_id": self.name_it("person_role", role.start, role.end),
            "person_local_id": role.person_local_id,
            "title": role.title,
            "title_key": role.title_key,
            "organization_local_id": role.organization_local_id,
            "place_local_id": role.place_local_id,
            "affiliation_basis": role.affiliation_basis,
            "affiliation_reason": role.affiliation_reason,
            "as_of_from": trip.days.first if trip and side != "mentioned" else None,
            "as_of_to": trip.days.last if trip and side != "mentioned" else None,
            "side": side,
            **self.evidence(role.start, role.end, role.story, role.rule, role.is_inferred),
        }

    def relation(self, relation: Relation) -> Row:
        """Give the row of a relation."""
        return {
            "told_id": self.name_it("organization_relation", relation.start, relation.end),
            "relation": relation.relation,
            "subject_kind": relation.subject_kind,
            "subject_local_id": relation.subject_id,
            "object_kind": relation.object_kind,
            "object_local_id": relation.object_id,
            **self.of(relation),
        }

    # ------------------------------------------------------------ projects and contradictions
    def project_entity(self, project: Project) -> Row:
        """Give the row of a project among the entities: what other records call it by."""
        start, end = project.namings[0]
        raw_start, raw_end = self.settled.text.raw_span(start, end)
        return {
            "local_id": project.local_id,
            "article_id": self.settled.article_id,
            "entity_kind": "project",
            "name": project.name,
            "vocabulary_key": None,
            "detail_kind": None,
            "place_local_id": project.where.local_id,
            "country_code": None,
            "is_implied": False,
            "raw_start": raw_start,
            "raw_end": raw_end,
        }

    def project(self, project: Project) -> Row:
        """Give the row of a named investment project; its amount is the one told first."""
        money = project.amounts[0].figure.found if project.amounts else None
        return {
            "told_id": project.told_id,
            "project_local_id": project.local_id,
            "name": project.name,
            "investor_local_id": project.investor_id,
            "place_local_id": project.where.local_id,
            "place_basis": project.where.basis,
            "industry_local_id": project.industry_id,
            "amount": money.value.quantize(Decimal("0.000001")) if money else None,
            "currency": money.currency if money else None,
            "amount_qualifier": money.qualifier if money else None,
            "amount_cny": money.value.quantize(Decimal("0.000001")) if money and money.currency == "CNY" else None,
            **self.of(project),
        }

    def project_stages(self, project: Project) -> Iterator[Row]:
        """Give a row per stage the project is shown at."""
        for stage in project.stages:
            stage.told_id = self.name_it("project_stage", stage.start, stage.end)
            yield {
                "told_id": stage.told_id,
                "project_local_id": project.local_id,
                "stage": stage.stage,
                "stage_from": stage.days.first,
                "stage_to": stage.days.last,
                "date_basis": stage.days.basis,
                "date_reason": stage.days.reason,
                **self.of(stage),
            }

    def pieces_of_project(self, project: Project) -> Iterator[Row]:
        """Give the pieces of text a project rests on: every naming, its investor, site and amounts, the days of its stages."""
        spans: list[tuple[str, int | None, int | None]] = [("event", project.start, project.end)]
        spans += [("event", start, end) for start, end in project.namings]
        spans += [("party", *project.investor_span)] if project.investor_span else []
        spans.append(("place", project.where.start, project.where.end))
        spans += [("amount", amount.start, amount.end) for amount in project.amounts]
        yield from self._pieces_of(project, spans)
        for stage in project.stages:
            yield from self._pieces_of(
                stage, [("event", stage.start, stage.end), ("date", stage.days.start, stage.days.end)]
            )

    def contradiction(self, found: Contradiction) -> Row:
        """Give the row of a contradiction."""
        return {
            "told_id": self.name_it("contradiction", found.start, found.end),
            "kind": found.kind,
            "left_value": found.left_value,
            "right_value": found.right_value,
            "left_told_id": found.left_told_id,
            "right_told_id": found.right_told_id,
            **self.of(found),
        }

    def aliases(self) -> Iterator[Row]:
        """Give a row per other name of an organization."""
        for alias in self.settled.aliases:
            story = max((s.ordinal for s in self.settled.stories if s.start <= alias.start), default=1)
            yield {
                "told_id": self.name_it("organization_alias", alias.start, alias.end),
                "organization_local_id": alias.organization_local_id,
                "alias": alias.alias,
                "alias_kind": alias.alias_kind,
                **self.evidence(alias.start, alias.end, story, alias.rule, True),
            }
