"""Runs of GBK text that were read one byte off, solved from their bytes: `中電??导瘓F` → `中電海康集團`.

A run starts with an orphan byte, shown as `?`, before a mark the tool cut out or before what is left of a reading
(`地?zé)o錫` → `地無錫`). Each possible byte is put back, the run is read again, the readings are ranked by vocabulary and by the
article's own words, and the best one is proven by damaging it again. A run that stays ambiguous stays as it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extract.restore.anniversaries import derive_swallowed_digit
from extract.restore.damage_model import FOLDED, damage, gbk_bytes, gbk_character
from extract.restore.likelihood import LOST, Likelihood
from extract.restore.ruby import MAX_SYLLABLE_CHARS, SYLLABLE, is_toned, readings_of
from extract.restore.script import detect_script
from extract.restore.text import Repair
from extract.restore.traced import Edit, TracedText

FULL_WIDTH_LEAD = b"\xa3"
MAX_SLOTS = 40  # real runs resynchronise within a dozen characters
MAX_HIDDEN_PAIRS = 1  # a second vanished code in one run leaves too many readings
CONTEXT_CHARS = 5
MAX_SKELETONS = 400
MIN_GAIN = 8.0  # natural log: the repair must read some three thousand times likelier than what stands there
SURE_GAIN = 10.0  # enough where punctuation and single characters make up the run
MIN_MARGIN = 1.5  # and four times likelier than the second best
# A character of which a byte is lost must lead every other one by so much. Names are the danger: 保康 is a county and 海康
# a given name. On invented sentences wrong ones led by at most 3.9, right ones by at least 5.4.
WORD_MARGIN = 4.2
STRONG_WORD_MARGIN = 2.0  # long words and those everybody uses (上海, 非常) hardly come about by chance
LONE_MARGIN = 6.5  # outside words frequency alone speaks
HOUSEHOLD_SHARE = math.log(1 / 13_000)
RARE_WORD_SHARE = math.log(1 / 100_000)  # 保康 and 寧海 are counties, and may as well end and begin two names
LONG_WORD_CHARS = 3
RARE_SHARE = math.log(1 / 200_000)
MANY_RARITIES = 4  # ordinary text read one byte off has two such characters in three, a right reading one in fifty
COMMON_SHARE = math.log(1 / 3_000)  # 将, 以, 看 and the marks are well above it
HIDDEN_COST = 1.0  # a code without a character more is one chance more to be wrong
CANDIDATES_KEPT = 3
MAX_LAG = 20.0  # what lags further was never in question
MIN_WORD_SHARE = 0.5  # of the repaired characters that must belong to words of two characters or more

UNFOLDED_MARKS = {ord(mark): full for mark, full in zip(",:()", "，：（）", strict=True)}
CUT_MARKS = frozenset("!;?！；？、。,，:：")  # an orphan shows alone only where the tool cut the text behind it
HEADLESS = re.compile(rf"\?({SYLLABLE})\)")
BRACKETED = re.compile(rf"\(({SYLLABLE})\)")
TRIGGER = re.compile(rf"(?<![A-Za-z0-9?!])\?(?:(?=[?!;！；？])|{SYLLABLE}\))")
UNSOLVED = re.compile(rf".{{0,{MAX_SYLLABLE_CHARS}}}\({SYLLABLE}\)$", re.S)
MAX_UNSOLVED_CHARS = MAX_SYLLABLE_CHARS + 2
LEADS = tuple(range(0x81, 0xFF))
HAN = re.compile("[\u3400-\u9fff]")
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
OPEN_BRACKET = re.compile(r"[^()。\n]{1,30}\)")
UNKNOWN = "?"  # stands for a character that nothing proves


@dataclass(frozen=True, slots=True)
class Slot:
    """One character of the original: what it may be, and the half-open part of the damaged text it shows in."""

    choices: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One way to read a run: its characters, where it ends, and which readings and swallowed characters lie in it."""

    slots: tuple[Slot, ...]
    end: int
    rubies: tuple[tuple[int, str, int | None], ...] = ()  # slot, syllable, byte before it (None: the slot itself)
    swallowed: int | None = None  # the slot that nothing shows
    hidden: int = 0  # codes without a character, which nothing shows either


