"""The end of a Han name: two characters or three, and whether it is one at all."""

from __future__ import annotations

import re

from extract.find.marks import common_words, dictionary_pairs, frequent_words, is_han, leading_verbs
from extract.find.name_odds import name_odds
from extract.find.people.found import People
from extract.find.people.words import (
    CALLED_SO,
    CLOSES,
    GRAMMAR,
    PEOPLE_AT_LARGE,
    SPEAKS_OR_LEADS,
    TO_HEAD,
    characters,
    follower,
    taking_part,
)

UNLIKELY = -7.0
LIKELY = -5.0  # 方军 -3, 白如意 -3; 单位 -15, 向企业 -11
SPEAKS_IN = re.compile("在(?:致辞|讲话|发言|座谈|会见|会谈)")
ANSWERS_FIRST = re.compile(r"[^。]{0,80}?[后再]")  # 先与甲座谈,再与乙座谈
# Words of everyday grammar among the last characters of names: before a mark or 参加 they may still be such a word.
DETERMINES = frozenset("各第该此每")
ENDS_A_NAME = {
    "同": re.compile(
        rf"{SPEAKS_OR_LEADS}|介绍|出席|参加|座谈|作(?![为者])|与(?!会)|和(?!平)|向|受|接受|听取|等(?=[。，,、人])"
    ),
    "来": re.compile(rf"{SPEAKS_OR_LEADS}|出席|参加|座谈|作[推介汇主题交总]|与(?!会)|和(?!平)|向|等(?=[。，,、人])"),
    "会": re.compile(
        rf"{SPEAKS_OR_LEADS.replace('会[见晤]|', '')}|介绍|出席|参加|作[推介汇主题交总]|向|受|与|和|等(?=[。，,、人])"
    ),
}
INNER_WORDS = frozenset("问是又多")
TOWARDS = frozenset("向以将就从")  # 某某[向]一行 is no grammar
NO_SURNAME_BEFORE_ACT = frozenset("来那于和向应同时任全常从连都相并经会能要过")  # 县长[向参加]


def _opens_a_name(people: People, at: int) -> bool:
    """Tell whether a name of two or three characters may begin here."""
    return any(at + size <= len(people.clean) and people.whole_name(at, at + size) for size in (3, 2))


