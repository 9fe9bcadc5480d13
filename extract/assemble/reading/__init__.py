"""One article as clauses of tokens: what the events are read from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter

from extract.assemble.reading.clause import Clause
from extract.assemble.reading.cuts import cut_at_commas
from extract.assemble.reading.days import MAX_EVENT_DAYS, NEWS_DAYS, days_between, is_event_day
from extract.assemble.reading.marked_text import MarkedText
from extract.assemble.reading.subjects import find_subjects, lists_more_objects
from extract.assemble.reading.tokens import Token, closes_a_list_of_places, read_tokens
from extract.assemble.reading.topics import reported, talked_about
from extract.assemble.reading.trust import carry_plans, carry_speech, weigh_clauses
from extract.assemble.reading.wording import (
    DELEGATION_WORD,
    ENDS_A_LIST,
    GOES_ON,
    LEADS_AND_ENDS,
    LED_AS,
    LED_BY,
    LED_UNDER,
    MADE_UP_OF,
    OWNER_BEFORE,
    RECEIVED_BY,
    SENT_FROM,
    UNREAD_PART,
)
from extract.segment import Sentence
from extract.settle.settled import APART, Entity, Home, Role, Settled
from extract.vocabulary import Vocabulary

__all__ = [
    "DELEGATION_WORD",
    "ENDS_A_LIST",
    "GOES_ON",
    "LEADS_AND_ENDS",
    "LED_AS",
    "LED_BY",
    "LED_UNDER",
    "MADE_UP_OF",
    "MAX_EVENT_DAYS",
    "NEWS_DAYS",
    "OWNER_BEFORE",
    "RECEIVED_BY",
    "SENT_FROM",
    "UNREAD_PART",
    "Clause",
    "Reading",
    "Token",
    "days_between",
    "is_event_day",
    "lists_more_objects",
]

READ_BLOCKS = frozenset({"paragraph", "caption"})
FIRM_KINDS = frozenset({"company", "lab", "fund", "university", "media", "other"})
COMPANY_TAIL = re.compile(r"(?:集团|公司|科技|股份|有限)+$")
LONGEST_ADDRESS = 80  # characters of the places an office is told with: 甲省乙市丙区区长


class Reading(MarkedText):
    """The settled article, indexed for the assemblers. Nothing in it is decided here but what belongs together."""

    def __init__(self, settled: Settled, vocabulary: Vocabulary) -> None:
        """Index tokens, clauses and dates; linear in the length of the text."""
        self.settled = settled
        self.vocabulary = vocabulary
        self.text = settled.text
        self.roles_by_person: dict[str, list[Role]] = defaultdict(list)
        for role in settled.roles:
            if role.rule != APART or role.place_local_id is not None:  # 任团长: of no house
                self.roles_by_person[role.person_local_id].append(role)
        self.local_by_key = {
            e.vocabulary_key: e.local_id for e in settled.entities.values() if e.kind == "place" and e.vocabulary_key
        }
        self.foreign_countries = [
            (place.name, local_id)
            for key, local_id in self.local_by_key.items()
            if (place := vocabulary.places.get(key))
            and place.level == "country"
            and key != "CN"
            and len(place.name) > 1
        ]
        self.money = sorted(
            (
                (start, end, figure)
                for figure in settled.figures
                if figure.found.kind == "money"
                for start, end in ((figure.found.start, figure.found.end), *figure.repeats)
            ),
            key=itemgetter(1),
        )
        self.industries = [m for m in settled.mentions if m.kind == "industry"]
        title_end = {start: end for start, end, _ in vocabulary.match("title", settled.text.clean_text)}
        super().__init__(settled, read_tokens(settled, self.roles_by_person, title_end, vocabulary), title_end)
        self.of_several = {
            t.local_id for n, t in enumerate(self.tokens) if closes_a_list_of_places(self.clean, self.tokens, n)
        }
        self.clauses = list(self._clauses())
        self.clauses_by_sentence: dict[int, list[Clause]] = defaultdict(list)
        self.clauses_by_block: dict[int, list[Clause]] = defaultdict(list)
        self.paragraphs_by_story: dict[int, dict[int, None]] = defaultdict(dict)  # the blocks of running text, in order
        self.clauses_by_story: dict[int, list[Clause]] = defaultdict(list)
        for clause in self.clauses:
            self.clauses_by_sentence[clause.sentence.start].append(clause)
            self.clauses_by_block[clause.sentence.block].append(clause)
            if clause.sentence.block_kind == "paragraph":
                self.paragraphs_by_story[clause.sentence.story][clause.sentence.block] = None
            self.clauses_by_story[clause.sentence.story].append(clause)

    def opens_an_office(self, place: Token) -> bool:
        """Tell whether a place, or a smaller one behind it, stands right before somebody's office: 甲省乙市|市长丙."""
        at = place.end
        for token in self.tokens_in(place.end, place.end + LONGEST_ADDRESS):
            if token.start != at or token.kind not in "LP":
                return False
            if token.kind == "P":
                return True
            at = token.end
        return False

    def entity(self, local_id: str | None) -> Entity | None:
        """Give the entity of a local id."""
        return self.settled.entities.get(local_id) if local_id else None

    def houses(self, person_id: str) -> list[Entity]:
        """Give the bodies in which a person holds office, an office after the other; those of no known body are left out."""
        roles = self.roles_by_person.get(person_id, ())
        return [house for r in roles if (house := self.entity(r.organization_local_id)) is not None]

    def level(self, token: Token) -> str | None:
        """Give the kind of a place or body: city, district, landmark; company, government."""
        entity = self.entity(token.local_id)
        return entity.detail_kind if entity is not None else None

    def named_at(self, local_id: str) -> tuple[int | None, int | None]:
        """Give where the text names an entity first, or implies it: the words a party rests on that its event leaves out."""
        entity = self.entity(local_id)
        return (entity.start, entity.end) if entity is not None and entity.end > entity.start else (None, None)

    def home(self, story: int) -> Home | None:
        """Give the home of a story; a later story without one of its own shares nothing by default."""
        return self.settled.home_by_story.get(story)

    def is_land(self, local_id: str | None) -> bool:
        """Tell whether an entity is a country."""
        entity = self.entity(local_id)
        return entity is not None and entity.detail_kind == "country"

    def is_firm(self, token: Token) -> bool:
        """Tell whether a token is a body that does business or research (not a government, party, embassy or delegation)."""
        entity = self.entity(token.local_id)
        return token.kind == "O" and entity is not None and entity.detail_kind in FIRM_KINDS

    def owner_by_name(self, local_id: str) -> str | None:
        """Find the firm whose name opens the name of a park or hall: 海星科技园 → 海星集团, where the article names one."""
        entity = self.entity(local_id)
        if entity is None:
            return None
        owners = [
            e
            for e in self.settled.entities.values()
            if e.kind == "organization"
            and e.detail_kind == "company"
            and e.local_id != local_id
            and len(stem := COMPANY_TAIL.sub("", e.name)) >= 2
            and entity.name.startswith(stem)
        ]
        groups = [e for e in owners if e.name.endswith("集团")]
        best = groups or owners
        return best[0].local_id if len(best) == 1 else None

    def place_keys_up(self, local_id: str | None) -> list[str]:
        """Walk the keys of a place (or of the place a body sits in) up to its country, itself first."""
        keys: list[str] = []
        seen: set[str] = set()
        entity = self.entity(local_id)
        if entity is not None and entity.kind != "place":
            entity = self.entity(entity.place_local_id)
        while entity is not None and entity.local_id not in seen:
            seen.add(entity.local_id)
            key = entity.vocabulary_key
            if key and key in self.vocabulary.places:
                own = self.vocabulary.places[key]
                keys += [key, *([own.stands_for_key] if own.stands_for_key else [])]
                keys += [place.place_key for place in self.vocabulary.ancestors(key)]
                break
            keys.append(entity.local_id)
            entity = self.entity(entity.place_local_id)
        return keys

    def lies_in(self, local_id: str | None, place_id: str | None) -> bool:
        """Tell whether a place or body lies in a place: 无锡高新区 in 无锡市 → True."""
        place = self.entity(place_id)
        if place is None or local_id is None:
            return False
        if local_id == place_id:
            return True
        return (place.vocabulary_key or place.local_id) in self.place_keys_up(local_id)

    def smallest_common(self, local_ids: Sequence[str]) -> str | None:
        """Find the smallest place named in the article in which all these places lie: 釜山, 首尔 → 韩国."""
        if not local_ids:
            return None
        if len(set(local_ids)) == 1:
            return local_ids[0]
        chains = [self.place_keys_up(local_id) for local_id in local_ids]
        for key in chains[0]:
            if all(key in chain for chain in chains[1:]):
                return self.local_by_key.get(key) or (key if key in self.settled.entities else None)
        return None

    def offices_in(self, person_id: str, place_id: str | None) -> bool:
        """Tell whether a person holds an office of a place or of a body in it."""
        return place_id is not None and any(
            self.lies_in(role.organization_local_id or role.place_local_id, place_id)
            for role in self.roles_by_person.get(person_id, ())
        )

    def governs(self, person_id: str, place_id: str | None) -> bool:
        """Tell whether a person holds an office of a place, of a body in it, or of what the place lies in."""
        if self.offices_in(person_id, place_id):
            return True
        houses = (
            self.entity(r.organization_local_id or r.place_local_id) for r in self.roles_by_person.get(person_id, ())
        )
        seats = (h.local_id if h.kind == "place" else h.place_local_id for h in houses if h is not None)
        return any(self.lies_in(place_id, seat) for seat in seats if seat is not None)

    def is_unseated(self, person_id: str) -> bool:
        """Tell whether somebody holds only offices of a province, city or county that is not named: 市委书记甲."""
        roles = self.roles_by_person.get(person_id, ())
        return bool(roles) and all(
            r.organization_local_id is None and r.place_local_id is None and r.title[:1] in "省市区县州副"
            for r in roles
        )

    def rank(self, person_id: str) -> int | None:
        """Give the highest administrative rank among a person's offices (1 is the highest)."""
        ranks = [
            title.administrative_rank
            for role in self.roles_by_person.get(person_id, ())
            if role.title_key
            and (title := self.vocabulary.titles.get(role.title_key))
            and title.administrative_rank is not None
        ]
        return min(ranks, default=None)

    def _clauses(self) -> Iterator[Clause]:
        before: Clause | None = None
        for sentence in self.settled.sentences:
            if sentence.block_kind not in READ_BLOCKS:
                continue
            clauses = [
                self._clause(sentence, start, end, n) for n, (start, end) in enumerate(cut_at_commas(self, sentence))
            ]
            weigh_clauses(self, clauses)
            last = before if before is not None and before.sentence.block == sentence.block else None
            find_subjects(self, clauses, last)
            if last is not None:
                carry_plans(self, last, clauses)
                carry_speech(self, last, clauses)
            before = clauses[-1] if clauses else None
            yield from clauses

    def _clause(self, sentence: Sentence, start: int, end: int, number: int) -> Clause:
        while start < end and self.clean[start] in " \u3000\n":
            start += 1
        cues = self.cues_in(start, end)
        text = self.clean[start:end]
        tokens = self.tokens_in(start, end)
        return Clause(
            start=start,
            end=end,
            text=text,
            sentence=sentence,
            number=number,
            tokens=tokens,
            cues=cues,
            about=talked_about(self.clean, start, end, tokens),
            informed=reported(self.clean, start, end),
            dates=self.every_date_in(start, end),
        )
