"""Whose paper tells a story: it says 市长 and 省商务厅 without a name and means its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.find.candidates import OrganizationCandidate, PlaceCandidate
from extract.restore.text import RestoredText
from extract.segment import Story
from extract.settle.geography import related
from extract.settle.homes.delegation import by_delegation
from extract.settle.homes.found import NOBODY, OF_WHO_GOES, HomeFound
from extract.settle.homes.hosts import find_host
from extract.settle.homes.most_named import by_count
from extract.settle.homes.offices import OURS
from extract.settle.homes.own_paper import by_paper, named_paper
from extract.settle.homes.own_town import own_town
from extract.settle.homes.visits import VISITS_US
from extract.vocabulary import Vocabulary


def find_voices(
    text: RestoredText,
    stories: Sequence[Story],
    organizations: Sequence[OrganizationCandidate],
    homes: Mapping[int, HomeFound],
    places: Sequence[PlaceCandidate],
    vocabulary: Vocabulary,
) -> Mapping[int, str | None]:
    """Give the place whose paper tells each story: it says 市长 and 省商务厅 without a name and means its own."""
    clean = text.clean_text
    paper = by_paper(text, vocabulary)
    key = paper.place_key if paper is not None else named_paper(text, organizations, places, vocabulary)
    voices: dict[int, str | None] = {}
    for story in stories:
        home = homes[story.ordinal].place_key
        voices[story.ordinal] = key
        if key is None and homes[story.ordinal].is_tellers:
            continue
        if key is None and VISITS_US.search(clean, story.start, story.end):
            guests = by_delegation(clean, story, organizations, vocabulary)
            of = guests.place_key if guests is not None else None
            if home is None:
                if of is not None:
                    voices[story.ordinal] = find_host(clean, story, of, places, vocabulary)
                continue
            if of is not None and not (related(of, home, vocabulary) or related(home, of, vocabulary)):
                continue  # the home found is the hosts' own: told from home
            if of is None and homes[story.ordinal].basis not in OF_WHO_GOES:
                continue  # 某公司董事长甲到我区考察: no town comes, so the one the report speaks of is the teller's
        if home is not None and key is None:
            host = find_host(clean, story, home, places, vocabulary)
            if host == NOBODY:
                inside = [p for p in places if story.start <= p.start < story.end and p.place_keys]
                lone = own_town(clean, story, inside, organizations, vocabulary)
                host = lone.place_keys[0] if lone is not None and lone.place_keys[0] != home else host
            if host is not None:
                voices[story.ordinal] = host
                continue
        if key is None and home is not None and vocabulary.places[home].country_code != "CN":
            inside = [p for p in places if story.start <= p.start < story.end and p.place_keys]
            office = re.search(r"(?<![\u4e00-\u9fff])副?([省市区县])长", clean[story.start : story.end])
            ours = list(OURS.finditer(clean, story.start, story.end))
            counted = by_count(clean, inside, vocabulary, ours, office.group(1) if office else None)
            lone = own_town(clean, story, inside, organizations, vocabulary) if counted is None else None
            voices[story.ordinal] = counted.place_key if counted else lone.place_keys[0] if lone else None
    return voices