def end_of_han_name(people: People, at: int, *, strict: bool = False, listed: bool = False) -> int | None:
    """End of the Han name that begins at `at`, or None where no reading is likely."""
    clean = people.clean
    size = 2 if clean[at : at + 2] in people.compound else 1 if clean[at] in people.surnames else 0
    if not size or people.is_named_thing(at):
        return None
    short, long = at + size + 1, at + size + 2
    if size == 2 and not people.given(at + 2, short):
        return None
    can_short = people.given(at + size, short) or _ends_at_act(people, at, size, short)
    can_long = (
        people.given(at + size, long)
        or _ends_all_the_same(people, at, size, short, long)
        or _ends_at_act(people, at, size, long)
        or _ends_in_first(people, at + size, long)
        or _ends_before_meeting(people, at + size, short, long)
        or _holds_a_verb(people, at, size, long)
    )
    if can_short and short - 1 in people.marks.title_by_start and not can_long:
        return None
    after_short, after_long = people.follows(short), people.follows(long)
    words = common_words()
    end = _choose(people, at, short, long, can_short, can_long, after_short, after_long)
    if end is None:
        return None
    if end == long and not after_long and people.given(end, end + 1) and people.follows(end + 1):
        # a Japanese name of four characters: always the same one behind the third
        if people.counts(at, end) == people.counts(at, end + 1) > 1:
            end += 1
    if (
        end == long
        and people.is_of_mongolia
        and clean[end : end + 1] == "和"
        and people.counts(at, end) == people.counts(at, end + 1) > 1
    ):
        if end + 1 in people.marks.title_by_start or any(
            clean[at : end + 1] == clean[max(0, t.start - (end + 1 - at)) : t.start] for t in people.marks.titles
        ):
            end += 1  # 那木苏和书记: a Mongolian name that 和 ends wherever it stands
    if end == long and size == 1 and _is_married_name(people, at, end):
        end += 1
    if end == long and clean[end - 1] in "为任" and can_short and TO_HEAD.match(clean, end):
        end = short  # 以省委书记王一|为团长, 副市长王一|任团长
    if end == long and can_short and clean[end - 1] in "和与及" and people.counts(at, end) < 2:
        second = people.marks.title_by_start.get(end)
        if second is not None and (second.name in PEOPLE_AT_LARGE or _opens_a_name(people, second.end)):
            end = short  # 会长王一|和会长李二: only 和 joins the two
    name = clean[at:end]
    if any(at < t.start < end for t in people.titles_from(at, end)):
        return None
    proved = _acts_as_a_person(people, name, size, end)
    if size == 1 and name in words and not proved and not (listed and people.follows(end) == 3):
        if name in frequent_words() or not people.follows(end):
            return None
    follows = 3 if CALLED_SO.match(clean, end) else people.follows(end)
    takes_part = clean[at] not in NO_SURNAME_BEFORE_ACT and taking_part().match(clean, end) is not None
    if size == 1 and not proved and clean[at] in characters("doubtful_surnames"):
        if clean[at : at + 2] in frequent_words() and end - at == 3 and follows < 3 and not takes_part:
            return None
        if clean[at + 1 : at + 3] in frequent_words() and follows < 3 and not takes_part:
            return None
        if not follows:
            return None
    if strict and follows < 2:
        return None
    if follows < 3 and people.counts(at, end) < 2 and unlikely(people, name, size):
        return None
    if (
        end - at == 3
        and not proved
        and clean[at] in characters("doubtful_surnames")
        and clean[at + 1 : end] in leading_verbs()
        and people.counts(at, end) < 2
        and follows < 3
        and not takes_part
    ):
        return None
    if not follows and clean[at : at + 2] in words:
        return None
    if not follows and end - at == size + 2 and clean[at + 1 : at + 3] in words and people.counts(at, end) < 2:
        return None
    return end


def _acts_as_a_person(people: People, name: str, size: int, end: int) -> bool:
    """Tell 主任[方军]出席 from 主任单位出席: a verb of a person stands behind, and the characters are likelier a name."""
    behind = follower().match(people.clean, end)
    joined = people.clean[end : end + 1] in ("、", "与", "和") and end + 1 in people.marks.title_by_start
    if not joined and (behind is None or behind.end() - end < 2):
        return False
    odds = name_odds(people.vocabulary)
    return odds.han(name, size) - odds.plainly(name) > LIKELY


def _ends_all_the_same(people: People, at: int, size: int, short: int, long: int) -> bool:
    """A character that seldom ends a name does so where it always stands there, or a mark is behind it: 周凤[来]、."""
    clean = people.clean
    if long > len(clean) or not is_han(clean[long - 1]) or not people.given(at + size, short):
        return False
    if clean[long - 1] in DETERMINES:
        return CLOSES.match(clean, long) is not None  # 主席沈望[各]、: no word of grammar ends a clause so
    if clean[long - 1] in characters("never_given"):
        return False
    odds = name_odds(people.vocabulary)
    apart = odds.han(clean[at:short], size) + odds.word.get(clean[long - 1], odds.unknown)
    if odds.han(clean[at:long], size) < apart:
        return False
    if people.counts(at, short) == people.counts(at, long) > 1 or people.follows(long) == 3:
        return True
    behind = ENDS_A_NAME.get(clean[long - 1])
    return behind is not None and behind.match(clean, long) is not None


def _holds_a_verb(people: People, at: int, size: int, long: int) -> bool:
    """董事长沈[问]川一行, 书记闵[是]川、: a verb or 又 stands inside a name that ends for certain, and is no word with what is beside it."""
    clean = people.clean
    verb = clean[at + 1 : at + 2]
    if size != 1 or people.follows(long) < 2 or verb not in INNER_WORDS or (verb == "是" and people.follows(long) < 3):
        return False
    return people.given(at + 2, long) and clean[at + 1 : long] not in dictionary_pairs()


