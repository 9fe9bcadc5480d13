"""Guests without a name of their own where they act: 会见了考察团一行, 与来访的甲座谈, 乙市市长."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.assemble.engagements.who import LED_GROUP, PARTY_OF_GUESTS, Context, houses_named_with, stand_in
from extract.assemble.reading import Clause, Reading, Token
from extract.assemble.trips import Frame, acts_for_delegation
from extract.assemble.wording import GROUP
from extract.find.candidates import CueCandidate

# 与来访的甲, 与率团来某市访问的乙: the other side came, so who acts received it.
GUEST_CAME = re.compile(
    r"(?:专程|前(?=来)|率(?:团|队|领?[^,，。;；的]{0,14}?团))?(?:来访|到访|(?:来|到|赴|抵)[^,，。;；的]{0,8}?(?:访问|考察|参访|洽谈|交流|投资|调研|参观)[^,，。;；的]{0,4}|来[^,，。;；的]{0,8}?(?:出席|参加)[^,，。;；]{2,40}?)的"
)
GOES_ALONG = re.compile(r"等?一行")
# 与会长甲|及考察团一行会面
AND_THEIR_GROUP = re.compile(rf"(?:及|和|以及)(?:其|该)?{GROUP}(?:一行|成员)?")
VISITORS = "客人|来宾|客商|外宾|外商|(?:外国|各国|驻[\u4e00-\u9fff])?(?:使节|领事官员|领事们)"
THE_GUESTS = re.compile(
    rf"了?(?:(?:来访的?|我[省市区县州旗]|该|签约|参会|与会|重要)?(?:{GROUP}|{VISITORS})(?:一行|(?:全体)?成员)?|[\u4e00-\u9fff]{{0,4}}[团班](?:一行|成员))(?:[0-9]+余?人)?(?=[,，。;；]|并|$)"
)
# 甲公司董事长乙来考察,市长丙会见|并陪同考察
RECEIVED_THEM = re.compile(r"了?(?:并|,并|，并)(?:全程|一同)?(?:陪同|座谈|参加|见证)")
RECEIVES_PLAINLY = re.compile(r"(?:等)?(?:亲切|热情|亲自|分别|在[^,，。;；]{2,12})*")
BY_THEM = re.compile("获|受到|得到")
JOINS_THEM = re.compile(r"(?:参加|出席|陪同|主持|一同|获|受到?)[^,，。;；]{0,16}$")
# 接见了台湾客人
OF_THAT_LAND = re.compile(
    rf"了?(?:来访的?)?(?P<land>[\u4e00-\u9fff]{{2,6}}?)(?:{VISITORS})(?:一行)?(?=[,，。;；]|并|$)"
)
THEY_WERE_RECEIVED = re.compile(r"(?:进行|给予)了?(?:亲切|热情)?$")  # 副市长甲|进行了接见: the guests told before
OFFICE_OF_PLACE = re.compile(
    r"(?:市|省|区|县|州|郡)?(?:委|政府|人民政府|长|副[市省区县州]长|方面|代表团)|(?:直)?(?:政府)?(?:有关|相关|各)?(?:政府)?部门(?!口)|(?:[\u4e00-\u9fff]{2,4}、){1,8}[\u4e00-\u9fff]{2,4}等(?:有关|相关)?(?:政府)?部门|(?:相关|有关|党政|主要|四大班子|四套班子)*领导(?!小组|干部)"
)


def led_here(clause: Clause, start: int, text: str) -> bool:
    """Tell 与市长甲率领|的代表团座谈: somebody's delegation is the other side."""
    return any(c.kind == "leads" and c.start >= start and LED_GROUP.match(text, c.end) for c in clause.cues)


def are_guests(reading: Reading, joiner: re.Match[str], others: list[Token]) -> bool:
    """Tell whether the other side came: 与来访的甲座谈, or 主任乙与甲一行座谈 which tells it where no journey of 乙 is told."""
    if GUEST_CAME.match(reading.clean, joiner.end(), others[0].end):
        return True
    ours_came = GOES_ALONG.search(reading.clean, max(0, joiner.start() - 4), joiner.start())
    last = next((t for t in reversed(others) if t.kind in "PD"), None)
    behind = last is not None and (
        GOES_ALONG.match(reading.clean, last.end) or AND_THEIR_GROUP.match(reading.clean, last.end)
    )
    return bool(behind) and ours_came is None


def is_abroad(reading: Reading, token: Token) -> bool:
    """Tell whether a name is of a town or body abroad, or of a body of no known place."""
    keys = [key for key in reading.place_keys_up(token.local_id) if key in reading.vocabulary.places]
    unknown = token.kind == "O" and not keys
    return unknown or (bool(keys) and "CN" not in keys and reading.level(token) not in ("country", "region"))


