"""Bodies: firms, bureaus, associations, embassies, delegations, zones.

A body is proven by its suffix, by a public list, by a title that only a body grants, by a list that says what its members are
(A、B、C等企业), by an owner (X旗下Y), or by a clause that says it is a firm. Once proven, every place of the name counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.find.candidates import OrganizationCandidate
from extract.find.marks import read_marks
from extract.find.organizations.bodies import Bodies
from extract.find.organizations.by_suffix import add_with_suffix
from extract.find.organizations.clauses import (
    add_before_title,
    add_latin_firms,
    add_owned,
    add_said_to_be_firms,
    add_visited,
)
from extract.find.organizations.coined import add_investors, add_pairs, add_partners, add_project_owners
from extract.find.organizations.committees import name_committees_of_other_parties
from extract.find.organizations.listed import (
    add_broadcasters_abroad,
    add_divisions_of_ministries,
    add_known_in_full,
    add_ministries_of_lands,
    over_joint_venture,
    over_trade,
)
from extract.find.organizations.lists import add_closed_lists, add_lists_of_firms
from extract.find.organizations.missions import add_missions_in_lists, add_offices_elsewhere
from extract.find.organizations.offices_in_lists import add_offices_in_lists
from extract.find.organizations.other_names import (
    add_names_in_brackets,
    add_same_names,
    add_stated_short_names,
    add_towns_in_brackets,
)
from extract.find.organizations.told_by_trade import add_heard_from, add_listed_on_an_exchange
from extract.restore.text import RestoredText
from extract.vocabulary import Vocabulary


def find_organizations(text: RestoredText, vocabulary: Vocabulary) -> Iterator[OrganizationCandidate]:
    """Find bodies with both edges: 会见中国驻韩国大使馆参赞 → 中国驻韩国大使馆; kinds as in `dim_organization`."""
    bodies = Bodies(read_marks(text.clean_text, vocabulary), vocabulary)
    _read(bodies)
    for (start, end), hit in sorted(bodies.found.items()):
        yield OrganizationCandidate(
            start=start,
            end=end,
            rule=hit.rule,
            name=hit.name or text.clean_text[start:end],
            kind=hit.kind,
            vocabulary_key=hit.key,
        )


def _read(bodies: Bodies) -> None:
    for start, end, key in bodies.marks.known:
        known = bodies.vocabulary.organizations[key]
        whole = max(over_trade(bodies, start, end), over_joint_venture(bodies, end)) if known.kind == "company" else end
        if whole > end:
            bodies.add(start, whole, known.kind, "trade_name")
        else:
            bodies.add(start, end, known.kind, "known_body", key)
    for suffix in bodies.marks.suffixes:
        add_with_suffix(bodies, suffix)
    add_offices_in_lists(bodies)
    add_missions_in_lists(bodies)
    add_offices_elsewhere(bodies)
    add_ministries_of_lands(bodies)
    add_divisions_of_ministries(bodies)
    add_known_in_full(bodies)
    add_stated_short_names(bodies)
    add_latin_firms(bodies)
    add_closed_lists(bodies)
    add_lists_of_firms(bodies)
    add_visited(bodies)
    add_owned(bodies)
    for title in bodies.marks.titles:
        add_before_title(bodies, title)
    add_said_to_be_firms(bodies)
    add_listed_on_an_exchange(bodies)
    add_heard_from(bodies)
    add_partners(bodies)
    add_pairs(bodies)
    add_investors(bodies)
    add_project_owners(bodies)
    add_broadcasters_abroad(bodies)
    add_towns_in_brackets(bodies)
    add_names_in_brackets(bodies)
    add_same_names(bodies)
    name_committees_of_other_parties(bodies)
    bodies.drop_inside_unnamed()
