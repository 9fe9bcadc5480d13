"""Rows of offices: each once, the stated before the filled in, and who is only spoken of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.settle.affiliations.offices import Office, Scene, is_said
from extract.settle.affiliations.wording import HEADS_OF_STATE
from extract.settle.settled import Role

NATIONAL = frozenset({"总书记", "军委主席", "中央军委主席", "国家主席", "国家副主席", "国务院总理", "国务委员", "国务院副总理", "中央政治局委员", "中央政治局常委", "全国政协主席", "全国政协副主席"})  # fmt: skip
TOP_RANK = 2
OTHER_TIME = re.compile(r"去年|前年|此前|曾|早前|年初|上个月|不久前")
QUOTED_TIME = re.compile(
    r"(?:在)?(?:会见|考察|访问|出席|调研|参加|讲话|贺信|致信)[^，。,]{0,20}(?:时|中)?(?:强调|指出|表示|提出)"
)
OF_OTHERS_WORDS = re.compile(r"笔下|曾说|说过|名言|诗句|诗云|诞辰|故居|陵墓|题词|题写|先贤|古代|名篇")
SPIRIT = re.compile(r"重要(?:讲话|论述|指示|批示)|思想|贺信|回信|战略引领|亲自|倡议|新时代中国特色")
BASES = ("stated", "sentence", "paragraph", "story_home")
SOLE = re.compile(
    r"[代省市县区州旗自治]{0,3}(?:省长|市长|县长|区长|州长|旗长)|(?:省委|市委|县委|区委|州委|旗委|自治区党委)书记|自治区主席"
)
FILLED_IN = frozenset({"sentence", "paragraph", "story_home"})
HELD_ONCE = re.compile(r"(?:时任|曾任|历任|前任|继任|接替|原任)$")


def tell(scene: Scene, offices: Sequence[Office]) -> Iterator[Role]:
    """Give each office once: what is stated at one place of the text outweighs what was filled in at another."""
    _where_another_holds_it(scene, offices)
    best: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for office in offices:
        best[office.person.local_id, office.name].append(office)
    kept: list[Office] = []
    for (person, name), same in best.items():
        if any(not o.trailing for o in same):
            same = [o for o in same if not o.trailing or o.basis == "stated"]  # 王会长, again
        known = [o for o in same if o.body or o.place]
        # what one place of the text says outright outweighs what was filled in at another
        best_basis = min((BASES.index(o.basis) for o in known if o.basis in BASES), default=len(BASES))
        chosen = [o for o in known if o.basis not in BASES or BASES.index(o.basis) == best_basis] or same[:1]
        calls_again = all(o.trailing and o.basis != "stated" for o in same)  # 王书记 of the 市委书记 before
        if (not known or calls_again) and any(
            n != name and p == person and not all(x.trailing for x in o) and o[0].title.name.endswith(name)
            for (p, n), o in best.items()
        ):
            continue
        if len({(o.body, o.place) for o in chosen}) > 1:
            # what his office stated elsewhere places outweighs what the words around fill in
            seats = {scene.place_key(o) for (p, _), of in best.items() if p == person for o in of if is_said(o)}
            chosen = [o for o in chosen if scene.place_key(o) in seats - {None}] or chosen
        seen: set[tuple[str | None, str | None]] = set()
        for office in chosen:
            house = (office.body, office.place)
            if house not in seen:
                seen.add(house)
                kept.append(office)
    # 某国前总理、某市市长甲: what he is now comes before what he was
    for office in sorted(kept, key=lambda o: (o.person.start, o.name.startswith(("前", "原")), o.title.start)):
        start = min(office.title.start, office.person.start)
        end = max(office.title.end, office.person.end)
        yield Role(
            person_local_id=office.person.local_id,
            title=office.name,
            title_key=office.title.title_key,
            organization_local_id=office.body,
            place_local_id=None if office.body else office.place,
            affiliation_basis=office.basis,
            affiliation_reason=office.reason,
            start=start,
            end=end,
            story=scene.book.story_at(start),
            rule=office.rule,
            is_inferred=office.is_inferred,
            is_mentioned_only=_is_mentioned(scene, office),
        )


def _where_another_holds_it(scene: Scene, offices: Sequence[Office]) -> None:
    """某市市委书记甲率团到我县,市委书记乙陪同: a town has one secretary, so 乙 and who else goes without a town is of another.

    The home that was taken for the report's is then that of its guests.
    """
    where = [(scene.book.story_at(o.title.start), scene.place_key(o)) for o in offices]
    meant = {o.person.local_id for o in offices if o.basis in ("paragraph", "story_home")}
    told = {
        (o.person.local_id, at)
        for o, at in zip(offices, where, strict=True)
        if at[1] and (is_said(o) or (o.basis == "sentence" and o.person.local_id not in meant))
    }
    holders: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for office, at in zip(offices, where, strict=True):
        if (office.person.local_id, at) in told and SOLE.fullmatch(office.title.name):
            if office.body and not HELD_ONCE.search(_words_before(scene, office)):
                holders[at[0], office.title.name, office.body].add(office.person.local_id)
    wrong = {
        at
        for office, at in zip(offices, where, strict=True)
        if (office.person.local_id, at) not in told
        and office.basis in FILLED_IN
        and holders.get((at[0], office.title.name, office.body or ""))
    }
    for office, at in zip(offices, where, strict=True):
        if at in wrong and office.basis in FILLED_IN and (office.person.local_id, at) not in told:
            office.body, office.place, office.basis, office.is_inferred = None, None, "unstated", False
            office.reason = "another is told to hold such an office of the place that the report would mean"


def _words_before(scene: Scene, office: Office) -> str:
    return scene.clean[max(0, office.body_start - 3) : office.body_start]


def _is_mentioned(scene: Scene, office: Office) -> bool:
    """The one who is only spoken of: heads of state, people of the past, meetings of another time."""
    title = office.title
    # 前总统甲一行: he comes himself
    held_before = office.name != title.name and office.name.startswith(("前", "原"))
    if title.administrative_rank is not None and title.administrative_rank <= TOP_RANK and not held_before:
        return True
    if (title.name in HEADS_OF_STATE or title.name in NATIONAL) and not held_before:
        return True
    sentence = scene.book.sentence_at(office.person.start)
    if sentence is None:
        return False
    words = scene.clean[sentence.start : sentence.end]
    if OF_OTHERS_WORDS.search(scene.clean, office.person.end, min(sentence.end, office.person.end + 8)):
        return True
    if OTHER_TIME.search(words) and QUOTED_TIME.search(words):
        return True
    return bool(SPIRIT.search(scene.clean, office.person.end, min(sentence.end, office.person.end + 16)))