def speaks_for_place(reading: Reading, token: Token) -> bool:
    """Tell whether a place stands for those who hold office there: 与乙市市长座谈, 与丙县政府座谈."""
    office = OFFICE_OF_PLACE.match(reading.clean, token.end) if token.kind == "L" else None
    held = any(t.kind == "P" and t.start == token.end for t in reading.tokens_in(token.end, token.end + 1))
    if held and "CN" in reading.place_keys_up(token.local_id):
        return False  # 乙省|副省长丁: whose office it is; the house of a mayor abroad is his town
    if office is not None and office.group() == "方面" and reading.level(token) in ("country", "region"):
        return False  # 受到某国方面热情接待
    # 乙市市长、丙会会长某某: the first of the offices of one who is named
    return office is not None and reading.clean[office.end() : office.end() + 1] not in ("、", "兼")


def who_led_guests(reading: Reading, clause: Clause) -> list[Token]:
    """Give who leads 会长甲率访问团来参访,市长乙|会见了访问团一行: told at the head of the sentence, where no journey is."""
    for before in reversed(reading.clauses_by_sentence[clause.sentence.start][: clause.number]):
        leads = next((c for c in before.cues if c.kind == "leads"), None)
        if leads is None or PARTY_OF_GUESTS.search(reading.clean, leads.end, before.end) is None:
            continue
        if not clause.own_subject or before.is_said(leads.start) or before.is_hoped(leads.start):
            return []
        return [t for t in before.subjects if t.kind == "P" and t.end <= leads.start]
    return []


def means_the_guests(reading: Reading, context: Context, clause: Clause, cue: CueCandidate) -> bool:
    """Tell 会见了考察团一行, 接见了甲国客人 of guests from there, and 副市长乙进行了接见 with nothing behind it."""
    if THE_GUESTS.match(reading.clean, cue.end):
        return True
    if THEY_WERE_RECEIVED.search(reading.clean, clause.start, cue.start):
        return reading.clean[cue.end : clause.end].strip(" 。") == ""
    joins_in = JOINS_THEM.search(reading.clean, clause.start, cue.start) is not None
    if context.frame.is_inbound and not joins_in and RECEIVED_THEM.match(reading.clean, cue.end, clause.sentence.end):
        return True
    hosts = [t for t in clause.subjects if t.kind == "P" and clause.start <= t.start and t.end <= cue.start]
    if (
        context.frame.is_inbound
        and hosts
        and not any(acts_for_delegation(reading, context.frame, t) for t in hosts)
        and BY_THEM.search(reading.clean, clause.sentence.start, cue.start) is None
        and RECEIVES_PLAINLY.fullmatch(reading.clean, hosts[-1].end, cue.start)
        and reading.clean[cue.end : clause.end].strip("了。 ") == ""
    ):
        return True  # 某公司董事长甲到乙市考察,乙市市长丙会见
    named = OF_THAT_LAND.match(reading.clean, cue.end)
    trip = context.frame.trip
    if named is None or trip is None:
        return False
    land = next((t for t in clause.tokens if t.kind == "L" and t.start == named.start("land")), None)
    return land is not None and land.end == named.end("land") and reading.lies_in(trip.home_id, land.local_id)


def the_guests(reading: Reading, context: Context, ours: list[Token]) -> list[Token]:
    """Give the guests whose journey is told, for 副市长甲会见了考察团一行 at home, or where they went."""
    trip = context.frame.trip
    if trip is None:
        return []
    hosts = any(reading.offices_in(t.local_id, p.local_id) for t in ours if t.kind == "P" for p in trip.places)
    if not (context.frame.is_inbound or hosts):
        return []
    guests = [stand_in("D", trip.delegation_id, trip.start, trip.end)] if trip.delegation_id else []
    lead = trip.lead
    if lead.local_id is not None and lead.start is not None and lead.end is not None:
        guest = stand_in("P", lead.local_id, lead.start, lead.end)
        guests.append(replace(guest, bodies=houses_named_with(reading, lead)))
    return guests


def came_from_home(reading: Reading, frame: Frame, others: list[Token], ours: list[Token]) -> bool:
    """Tell whether a delegation of the home place was received by people of elsewhere, in a story without its journey."""
    if frame.trip is not None or frame.home_id is None or any(t.kind == "D" for t in ours):
        return False
    theirs = [t for t in others if t.kind == "D" and reading.lies_in(t.local_id, frame.home_id)]
    return bool(theirs) and not any(t.kind == "P" and reading.offices_in(t.local_id, frame.home_id) for t in ours)
