"""Who acts at an occasion told before and is so its party: 推介会上,…某公司与某区签约."""

from __future__ import annotations

import re

from extract.assemble.engagements.joins.held_by_guests import is_held_by_guests, is_of_the_town
from extract.assemble.engagements.joins.own_side import is_of_a_holder
from extract.assemble.engagements.when_and_where import AT_EVENT
from extract.assemble.engagements.who import Context
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.told import Engagement
from extract.assemble.trips import acts_for_delegation, as_party

OTHER_OCCASION = re.compile("捐赠|颁奖|欢迎|晚宴|座谈|授牌|启动|答谢|招待|签约|揭牌|开工|奠基")
SHOWN_THERE = re.compile(r"[ \u3000]*(?:还|首先|共同|现场)*(?:播放|观看|宣读|发布|展示|通报|听取)")


def join_event(reading: Reading, context: Context, clause: Clause) -> None:
    """Let those who act at an event be its parties: 推介会上,…某公司与某区签约."""
    event = context.event
    if event is None or event.start >= clause.start or not clause.own_subject or clause.is_said(clause.start):
        return
    if clause.sentence.block - event.block > 2:
        return
    first = reading.clauses_by_sentence[clause.sentence.start][0]
    opening = AT_EVENT.match(first.text)
    if opening is None or not re.search(r"(?:会|活动|仪式|论坛|现场)上?$|会上", opening.group().rstrip(",，")):
        return
    other = OTHER_OCCASION.search(opening["which"])
    if other is not None and other.group() not in (event.event_name or ""):
        return  # 捐赠仪式上 behind an unveiling
    if SHOWN_THERE.match(clause.text):
        return  # 会上,播放了甲集团的宣传片
    known = {p.local_id for p in event.parties}
    held_by_guests = is_held_by_guests(reading, context.frame, event)
    for token in clause.subjects:
        if token.kind in "PO" and token.local_id not in known:
            if held_by_guests:
                mine = not is_of_the_town(reading, context.frame, token)
            else:
                mine = (
                    acts_for_delegation(reading, context.frame, token)
                    or _is_of_our_country(reading, event, token)
                    or is_of_a_holder(reading, event, token)
                )
            event.parties.append(as_party(token, "delegation" if mine else "counterpart"))


def _is_of_our_country(reading: Reading, event: Engagement, token: Token) -> bool:
    """Tell a firm of China at what a delegation of China holds abroad: its own side, wherever in China it sits."""
    if event.trip is None or event.trip.direction != "outbound" or token.kind != "O":
        return False
    body, home, there = (
        set(reading.place_keys_up(i)) for i in (token.local_id, event.trip.home_id, event.where.local_id)
    )
    return "CN" in body & home and bool(there & reading.vocabulary.places.keys()) and "CN" not in there