@dataclass(frozen=True, slots=True)
class _State:
    at: int
    pending: tuple[int, ...] | None
    since: int
    slots: tuple[Slot, ...] = ()
    rubies: tuple[tuple[int, str, int | None], ...] = ()
    hidden: int = 0
    rarities: int = 0  # characters read for certain that hardly any text has


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One candidate for a run: its text, where the run ends, and how much likelier it is than what stands there."""

    text: str
    skeleton: Skeleton
    gain: float
    word_share: float
    word_at: dict[int, str]


def realign_shifted_bytes(traced: TracedText) -> tuple[TracedText, list[Repair]]:
    """Read shifted runs from the right byte; each repair is proven by going through the damage again."""
    text = traced.text
    if "?" not in text:
        return traced, []
    triggers = [hit.start() for hit in TRIGGER.finditer(text) if _may_start(text, hit)]
    if not triggers:
        return traced, []
    script = detect_script(text)
    likelihood = Likelihood(text, script)
    # The tool's pages were traditional; elsewhere two question marks are two question marks, and the long search is spared.
    most_hidden = 0 if script == "simplified" else MAX_HIDDEN_PAIRS
    edits: list[Edit] = []
    repairs: list[Repair] = []
    done = 0
    for start in triggers:
        if start < done:
            continue
        solved = _solve(text, start, likelihood, most_hidden)
        if solved is None:
            continue
        best, others = solved
        repaired, is_inferred = _with_swallowed(text, start, best)
        slots = best.skeleton.slots
        edits.append(
            Edit(
                start=start,
                end=best.skeleton.end,
                text=repaired,
                parts=_growing([(slot.start, slot.end) for slot in slots]),
            )
        )
        raw_start, raw_end = traced.raw_span(start, best.skeleton.end)
        repairs.append(
            Repair(
                kind="gbk_shift",
                raw_start=raw_start,
                raw_end=raw_end,
                repaired=repaired,
                candidates=(repaired, *(other.text.replace(LOST, UNKNOWN) for other in others)),
                rule="derive_swallowed_digit" if is_inferred else "realign_shifted_bytes",
                is_inferred=is_inferred,
            )
        )
        done = best.skeleton.end
    return traced.edited(edits), repairs


def _may_start(text: str, hit: re.Match[str]) -> bool:
    """Tell whether an orphan can stand here: behind a Chinese text, and before a toned syllable or a cut mark."""
    syllable = hit[0][1:-1]
    if syllable and not is_toned(syllable):
        return False
    if UNSOLVED.match(text, max(0, hit.start() - MAX_UNSOLVED_CHARS), hit.start()):
        return False  # what stands before is damage that could not be read, and no ground to judge by
    return hit.start() == 0 or not text[hit.start() - 1].isascii() or text[hit.start() - 1] in ",;:)\n "


def _growing(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make both ends of the parts grow, where two characters share what shows of them."""
    grown: list[tuple[int, int]] = []
    low, high = 0, 0
    for start, end in parts:
        low, high = max(low, start), max(high, end)
        grown.append((low, high))
    return grown


