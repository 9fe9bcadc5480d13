"""What a later clause proves to have been signed: 此次与甲携手,将在某区打造基地。见证签约后."""

from __future__ import annotations

import re

from extract.assemble.agreements.book import Book
from extract.assemble.agreements.ceremony import signing_act
from extract.assemble.agreements.signatories import distinct, home_party, party_of
from extract.assemble.agreements.telling import add_agreement
from extract.assemble.agreements.wording import THIS_TIME
from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Where
from extract.assemble.trips import acts_for_delegation
from extract.find.candidates import CueCandidate

PROOF = re.compile(r"见证签约|签约后|签约仪式后|此次签约|签约项目|见证了?.{0,6}签(?:约|署)|签约现场")
OF_SO_MANY = re.compile(r"等[0-9一二三四五六七八九十百]{0,4}余?(?:多)?家")
MAX_PROOF_SENTENCES = 4  # the sentence that proves a signing stands in the same paragraph, this close behind


def proved_later(reading: Reading, book: Book, clause: Clause) -> None:
    """Read 此次与甲携手,将在某区打造基地。见证签约后: a later clause proves the signature."""
    text, frame = reading.clean, book.frame
    if frame.trip is None or (clause.number != 0 and not THIS_TIME.search(clause.text)):
        return
    if clause.topic is None or any(c.kind == "signs" for c in clause.cues):
        return
    if OF_SO_MANY.match(text, clause.topic.end) is not None:
        return  # 甲公司等18家企业将投资10亿元: of which of them is not said
    sentence = clause.sentence
    block = reading.text.blocks[sentence.block]
    teams = re.compile(r"(?:此次|此番|本次)[^,，。]{0,4}与(?P<who>[^,，。]{2,30})(?:携手|联手|合作)").search(
        text, clause.start, sentence.end
    )
    builds = re.compile(r"将[^。;；]{0,24}(?:在锡|在[^,，。]{1,10}?)?(?:打造|建设|投资建设|设立|布局)").search(
        text, sentence.start, sentence.end
    )
    if teams is None and (
        builds is None
        or clause.number != 0
        or clause.topic.start < sentence.start
        or builds.start() - clause.topic.end > 90
    ):
        return
    if teams is not None and not clause.start <= teams.start() < clause.end:
        return
    others = [c for c in reading.clauses if c.sentence.block == sentence.block and c.start >= sentence.end]
    proof = None
    steps: set[int] = set()
    for later in others:
        steps.add(later.sentence.start)
        if len(steps) > MAX_PROOF_SENTENCES + (2 if teams is None else 0):
            break
        if any(c.kind == "signs" and not PROOF.search(later.text) for c in later.cues) or (
            later.number == 0
            and later.topic is not None
            and later.topic.local_id != clause.topic.local_id
            and later.own_subject
            and later.topic.start >= later.start
            and teams is None
            and reading.is_firm(later.topic)
            and later.topic.start - later.start < 2
            and not PROOF.search(later.text)
            and "是" in later.text
        ):
            break
        proof = PROOF.search(text, later.start, later.end)
        if proof is not None and (later.is_said(proof.start()) or later.is_hoped(proof.start())):
            proof = None  # 甲表示,将推动签约项目早日建成
        if proof is not None:
            break
    if proof is None or proof.end() > block.end:
        return
    if any(a.start <= clause.start < a.end and a.status == "signed" for a in book.found):
        return
    partners = [t for t in clause.tokens if teams is not None and teams.start("who") <= t.start < teams.end("who")]
    sites = [
        t
        for c in reading.clauses_by_sentence[sentence.start]
        for t in c.tokens
        if builds is not None and builds.start() <= t.start < builds.end() and acts_for_delegation(reading, frame, t)
    ]
    parties = distinct([party_of(reading, frame, t) for t in [clause.topic, *partners]])
    if len(parties) < 2:
        parties = distinct(
            [
                *parties,
                *(party_of(reading, frame, t) for t in sites),
                *(home_party(reading, frame) if not sites else []),
            ]
        )
    if len(parties) < 2:
        return
    cue = CueCandidate(start=proof.start(), end=proof.end(), rule="cue_agreement", family="agreement", kind="signs")
    engagement = signing_act(reading, book, clause, cue, parties)
    engagement.rule = "signing_proved_later"
    engagement.end = sentence.end
    where = (
        Where(local_id=sites[0].place_id or sites[0].local_id, basis="sentence", start=sites[0].start, end=sites[0].end)
        if sites and (sites[0].kind == "L" or sites[0].place_id)
        else None
    )
    add_agreement(
        reading,
        book,
        clause,
        cue,
        parties,
        "signed",
        "signing_proved_later",
        engagement=engagement,
        kind="project",
        basis="clause",
        end=sentence.end,
        proof=(proof.start(), proof.end()),
        where=where,
    )