def _ends_before_meeting(people: People, start: int, short: int, long: int) -> bool:
    """省长沈一[社]会见: 社会 runs into the verb, so the character belongs to the name."""
    clean = people.clean
    runs_on = clean[long - 1 : long + 1] in common_words() and clean[long : long + 2] in ("会见", "会晤")
    return runs_on and is_han(clean[short]) and people.given(start, short)


def _ends_in_first(people: People, start: int, long: int) -> bool:
    """沈文[先]与甲分别签订: 先 is no adverb where no 后 or 再 answers it."""
    clean = people.clean
    if (
        clean[long - 1 : long] != "先"
        or clean[long : long + 1] not in ("与", "和", "、")
        or not people.given(start, long - 1)
    ):
        return False
    return ANSWERS_FIRST.match(clean, long) is None


def _is_married_name(people: People, at: int, end: int) -> bool:
    """林郑月|珍: two surnames and two characters more, as married women of Hong Kong write themselves."""
    return (
        people.clean[at + 1] in people.surnames
        and people.given(end, end + 1)
        and people.follows(end) == 0
        and people.follows(end + 1) > 1
        and any(word in people.clean for word in ("香港", "澳门"))
    )


def _ends_at_act(people: People, at: int, size: int, end: int) -> bool:
    """县委书记[沈进], and 秘书长[闵国进]参加: before a mark or 参加 some characters that seldom end a name do."""
    clean = people.clean
    last = clean[end - 1 : end]
    if last not in characters("never_last") or end > len(clean):
        return False
    if last in GRAMMAR:
        return (
            last in TOWARDS and end - at == size + 1 and clean[at:end] in people.lead_parties
        )  # 部长[唐向]带领: 唐向一行
    if end - at > size + 1 and not people.given(at + size, end - 1):
        return False
    if clean[end - 1 : end + 1] == "进等" or CALLED_SO.match(clean, end):
        return True  # 董事长沈长[进]等企业领导, 副市长沈长[进]先生
    if last == "在" and taking_part().match(clean, end):
        return False  # 副主席沈进|在致辞中
    if clean[end - 1] == "进" and SPEAKS_IN.match(clean, end):
        return True
    if _is_no_verb_there(people, at + size, end):
        return True
    if clean[end - 2 : end] in common_words():
        return False  # 社会|先进
    return people.follows(end) == 3 or taking_part().match(clean, end) is not None


def _is_no_verb_there(people: People, given: int, end: int) -> bool:
    """副区长甲庆[进]接待了: a verb of two characters follows, and the character makes no word with its first."""
    clean = people.clean
    behind = follower().match(clean, end)
    if behind is None or behind.end() - end < 2 or end - given < 2:
        return False
    if clean[end - 1 : end + 1] in dictionary_pairs() or clean[end - 2 : end] in dictionary_pairs():
        return False
    before = follower().match(clean, end - 1)
    return before is None


def unlikely(people: People, name: str, size: int) -> bool:
    """Words of everyday language explain these characters far better: 总统[都一]以贯之."""
    odds = name_odds(people.vocabulary)
    return odds.han(name, size) - odds.plainly(name) < UNLIKELY


def _choose(
    people: People, at: int, short: int, long: int, can_short: bool, can_long: bool, after_short: int, after_long: int
) -> int | None:
    if not can_long:
        return short if can_short else None
    if not can_short:
        return long if after_long else None
    if after_long == 3 and after_short < 3:
        behind = follower().match(people.clean, short)
        # 王和、 is 王和; 王表示， is 王 and a word that runs on past the third character
        return short if behind and behind.end() > long else long
    if after_short == 3:
        return short
    if after_long and not after_short:
        return long
    if after_short and not after_long:
        return short if people.counts(at, short) >= people.counts(at, long) else long
    long_count, short_count = people.counts(at, long), people.counts(at, short)
    if after_long and after_short:
        behind = follower().match(people.clean, short)
        if behind and behind.end() > long:
            return short
        return long if long_count >= short_count or long_count > 1 else short
    if long_count > 1:
        return long
    if short_count > 1:
        return short
    words = common_words()
    if people.clean[short : short + 2] in words and people.clean[long : long + 2] not in words:
        return short
    return long