def _solve(text: str, start: int, likelihood: Likelihood, most_hidden: int) -> tuple[Reading, list[Reading]] | None:
    """Return the proven best reading of the run at `start` and the next best ones, or None."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    if KANA.search(text, max(line_start, start - CONTEXT_CHARS), min(line_end, start + CONTEXT_CHARS)):
        return None  # Japanese, of which the vocabulary knows nothing
    window = _Window(text, start, line_start, line_end, likelihood)
    best, readings = None, []
    for hidden in range(most_hidden + 1):
        # Looking for vanished codes multiplies the readings, so it is done only where the text does not read well without.
        readings = window.ranked(list(_skeletons(text, start, line_end, hidden, likelihood)))
        best = next((r for r in readings[:4] if _is_proven(text, start, r)), None)
        if best is not None and window.reads_well(best):
            break
    if best is None or window.holds_rarities(best):
        return None
    if best.gain < MIN_GAIN or (best.word_share < MIN_WORD_SHARE and best.gain < SURE_GAIN):
        return None
    others = [r for r in readings if r.text != best.text]
    rival = next((r for r in others if r.skeleton.slots != best.skeleton.slots), None)
    if rival is not None and rival.gain > best.gain - MIN_MARGIN:
        return None  # the bytes can be cut in two ways that read about as well
    if not text[start : best.skeleton.end].strip("?"):
        return None  # 吗??? says nothing about bytes
    certain = window.with_unknowns(best)
    known = any(len(slot.choices) == 1 and LOST not in slot.choices for slot in best.skeleton.slots)
    if not known and not best.skeleton.rubies:
        # Every code lost a byte: only a long word that holds all of them (正常化) is more than a guess.
        sizes = [len(best.word_at[index]) for index, c in enumerate(certain.text) if c != LOST]
        if min(sizes) < LONG_WORD_CHARS or UNKNOWN in certain.text:
            return None
    others = [r for r in others if r.gain > best.gain - MAX_LAG][:CANDIDATES_KEPT]
    return (certain, others) if HAN.search(certain.text) else None


def _skeletons(text: str, start: int, line_end: int, hidden: int, likelihood: Likelihood) -> Iterator[Skeleton]:
    """Enumerate the ways to read the run that starts with the orphan at `start`; what becomes gibberish is given up."""
    states = [state for state in (_opened(text, start, line_end),) if state]
    made = 0
    while states and made < MAX_SKELETONS:
        state = states.pop()
        for step in _steps(text, state, line_end, hidden):
            if isinstance(step, Skeleton):
                made += 1
                yield step
                continue
            choices = step.slots[-1].choices
            if len(choices) == 1 and likelihood.single(choices[0]) < RARE_SHARE:
                step = replace(step, rarities=step.rarities + 1)
            is_gibberish = step.rarities >= MANY_RARITIES and 2 * step.rarities > len(step.slots)
            if len(step.slots) < MAX_SLOTS and not is_gibberish:
                states.append(step)


def _opened(text: str, start: int, line_end: int) -> _State | None:
    headless = HEADLESS.match(text, start, line_end)
    if not headless:
        return _State(at=start + 1, pending=LEADS, since=start)
    before = gbk_bytes(text[start - 1]) if start else None
    if before is None or len(before) != 2:
        return None
    leads = tuple(lead for lead in LEADS if _reads(gbk_character(before[1], lead), headless[1]))
    if not leads:
        return None
    return _State(at=headless.end(), pending=leads, since=start, rubies=((0, headless[1], before[1]),))


def _reads(character: str | None, syllable: str) -> bool:
    return character is not None and syllable in readings_of(character)


@lru_cache(
    maxsize=4_096
)  # an entry holds up to sixteen thousand characters where both bytes are lost, mostly a hundred
def _choices(leads: Sequence[int], trails: Sequence[int]) -> tuple[str, ...]:
    return tuple(c for lead in leads for trail in trails if (c := gbk_character(lead, trail)) is not None)


def _steps(text: str, state: _State, line_end: int, hidden: int) -> Iterator[_State | Skeleton]:
    """Take one more shown character into the reading."""
    pending = state.pending
    if pending is None or state.at >= line_end:
        return
    shown = text[state.at]
    if shown in "?？":
        yield from _orphan_steps(text, state, pending, line_end)
    folded = shown.translate(FOLDED)
    if "!" <= folded <= "~" and (choices := _choices(pending, FULL_WIDTH_LEAD)):
        yield _grown(state, choices, 0x80 + ord(folded))  # a full-width form that was shown as ASCII
    code = gbk_bytes(folded) or b""
    if len(code) == 2:
        choices = _choices(pending, code[:1])
        if choices and code[1] > 0x80:
            yield _grown(state, choices, code[1])
    elif code and 0x40 <= code[0] < 0x7F and (choices := _choices(pending, code)):
        yield _closed(text, state, choices)
    if state.hidden < hidden and state.slots and len(pending) == 1:
        for seconds, leads in _vanished_codes():
            if choices := _choices(pending, seconds):
                slots = (*state.slots, Slot(choices, state.since, state.at))
                yield replace(state, pending=leads, slots=slots, hidden=state.hidden + 1)


def _grown(state: _State, choices: tuple[str, ...], second: int) -> _State:
    """Add a character whose second byte is the first of the one shown; the shown one's second byte stays open."""
    slot = Slot(choices, state.since, state.at + 1)
    return replace(state, at=state.at + 1, pending=(second,), since=state.at, slots=(*state.slots, slot))


