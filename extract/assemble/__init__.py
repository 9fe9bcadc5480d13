"""Mentions to events: trips, engagements, agreements and relations as one article tells them, with evidence.

The order is the design: a trip says whose news it is, engagements need the trip, agreements need the engagements they were
signed at, figures need the agreements they belong to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from extract.assemble.agreements import find_agreements
from extract.assemble.contradictions import find_contradictions
from extract.assemble.engagements import find_engagements, seat_without_journey, seat_witnesses
from extract.assemble.projects import find_projects
from extract.assemble.reading import Reading
from extract.assemble.relations import find_relations
from extract.assemble.rows import Rows
from extract.assemble.sides import sides_of_people
from extract.assemble.stories import story_ids, story_rows
from extract.assemble.told import Agreement
from extract.assemble.trips import find_trips, stay_contradictions
from extract.records import RECORDS
from extract.settle.quantities import INVESTED
from extract.settle.settled import Figure, Issue, Settled
from extract.vocabulary import Vocabulary

TOLD = (
    "story", "trip", "trip_place", "trip_party", "engagement", "engagement_party", "agreement", "agreement_party", "figure",
    "person_role", "organization_relation", "organization_alias", "entity", "project", "project_stage", "contradiction",
    "evidence", "issue",
)  # fmt: skip


def assemble(settled: Settled, vocabulary: Vocabulary) -> dict[str, list[dict[str, object]]]:
    """Give the rows of every told record of one article, as `extract.records.RECORDS` declares them."""
    reading, ids = Reading(settled, vocabulary), story_ids(settled)
    rows = Rows(reading, ids)
    frames = find_trips(reading)
    engagements = find_engagements(reading, frames)
    agreements, unsigned = find_agreements(reading, frames, engagements)
    seat_witnesses(reading, frames, engagements)
    seat_without_journey(reading, engagements)
    trips = list({id(t): t for f in frames for t in (f.trip, *f.beside) if t is not None}.values())
    _give_amounts(settled.text.clean_text, settled.figures, agreements)
    for trip in trips:
        trip.told_id = rows.name_it("trip", trip.start, trip.end)
    for engagement in engagements:
        engagement.told_id = rows.name_it("engagement", engagement.start, engagement.end)
    for agreement in agreements:
        agreement.told_id = rows.name_it("agreement", agreement.start, agreement.end)
    projects = find_projects(reading, agreements)
    for project in projects:
        project.told_id = rows.name_it("project", project.start, project.end)
        project.local_id = project.told_id
    told: dict[str, list[dict[str, object]]] = {name: [] for name in TOLD if name in RECORDS}
    told["story"] = story_rows(settled, ids, trips, engagements)
    for trip in trips:
        told["trip"].append(rows.trip(trip))
        told["trip_place"] += rows.trip_places(trip)
        told["trip_party"] += rows.trip_parties(trip)
        told["evidence"] += rows.pieces(trip)
    for engagement in engagements:
        told["engagement"].append(rows.engagement(engagement))
        told["engagement_party"] += rows.parties(engagement)
        told["evidence"] += rows.pieces(engagement)
    for agreement in agreements:
        told["agreement"].append(rows.agreement(agreement))
        told["agreement_party"] += rows.parties(agreement)
        told["evidence"] += rows.pieces(agreement)
    for project in projects:
        told["entity"].append(rows.project_entity(project))
        told["project"].append(rows.project(project))
        told["project_stage"] += rows.project_stages(project)
        told["evidence"] += rows.pieces_of_project(project)
    sides = sides_of_people(reading, frames, trips, engagements)
    frame_of = {frame.story.ordinal: frame for frame in reversed(frames)}  # of a story cut in passages the first
    for role in settled.roles:
        told["person_role"].append(rows.role(role, frame_of[role.story], sides.get(role.person_local_id)))
    told_id_of_figure: dict[tuple[int, int], str] = {}
    for figure in settled.figures:
        told_id = rows.name_it("figure", figure.found.start, figure.found.end)
        told_id_of_figure[figure.found.start, figure.found.end] = told_id
        told["figure"].append(rows.figure(figure, agreements, projects, frame_of[figure.story].trip, told_id))
        for start, end in figure.repeats:
            told["evidence"].append(
                {
                    "told_id": told_id,
                    "part": "amount",
                    "is_primary": False,
                    **rows.evidence(start, end, figure.story, figure.found.rule, False),
                }
            )
    told_id_of_person = {str(row["person_local_id"]): str(row["told_id"]) for row in reversed(told["person_role"])}
    told["contradiction"] += [
        rows.contradiction(found)
        for found in find_contradictions(reading, trips, engagements, projects, told_id_of_figure, told_id_of_person)
    ]
    told["organization_relation"] += [rows.relation(r) for r in find_relations(reading, frames, projects)]
    told["organization_alias"] += rows.aliases()
    told["issue"] += _issues(settled, [*settled.issues, *stay_contradictions(trips), *unsigned])
    return told


# What an agreement may be worth: an investment, or what its contracts say.
WORTH = INVESTED | {"contract_amount", None}
TOTALS = INVESTED | {"contract_amount"}
MAX_CHARS_TO_TOTAL = 50  # 签署协议，…项目计划总投资…
# The rest of the sentence, and a next one that goes on with 项目总投资….
RIGHT_BEHIND = re.compile(r"[^。！？!?\n;；]*(?:。(?:该|本)?项目[^。！？!?\n]*)?")
# 总投资达5亿美元(约36亿元): the same sum in other money.
CONVERTED = re.compile(r"元[(（](?:约|折合|约合|合|即)*$")
# 签约3个项目|,金额为…, 签约5个项目|,贸易总额为…: whatever it measures, it is what they are worth.
SUM_RIGHT_BEHIND = re.compile(
    r"[,，]?(?:协议|合同|签约|投资|贸易|项目|及|和|成交|引资|涉及|涉)*(?:总?金额|总额|投资额|引资额|合同额|协议额|签约额|(?:引进(?:各类)?|(?<=签约)|(?<=协议)|(?<=合同))资金)(?:总计|合计|共计|累计|共|达到?|为|约|超过|超|近|逾| )*"
)
# 44亿元|的采购合同, 价值1亿美元|的谅解备忘录, 2亿元|木材采购意向书
WORTH_OF_PAPER = re.compile(
    r"(?:的[^,，。;；]{0,6}?|(?=[^的])[^,，。;；、与和同的个项]{0,12}?)(?:合同|合约|协议|订单|意向书|备忘录|MOU)"
)
# 签署备忘录,|另有企业签约项目18个,|金额为…: the sum of what was counted since
OTHERS_COUNTED = re.compile(
    r"[0-9一二三四五六七八九十]+余?(?:个|项|份)[^,，。;；]{0,6}?(?:项目|协议|合同)|(?:项目|协议|合同)[0-9]+余?(?:个|项|份)"
)
APIECE = re.compile("各(?=[0-9签为投])|均|每[家个项份]")
PART_OF_SUM = re.compile(
    r"其中|此前|去年|(?<![金总约同]额)累计(?!签约|协议|合同|投资|总投资|引资|意向)|截至|目前|已|平均"
)


def _give_amounts(clean: str, figures: Sequence[Figure], agreements: Sequence[Agreement]) -> None:
    """Give each agreement the one investment its own words name; with two such figures none is taken.

    Where they name none, the total told right behind them is meant (签约项目9个，总投资68亿元), unless another agreement or a
    second total stands there.
    """
    places = sorted(
        (at, n, end)
        for n, figure in enumerate(figures)
        if figure.found.kind == "money"
        for at, end in ((figure.found.start, figure.found.end), *figure.repeats)
        if CONVERTED.search(clean, max(0, at - 6), at) is None
    )
    starts = sorted(a.start for a in agreements)
    ends = Counter(a.end for a in agreements)
    spans = Counter((a.start, a.end) for a in agreements)
    for agreement in agreements:
        first, last = bisect_left(places, (agreement.start, 0, 0)), bisect_left(places, (agreement.end, 0, 0))
        inside = {
            n
            for _, n, end in places[first:last]
            if figures[n].found.measure in WORTH or WORTH_OF_PAPER.match(clean, end)
        }
        if spans[agreement.start, agreement.end] > 1 and not APIECE.search(clean, agreement.start, agreement.end):
            inside = set()  # 与甲银行、乙银行分别签署总额10亿元的协议: of all of them
        for told_until in (agreement.end, agreement.again_until):
            if inside or told_until is None or ends[agreement.end] > 1 or _closes_a_list(clean, agreement, ends):
                break  # a sum behind several told together is nobody's alone
            following = bisect_left(starts, told_until)
            until = min(starts[following] if following < len(starts) else len(clean), told_until + MAX_CHARS_TO_TOTAL)
            behind = RIGHT_BEHIND.match(clean, told_until, until)
            end = behind.end() if behind else told_until
            totals = [
                (at, n)
                for at, n, _ in places[bisect_left(places, (told_until, 0, 0)) : bisect_left(places, (end, 0, 0))]
                if (figures[n].found.measure in TOTALS or SUM_RIGHT_BEHIND.fullmatch(clean, told_until, at))
                and not PART_OF_SUM.search(clean, told_until, at)
                and not OTHERS_COUNTED.search(clean, told_until, at)
            ]
            # 其中,甲项目|投资10亿元,乙项目投资3亿元: each has its own right behind
            nearest = [(at, n) for at, n in totals if re.search("[,，]", clean[told_until:at]) is None]
            inside = {n for _, n in (nearest or totals)}
        if len(inside) == 1 and agreement.amount is None:
            found = figures[inside.pop()].found
            agreement.amount, agreement.currency = found.value, found.currency
            agreement.amount_qualifier, agreement.amount_span = found.qualifier, (found.start, found.end)


def _closes_a_list(clean: str, agreement: Agreement, ends: Mapping[int, int]) -> bool:
    """Tell 甲与乙签订X、|丙与丁签订Y: the last of several pairs that one clause lists."""
    return any(
        ends.get(agreement.start - len(joint)) and clean.startswith(joint, agreement.start - len(joint))
        for joint in ("、", "以及")
    )


def _issues(settled: Settled, issues: Sequence[Issue]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for issue in issues:
        span: tuple[int, int] | tuple[None, None] = (None, None)
        if issue.start is not None and issue.end is not None and issue.end > issue.start:
            span = settled.text.raw_span(issue.start, issue.end)
        rows.append(
            {
                "article_id": settled.article_id,
                "stage": issue.stage,
                "reason": issue.reason,
                "detail": issue.detail,
                "raw_start": span[0],
                "raw_end": span[1],
            }
        )
    return rows
