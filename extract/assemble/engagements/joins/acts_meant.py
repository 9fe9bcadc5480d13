"""Which act told before a clause goes on about: the one told last, an occasion paragraphs earlier, or none of them."""

from __future__ import annotations

import re

from extract.assemble.engagements.joins.attended import ATTENDS
from extract.assemble.engagements.joins.lists import lists_who_came
from extract.assemble.engagements.once import PARAGRAPHS_OF_EVENT
from extract.assemble.engagements.when_and_where import AT_EVENT, BEFORE_OR_AFTER
from extract.assemble.engagements.who import Context
from extract.assemble.reading import Clause, Reading
from extract.assemble.told import Engagement

# 省长甲|主持,会长乙等|分别发言; 董事长丙在|致辞中表示, 局长丁|在会上作了详细推介
GOES_ON = re.compile(
    r"(?:主持|出席|参加|到会|分别发言|(?:分别|先后)?致[辞词]|作[^,，。;；]{0,12}?推介)(?:了)?(?:本次|此次|当天的?)?(?:活动|会议|推介会|大会|仪式|开幕式|交流会|恳谈会|洽谈会|论坛)?(?:并(?:讲话|致[辞词]|发言|作推介))?[,，。;；]?$"
    r"|致[辞词](?:中|时)|在(?:会|活动|推介会|论坛|大会|交流会|洽谈会|恳谈会)上[^,，。;；]{0,16}?(?:推介|致[辞词]|发言|演讲)"
)
PARAGRAPHS_OF_ITS_GUESTS = 5  # captions and speeches stand between
# 市领导甲出席活动: in a paragraph of its own behind the event
AT_THE_EVENT = re.compile(
    r"(?:分别|先后)?(?:致(?:欢迎)?[辞词]|(?:出席|参加|主持)(?:了)?(?:本次|此次|当天的?)?(?:活动|会议|推介会|大会|仪式|交流会|恳谈会|座谈会|洽谈会))(?:并(?:讲话|致[辞词]|发言|作推介))?[,，。;；]?$|作(?:了)?(?:主题|专题|招商|现场)?推介[,，。;；]?$"
)


def goes_on_about(reading: Reading, event: Engagement | None, found: list[Engagement], clause: Clause) -> bool:
    """Tell 省长甲主持,会长乙等出席 and 董事长丙致辞时表示 behind an occasion, where nothing else has been told since."""
    if event is None or not found or found[-1] is not event or event.story != clause.sentence.story:
        return False
    near = event.block < clause.sentence.block <= event.block + PARAGRAPHS_OF_ITS_GUESTS
    return near and (GOES_ON.search(clause.text) is not None or lists_who_came(reading, clause) is not None)


def is_said_of_the_event(last: Engagement, clause: Clause) -> bool:
    """Tell 市领导甲、乙出席活动 right behind the paragraph that tells an occasion."""
    behind = last.is_occasion() and last.block < clause.sentence.block <= last.block + PARAGRAPHS_OF_EVENT
    return behind and AT_THE_EVENT.search(clause.text) is not None


def the_event_beside(reading: Reading, context: Context, last: Engagement, clause: Clause) -> Engagement | None:
    """Give the event beside which the act told last took place: 会前,市长甲会见乙。副市长丙出席 was at the event."""
    event = context.event
    attends = ATTENDS.search(reading.clean, clause.start, clause.end)
    if event is None or event is last or attends is None or not attends["bare"] or last.story != event.story:
        return None
    there = [c for c in reading.clauses_by_block[last.block] if c.start <= last.start]
    first = reading.clauses_by_sentence[there[-1].sentence.start][0] if there else None
    return event if first is not None and BEFORE_OR_AFTER.match(first.text) is not None else None


def at_another(reading: Reading, last: Engagement, clause: Clause) -> bool:
    """Tell whether a sentence is set at another occasion than the act told last: 在随后的座谈会上,… behind a tour."""
    if last.is_occasion():
        return False
    opening = AT_EVENT.match(reading.clauses_by_sentence[clause.sentence.start][0].text)
    if opening is None or not re.search(r"会|仪式|论坛", opening.group("which")):
        return False
    return last.kind != "meeting" or re.search(r"仪式|论坛|推介|签约|发布", opening.group("which")) is not None