def _closed(text: str, state: _State, choices: tuple[str, ...]) -> Skeleton:
    """End a run at the letter that was a second byte; a reading behind it (瘓F(tuán)) belongs to the character it ends."""
    end = state.at + 1
    reading = BRACKETED.match(text, end)
    if reading and (fitting := tuple(c for c in choices if _reads(c, reading[1]))):
        rubies = (*state.rubies, (len(state.slots), reading[1], None))
        slot = Slot(fitting, state.since, reading.end())
        return Skeleton((*state.slots, slot), reading.end(), rubies, None, state.hidden)
    return Skeleton((*state.slots, Slot(choices, state.since, end)), end, state.rubies, None, state.hidden)


def _orphan_steps(text: str, state: _State, pending: tuple[int, ...], line_end: int) -> Iterator[Skeleton]:
    """Read a `?` inside a run as the orphan that ends it."""
    headless = HEADLESS.match(text, state.at, line_end)
    if headless:
        choices = tuple(c for c in _choices(pending, LEADS) if _reads(c, headless[1]))
        if choices:
            slot = Slot(choices, state.since, headless.end())
            rubies = (*state.rubies, (len(state.slots), headless[1], None))
            yield Skeleton((*state.slots, slot), headless.end(), rubies, None, state.hidden)
        return
    if len(pending) > 1 and not state.slots:
        return
    after = state.at + 1
    slot = Slot(_choices(pending, LEADS), state.since, after)
    if after >= line_end or text[after] in CUT_MARKS:
        yield Skeleton((*state.slots, slot), after, state.rubies, None, state.hidden)
    else:
        lost = Slot((LOST,), state.at, after)
        yield Skeleton((*state.slots, slot, lost), after, state.rubies, len(state.slots) + 1, state.hidden)


