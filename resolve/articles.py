"""Which articles are versions of one page, and which print the same text again."""

from __future__ import annotations

import hashlib
import heapq
import math
import re
import struct
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from urllib.parse import urlsplit

from rensa import RMinHash

from resolve.keys import published_key

SHORTEST_COMPARED = 60  # characters; shorter texts (a caption, an error page) are alike without being reprints
CHARACTERS_PER_SHINGLE = 5  # two to three Chinese words: long enough that articles of one kind do not look alike
SAME_TEXT_FROM = 0.9  # share of the shingles of both
CUT_FROM = 0.95  # share of the shingles of the shorter text that the longer one has: nothing but cuts
LONGEST_CUT = 0.5  # share of the original; what keeps less may as well be a report of its own
PERMUTATIONS = 128
BANDS = 32  # of four rows: of pairs that share .66 (a third cut away) one in 1,000 is missed, of pairs that share .5 one in 8
ROWS = PERMUTATIONS // BANDS
# Articles of one mould share bands by the thousand, which makes the time quadratic; of each band the latest are remembered, for a
# reprint follows its original soon, and bands that only the two of them share are remembered whole.
BAND_REMEMBERS = 64
CANDIDATES_WEIGHED = 128  # by their signatures: those that share the most bands
CANDIDATES_COMPARED = 12  # shingle by shingle: the likeliest of these
DOUBT = 4.0  # standard errors by which a signature may be wrong; one in 30,000 is more so
SEED = 42  # any constant: signatures must be equal on every machine
NOT_WORD = re.compile(r"[\W_]+")
# A notice that a text corrects what was printed: （更正：…）, 特此更正. To report of corrections (纠正, 更正登记) is none.
CORRECTS = re.compile(r"(?:更正|勘误)(?:启事|说明|声明)?[：:]|特此(?:更正|勘误)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSeen:
    """One article as it must be compared: what it prints, and when and where its bytes were first seen."""

    article_id: str
    source_uri: str
    first_seen_at: datetime
    clean_text: str
    title: str | None = None
    publisher: str | None = None
    source: str | None = None
    published_on: date | None = None
    page_url: str | None = None

    @property
    def first_in_time(self) -> tuple[date, int, datetime, str]:
        """Sort key: printed day before day of arrival, because a reprint may be read first; of one day the longer, uncut text first."""
        return (self.published_on or date.max, -len(normalise(self.clean_text)), self.first_seen_at, self.article_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDecision:
    """What was decided on one article; `root` names the group of all versions and reprints of one text."""

    article_id: str
    root: str
    page_key: str | None
    source_id: str | None
    duplicate_of: str | None = None
    duplicate_rule: str | None = None
    duplicate_score: float | None = None
    supersedes: str | None = None
    superseded_at: datetime | None = None


@dataclass(slots=True, kw_only=True)
class ArticleDecisions:
    """All decisions on articles, in the order of their ids, and the pages whose versions have no order."""

    articles: list[ArticleDecision] = field(default_factory=list)
    unordered: list[tuple[str, str]] = field(default_factory=list)


def decide_articles(articles: Sequence[ArticleSeen]) -> ArticleDecisions:
    """Find newer versions of a page, and reprints of a text.

    Newer version: same page, other bytes, seen later; it supersedes the one before. So does a text that says that it corrects what the
    same source printed under the same title on the same day, if that is one text. Two versions seen at the same instant
    have no order: both stay, and the pair is named in `unordered`. Reprint: the same words, nine tenths of them, or nothing but
    some of them, on another page; the one published first is the original. The order of `articles` does not matter.
    """
    page_keys = {a.article_id: page_key(a) for a in articles}
    result = ArticleDecisions()
    newer: dict[str, tuple[str, datetime]] = {}
    older: dict[str, str] = {}
    by_id = {a.article_id: a for a in articles}
    groups = _Groups(by_id)
    for versions in _versions(articles, page_keys):
        for before, after in pairwise(versions):
            groups.join(before.article_id, after.article_id)
            if before.first_seen_at == after.first_seen_at:
                result.unordered.append((before.article_id, after.article_id))
            else:
                newer[before.article_id] = (after.article_id, after.first_seen_at)
                older[after.article_id] = before.article_id
    for before, after in _corrections(articles, older.keys() | newer.keys()):
        groups.join(before.article_id, after.article_id)
        newer[before.article_id] = (after.article_id, max(before.first_seen_at, after.first_seen_at))
        older[after.article_id] = before.article_id
    result.unordered = [
        (one, other) for one, other in result.unordered if older.get(other) != one and older.get(one) != other
    ]
    reprints = dict(find_reprints(articles))
    for copy, (original, _, _) in reprints.items():
        groups.join(copy, original)
    for article_id in sorted(by_id):
        seen, key = by_id[article_id], page_keys[article_id]
        reprint = reprints.get(article_id)
        if reprint and (
            (key is not None and page_keys[reprint[0]] == key)
            or reprint[0] in (older.get(article_id), newer.get(article_id, ("",))[0])
        ):
            reprint = None  # a version of the same page
        result.articles.append(
            ArticleDecision(
                article_id=article_id,
                root=groups.root(article_id),
                page_key=key,
                source_id=source_id(seen),
                duplicate_of=reprint[0] if reprint else None,
                duplicate_rule=reprint[1] if reprint else None,
                duplicate_score=reprint[2] if reprint else None,
                supersedes=older.get(article_id),
                superseded_at=newer[article_id][1] if article_id in newer else None,
            )
        )
    return result


def page_key(article: ArticleSeen) -> str | None:
    """Name the page an article is a version of: its URL, else publisher, printed day and title; None where one is missing."""
    if article.page_url:
        return article.page_url
    if article.publisher and article.published_on and article.title:
        return f"{article.publisher}|{article.published_on.isoformat()}|{normalise(article.title)}"
    return None


def source_name(article: ArticleSeen) -> tuple[str, str] | None:
    """Tell where an article comes from and how that is known; None where nothing says.

    The publisher if the page names one ("publisher"), else the host of its address ("site"), else what it gives as its
    来源 ("named_source": who put the page up is unknown).
    """
    if article.publisher:
        return article.publisher, "publisher"
    if article.page_url and (host := urlsplit(article.page_url).hostname):
        return host, "site"
    return (article.source, "named_source") if article.source else None


def source_id(article: ArticleSeen) -> str | None:
    """Give the key of the publisher or site."""
    named = source_name(article)
    return published_key("source", *named) if named else None


def normalise(text: str) -> str:
    """Keep letters, digits and characters only, in lower case: 《新闻》 A-1。→ 新闻a1."""
    return NOT_WORD.sub("", text).casefold()


def find_reprints(articles: Iterable[ArticleSeen]) -> Iterator[tuple[str, tuple[str, str, float]]]:
    """Yield each reprint with (original, rule, share of common shingles).

    Every text is compared with originals only, earliest first, so a chain of ever more different reprints does not form and
    the time grows with the number of articles, not of pairs.
    """
    first_by_digest: dict[bytes, str] = {}
    latest_by_band: dict[bytes, deque[int]] = defaultdict(lambda: deque(maxlen=BAND_REMEMBERS))
    compared: list[tuple[str, str, RMinHash]] = []
    for article in sorted(articles, key=lambda a: a.first_in_time):
        text = normalise(article.clean_text)
        if len(text) < SHORTEST_COMPARED:
            continue
        digest = hashlib.sha256(text.encode()).digest()
        if digest in first_by_digest:
            yield article.article_id, (first_by_digest[digest], "reprint_same_text", 1.0)
            continue
        shingles = _shingles(text)
        signature = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        signature.update(list(shingles))
        bands = list(_bands(signature))
        shared = Counter(n for band in bands for n in latest_by_band.get(band, ()))
        weighed = heapq.nsmallest(CANDIDATES_WEIGHED, shared, key=lambda n: (-shared[n], -n))
        share = {n: compared[n][2].jaccard(signature) for n in weighed}
        likely = sorted(weighed, key=lambda n: (-share[n], n))[:CANDIDATES_COMPARED]
        # Shingles of an original are cut again when asked for: kept, they would fill the memory a hundred times over.
        alike = [
            (_likeness(shingles, _shingles(compared[n][1])), -n)
            for n in likely
            if _may_be_alike(share[n], len(text), len(compared[n][1]))
        ]
        (score, rule), nearest = max(alike, default=((0.0, None), 0))
        if rule is not None:
            first_by_digest[digest] = compared[-nearest][0]
            yield article.article_id, (compared[-nearest][0], rule, score)
            continue
        first_by_digest[digest] = article.article_id
        for band in bands:
            latest_by_band[band].append(len(compared))
        compared.append((article.article_id, text, signature))


def _bands(signature: RMinHash) -> Iterator[bytes]:
    """Cut a signature into its bands, each with its number before it: texts that share one are compared."""
    digest = signature.digest()
    for n in range(BANDS):
        yield struct.pack(f"<B{ROWS}I", n, *digest[n * ROWS : (n + 1) * ROWS])


def _may_be_alike(share: float, copy_length: int, original_length: int) -> bool:
    """Tell whether two texts can be a reprint and its original, by the share their signatures show; most of one mould cannot.

    What the shorter text alone has of the longer follows from that share and their lengths.
    """
    most = min(1.0, share + DOUBT * math.sqrt(share * (1 - share) / PERMUTATIONS))
    if most >= SAME_TEXT_FROM:
        return True
    is_cut = LONGEST_CUT * original_length <= copy_length < original_length
    return is_cut and most / (1 + most) * (copy_length + original_length) >= CUT_FROM * copy_length


def _likeness(copy: frozenset[str], original: frozenset[str]) -> tuple[float, str | None]:
    """Tell how much of a text is that of an original, and by which rule that makes it a reprint, if any."""
    common = len(copy & original)
    if common / len(copy | original) >= SAME_TEXT_FROM:
        return common / len(copy | original), "reprint_nearly_same_text"
    if common / len(copy) >= CUT_FROM and LONGEST_CUT * len(original) <= len(copy) < len(original):
        return common / len(copy), "reprint_shortened"
    return 0.0, None


def _shingles(text: str) -> frozenset[str]:
    return frozenset(text[i : i + CHARACTERS_PER_SHINGLE] for i in range(len(text) - CHARACTERS_PER_SHINGLE + 1))


def _versions(articles: Iterable[ArticleSeen], page_keys: Mapping[str, str | None]) -> Iterator[list[ArticleSeen]]:
    by_page: dict[str, list[ArticleSeen]] = {}
    for article in articles:
        key = page_keys[article.article_id]
        if key is not None:
            by_page.setdefault(key, []).append(article)
    for key in sorted(by_page):
        yield sorted(by_page[key], key=lambda a: (a.first_seen_at, a.article_id))


def _corrections(
    articles: Iterable[ArticleSeen], ordered: Collection[str]
) -> Iterator[tuple[ArticleSeen, ArticleSeen]]:
    """Yield (corrected text, correction) where a text itself says so; pages whose versions have an order already take no part."""
    alike: dict[tuple[object, ...], tuple[list[ArticleSeen], list[ArticleSeen]]] = {}
    for article in articles:
        if article.article_id not in ordered and article.title and article.published_on and source_name(article):
            key = (source_name(article), article.published_on, normalise(article.title))
            corrects = CORRECTS.search(article.clean_text) is not None
            alike.setdefault(key, ([], []))[corrects].append(article)
    for corrected, corrections in alike.values():
        if len(corrected) == len(corrections) == 1:
            yield corrected[0], corrections[0]


class _Groups:
    """Union of articles; the root of a group is its smallest id, so that it does not depend on the order of joining."""

    def __init__(self, members: Iterable[str]) -> None:
        self._parent = {member: member for member in members}

    def root(self, member: str) -> str:
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low