@cache
def _vanished_codes() -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return the codes without a character, as first bytes that share their second bytes: what decoding drops."""
    seconds_by_first = {
        first: tuple(second for second in LEADS if gbk_character(first, second) is None) for first in LEADS
    }
    firsts_by_seconds: dict[tuple[int, ...], list[int]] = {}
    for first, seconds in seconds_by_first.items():
        if seconds:
            firsts_by_seconds.setdefault(seconds, []).append(first)
    return tuple((tuple(firsts), seconds) for seconds, firsts in firsts_by_seconds.items())


@dataclass(frozen=True, slots=True)
class _Window:
    """The stretch of text in which the readings of one run are compared."""

    text: str
    start: int
    line_start: int
    line_end: int
    likelihood: Likelihood

    @property
    def left(self) -> str:
        """What stands before the run."""
        return self.text[max(self.line_start, self.start - CONTEXT_CHARS) : self.start]

    def ranked(self, skeletons: list[Skeleton]) -> list[Reading]:
        """Rank the readings of all skeletons by how much likelier they are than what stands there."""
        if not skeletons:
            return []
        window_end = min(self.line_end, max(skeleton.end for skeleton in skeletons) + CONTEXT_CHARS)
        literal = self.likelihood.of(self.left + self.text[self.start : window_end])
        best_by_text: dict[str, Reading] = {}
        for skeleton in skeletons:
            for score, words in self._read(skeleton, window_end):
                reading = self._reading(skeleton, words, score - literal - HIDDEN_COST * skeleton.hidden)
                known = best_by_text.get(reading.text)
                if known is None or known.gain < reading.gain:
                    best_by_text[reading.text] = reading
        return sorted(best_by_text.values(), key=lambda reading: -reading.gain)

    def reads_well(self, reading: Reading) -> bool:
        """Tell whether every character is part of a word, or a common word by itself."""
        return all(
            len(reading.word_at[index]) > 1 or self.likelihood.single(character) > COMMON_SHARE
            for index, character in enumerate(reading.text)
        )

    def holds_rarities(self, reading: Reading) -> bool:
        """Tell whether a character stands alone that hardly any text has: the sign of a run cut in the wrong place."""
        return any(
            len(reading.word_at[index]) == 1 and HAN.match(character) and self.likelihood.single(character) < RARE_SHARE
            for index, character in enumerate(reading.text)
        )

    def with_unknowns(self, best: Reading) -> Reading:
        """Leave a character unknown where the bytes allow others and no word decides between them: 陸??党 → 陸?康出.

        Only a code of which a byte is lost has several choices.
        """
        window_end = min(self.line_end, best.skeleton.end + CONTEXT_CHARS)
        sure = list(best.text)
        for index, slot in enumerate(best.skeleton.slots):
            if len(slot.choices) == 1:
                continue
            fixed = [Slot((c,), s.start, s.end) for c, s in zip(best.text, best.skeleton.slots, strict=True)]
            score = self._score(best.skeleton, fixed, window_end)
            is_han = HAN.match(best.text[index]) is not None
            needed = self._needed_margin(best.word_at[index]) if is_han else MIN_MARGIN
            for rivals, margin in (
                ([c for c in slot.choices if c != best.text[index] and HAN.match(c)], needed),
                ([c for c in slot.choices if c != best.text[index] and not HAN.match(c)], MIN_MARGIN),
            ):
                if rivals:
                    fixed[index] = Slot(tuple(rivals), slot.start, slot.end)
                    if score - self._score(best.skeleton, fixed, window_end) < margin:
                        sure[index] = UNKNOWN
        return replace(best, text="".join(sure))

    def _needed_margin(self, word: str) -> float:
        """Ask for a larger lead the less a word proves by itself."""
        if len(word) == 1:
            return LONE_MARGIN
        share = self.likelihood.share(word)
        if len(word) >= LONG_WORD_CHARS or share > HOUSEHOLD_SHARE:
            return STRONG_WORD_MARGIN
        return WORD_MARGIN if share > RARE_WORD_SHARE else LONE_MARGIN

    def _read(self, skeleton: Skeleton, window_end: int) -> list[tuple[float, tuple[str, ...]]]:
        right = self.text[skeleton.end : window_end]
        lattice = [(c,) for c in self.left] + [slot.choices for slot in skeleton.slots] + [(c,) for c in right]
        return self.likelihood.best_readings(lattice, range(len(self.left), len(self.left) + len(skeleton.slots)))

    def _score(self, skeleton: Skeleton, slots: list[Slot], window_end: int) -> float:
        found = self._read(replace(skeleton, slots=tuple(slots)), window_end)
        return found[0][0] if found else -math.inf

    def _reading(self, skeleton: Skeleton, words: tuple[str, ...], gain: float) -> Reading:
        start = len(self.left)
        repaired = "".join(words)[start : start + len(skeleton.slots)]
        word_at: dict[int, str] = {}
        at = -start
        for word in words:
            word_at.update(dict.fromkeys(range(at, at + len(word)), word))
            at += len(word)
        han = [index for index, character in enumerate(repaired) if HAN.match(character)]
        share = sum(len(word_at[index]) > 1 for index in han) / len(han) if han else 0.0
        return Reading(text=repaired, skeleton=skeleton, gain=gain, word_share=share, word_at=word_at)


def _is_proven(text: str, start: int, reading: Reading) -> bool:
    """Damage the repair again; it must give back what stands there."""
    skeleton = reading.skeleton
    rubies: dict[bytes, str] = {}
    for index, syllable, before in skeleton.rubies:
        code = gbk_bytes(reading.text[index])
        if code is None:
            return False
        rubies[code if before is None else bytes((before, code[0]))] = syllable
    original = reading.text
    if skeleton.swallowed is not None:
        original = original[: skeleton.swallowed] + "0" + original[skeleton.swallowed + 1 :]
    left = text[start - 1 : start].translate(UNFOLDED_MARKS) if start and text[start - 1] not in "\n?!;" else ""
    if skeleton.rubies and skeleton.rubies[0][2] is not None and not left:
        return False
    right = text[skeleton.end : skeleton.end + 1].strip("\n?!;").translate(UNFOLDED_MARKS)
    shown = (left + text[start : skeleton.end] + right).translate(FOLDED)
    try:
        return any(damage(left + original + right, rubies, cuts_marks=cuts) == shown for cuts in (True, False))
    except UnicodeEncodeError:
        return False


def _with_swallowed(text: str, start: int, reading: Reading) -> tuple[str, bool]:
    """Fill in the character that an orphan took along, if something proves it; else a `?` stays for it."""
    lost = reading.skeleton.swallowed
    if lost is None:
        return reading.text, False
    before, after = reading.text[:lost], reading.text[lost + 1 :]
    follows = text[reading.skeleton.end : reading.skeleton.end + 40].split("\n", 1)[0]
    sentence_start = max(text.rfind(mark, 0, start) for mark in "。\n") + 1
    if (closing := OPEN_BRACKET.match(follows)) and HAN.search(closing[0]):
        return before + "(" + after, False  # a bracket that is closed was opened, and only this character can be it
    digit = derive_swallowed_digit(text[sentence_start:start] + before, follows)
    return (before + UNKNOWN + after, False) if digit is None else (before + digit + after, True)
