"""The suites: what each stage must hold, with the reason beside each number. Judged by Great Expectations.

Each check names a table of measures (see `measures.py`) and one expectation of Great Expectations on it. What a stage fails is
`blocking` (nothing is published), `set_aside` (this batch is left out, the rest goes on) or a `warning` (told, and on the page).
An expectation that crashes counts as failed and blocks, whatever its severity.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

Severity = Literal["blocking", "set_aside", "warning"]
Rows = list[dict[str, Any]]
Measures = Mapping[str, Rows | Callable[[], Rows]]

OFFENDERS_SHOWN = 5  # in a message; the page and the ledger keep them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One expectation on one table of measures: its name says what holds when it passes, `why` what is at stake."""

    name: str
    table: str
    expectation: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = "blocking"
    why: str
    next_step: str = ""
    is_about_change: bool = False

    @property
    def subject(self) -> str:
        """What is judged: `batch.silent_share`."""
        column = self.arguments.get("column")
        return f"{self.table}.{column}" if column else self.table

    @property
    def threshold(self) -> str:
        """The bound in words: `at most 0.5, where articles >= 20`."""
        low, high = self.arguments.get("min_value"), self.arguments.get("max_value")
        words = {
            (True, True): f"{low} to {high}" if low != high else f"exactly {low}",
            (True, False): f"at least {low}",
            (False, True): f"at most {high}",
        }.get((low is not None, high is not None), WORDS.get(self.expectation, self.expectation))
        if "regex" in self.arguments:
            words = f"matches {self.arguments['regex']}"
        condition = self.arguments.get("row_condition")
        return f"{words}, where {condition}" if condition else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one check said: `observed` in words, `offenders` by key, `crashed` when it could not be evaluated at all."""

    check: Check
    success: bool
    observed: str
    offenders: tuple[str, ...] = ()
    crashed: str | None = None


# Bounds that are no numbers.
WORDS = {"ExpectColumnValuesToBeUnique": "each value once", "ExpectColumnValuesToNotBeNull": "never NULL"}

# The column by which an offender of a table of measures is named.
KEY_BY_TABLE = {
    "article": "article_id",
    "batch": "batch_id",
    "whole": "batch_id",
    "contract": "table_name",
    "evidence": "table_name",
    "identity": "entity_kind",
    "reference": "reference",
    "volume": "table_name",
}


def at_most(name: str, subject: str, bound: float, why: str, where: str | None = None, **more: Any) -> Check:
    """Expect every value of a measure to be at most `bound`."""
    return _between(name, subject, None, bound, why, where, more)


def at_least(name: str, subject: str, bound: float, why: str, where: str | None = None, **more: Any) -> Check:
    """Expect every value of a measure to be at least `bound`."""
    return _between(name, subject, bound, None, why, where, more)


def _between(
    name: str, subject: str, low: float | None, high: float | None, why: str, where: str | None, more: Mapping[str, Any]
) -> Check:
    table, _, column = subject.partition(".")
    arguments: dict[str, Any] = {"column": column}
    if low is not None:
        arguments["min_value"] = low
    if high is not None:
        arguments["max_value"] = high
    if where:
        arguments |= {"row_condition": where, "condition_parser": "pandas"}
    return Check(
        name=name, table=table, expectation="ExpectColumnValuesToBeBetween", arguments=arguments, why=why, **more
    )


MANY = "articles >= 20"  # a share of fewer than 20 articles moves by 5 points with each of them

LANDED = (
    Check(
        name="something_landed",
        table="article",
        expectation="ExpectTableRowCountToBeBetween",
        arguments={"min_value": 1},
        why="A build without articles would publish an empty warehouse.",
        next_step="Put articles into the inbox and land them.",
    ),
    Check(
        name="one_row_per_article",
        table="article",
        expectation="ExpectColumnValuesToBeUnique",
        arguments={"column": "article_id"},
        why="An article counted twice would double every fact it tells.",
    ),
    Check(
        name="article_ids_are_hashes",
        table="article",
        expectation="ExpectColumnValuesToMatchRegex",
        arguments={"column": "article_id", "regex": "^[0-9a-f]{64}$"},
        why="An id that is no SHA-256 cannot be checked against its bytes.",
    ),
    Check(
        name="articles_have_a_source",
        table="article",
        expectation="ExpectColumnValuesToNotBeNull",
        arguments={"column": "source_uri"},
        why="Nobody could tell where such an article came from.",
    ),
    at_most("articles_are_not_oversized", "article.size_bytes", 20 * 1024 * 1024, "Landing refuses more than 20 MiB."),
    at_least("articles_are_not_empty", "article.size_bytes", 1, "Landing refuses empty files."),
    at_most(
        "arrivals_lie_in_the_past", "article.hours_ahead", 1.0,
        "A clock that runs ahead would put what we knew into the future; an hour forgives machines that disagree.",
        next_step="Set the clock of the machine that landed them.",
    ),
    at_most(
        "landed_bytes_are_whole", "article.missing_bytes", 0,
        "An article whose bytes are gone is left out, with an issue row.", severity="warning",
        next_step="Put the file into the inbox again.",
    ),
    at_most(
        "landed_store_is_whole", "landing.unusable_share", 0.02,
        "One object lost is an accident; more than one in fifty is a failing disk or a cleaned-up folder.",
        next_step="Restore DATA/landed/objects from a copy, or land the files again.",
    ),
    at_most(
        "few_entries_are_quarantined", "landing.quarantine_share", 0.2,
        "An inbox of articles holds few other things; one entry in five is a wrong folder or a changed source.",
        where="new_entries >= 5", severity="warning",
        next_step="See the reasons: select reason, count(*) from catalog.quarantine group by all.",
    ),
)  # fmt: skip

EXTRACTED = (
    # Faults: there is no good share of these.
    at_most("references_lead_somewhere", "batch.dangling", 0, "A dangling id would lose its row in the first join.",
            severity="set_aside"),
    at_most("evidence_is_exact", "batch.inexact", 0, "A quotation that is not in the article proves nothing.",
            severity="set_aside"),
    at_most("keys_are_not_repeated", "batch.repeated_keys", 0, "Two rows under one id become one thing that never was.",
            severity="set_aside"),
    # Shares: the batch as a whole.
    at_most("most_articles_are_read", "batch.crashed_share", 0.05,
            "A rule that breaks on one article in twenty is broken, not unlucky.", where=MANY, severity="set_aside"),
    at_most("every_article_is_read", "batch.crashed_share", 0, "An article on which a rule broke tells nothing.",
            severity="warning", next_step="select * from catalog.issue where reason = 'rule_crashed'"),
    at_most("few_articles_are_silent", "batch.silent_share", 0.5,
            "Any page of Chinese news names a place or a person; a batch in which half name none was not read.",
            where=MANY, severity="set_aside"),
    at_least("articles_tell_something", "batch.told_share", 0.1,
             "An inbox of delegation news tells events; one in ten allows for much by-catch.", where=MANY, severity="set_aside"),
    at_least("events_have_days", "batch.dated_share", 0.1,
             "Most such news prints a day; where nine in ten events have none, dates are no longer read.",
             where=MANY, severity="set_aside"),
    at_least("most_events_have_days", "batch.dated_share", 0.5,
             "Three of five articles we know print no year, and most of those can be derived.", where=MANY,
             severity="warning"),
    at_least("people_are_found", "batch.persons_per_1000_chars", 0.05,
             "Delegation news names 3 to 12 people in 1,000 characters; under one in 20,000 nobody is found any more.",
             where=MANY, severity="set_aside"),
    at_most("not_everything_is_a_person", "batch.persons_per_1000_chars", 80,
            "A bare list of names has some 250 in 1,000 characters, a text a dozen; beyond 80 words are taken for names.",
            where=MANY, severity="set_aside"),
    at_most("batch_is_like_those_before", "batch.drift", 4,
            "Four deviations from the last ten batches: a new kind of source, or a rule that lost its grip.",
            severity="warning", is_about_change=True),
    at_most("batch_is_not_alien", "batch.drift", 12,
            "Twelve deviations are no change of source any more.", severity="set_aside", is_about_change=True,
            next_step="Look at the batch; where it is right, run again with ACCEPT_CHANGE='the reason' (the DAG's parameter accept_change)."),
    # All batches together, so that a run of small batches is judged too.
    at_most("the_reader_reads", "whole.silent_share", 0.8,
            "Where four articles in five name nothing at all, the reader is broken, not the batch.", where="articles >= 10"),
    at_most("the_reader_does_not_crash", "whole.crashed_share", 0.2,
            "Where rules break on one article in five, the reader is broken, not the batch.", where="articles >= 10"),
    at_least("the_reader_tells", "whole.told_share", 0.1, "As for one batch.", where="articles >= 10", severity="warning"),
)  # fmt: skip

WAREHOUSE = (
    at_most("every_promised_column_is_there", "contract.missing_columns", 0,
            "Analysts' queries name these columns; a release that misses one breaks them."),
    at_most("evidence_is_exact", "evidence.inexact", 0, "A quotation that is not in the article proves nothing."),
    at_most("references_lead_somewhere", "reference.dangling", 0, "A dangling id loses its row in the first join."),
    at_least("articles_are_there", "membership.articles", 1, "An empty warehouse answers every question with nothing."),
    at_most("no_read_article_is_missing", "membership.expected_but_missing", 0,
            "An article that was read and is not in the warehouse was dropped quietly."),
    at_most("no_article_is_invented", "membership.unexpected", 0, "An article nobody delivered, or one that was set aside."),
    at_most("one_row_per_article", "membership.rows_per_article", 1, "An article twice doubles every fact it tells."),
    at_most("no_article_is_lost", "membership.lost", 0, "What was published yesterday is missing today.",
            severity="warning", is_about_change=True),
    at_most("few_articles_are_lost", "membership.lost_share", 0.05,
            "One batch set aside may take some articles back; more than one in twenty takes back history.",
            is_about_change=True),
    at_least("most_rows_are_kept", "volume.kept_share", 0.7,
             "A better rule takes back some findings; a third of a table is an accident until somebody says otherwise.",
             where="rows_before >= 50", is_about_change=True),
    at_least("articles_tell_as_much_as_before", "volume.density_ratio", 0.5,
             "Half as many rows per article as in the last release: half of what is told is no longer read.",
             where="rows_before >= 50 and articles_before >= 20", is_about_change=True),
    at_most("articles_do_not_tell_twice_as_much", "volume.density_ratio", 2.0,
            "Twice as many rows per article: something is counted twice, or everything is a finding.",
            where="rows_before >= 50 and articles_before >= 20", is_about_change=True),
    at_least("articles_name_somebody", "coverage.mentioned_share", 0.2,
             "As in the extracted stage; here after set-aside and over all sources.", where="articles >= 10"),
    at_least("most_articles_have_titles", "coverage.titled_share", 0.5,
             "Bare text files may lack a title; most pages have one.", where="articles >= 10", severity="warning"),
    at_least("some_articles_tell_events", "coverage.event_share", 0.1,
             "Delegation news without a single event means that events are no longer read.", where="articles >= 10"),
    at_least("most_events_have_days", "coverage.dated_share", 0.5,
             "An event without a day drops out of every time line.", where="articles >= 10", severity="warning"),
    at_most("agreements_have_parties", "coverage.agreements_without_party", 0,
            "An agreement without a party vanishes from every question of who signed with whom.", severity="warning"),
    at_least("rules_are_listed", "coverage.rules", 1, "A finding whose rule is not listed cannot be judged."),
    at_most("every_column_is_explained", "coverage.columns_without_comment", 0,
            "A column nobody explains is read as something else.", severity="warning"),
    # Who is who: every decision is a row, and the rows must be what was done.
    at_most("everybody_mentioned_is_somebody", "identity.nobody", 0,
            "A mention of an entity that no dimension has is lost in the first join."),
    at_most("nobody_is_two", "identity.torn", 0, "One sighting that is two people doubles everything told of it."),
    at_most("decisions_are_what_was_done", "identity.contradicted", 0,
            "Two kept apart by a decision and one in the tables, or the reverse: nobody could explain either."),
    at_most("few_change_their_key", "identity.moved_share", 0.1,
            "A key that changes breaks every list an analyst kept; one sighting in ten is a rule that merges or splits anew.",
            where="locals_before >= 50", is_about_change=True),
    at_most("nobody_is_everywhere", "identity.widest_share", 0.6,
            "Somebody met in three articles of five is one mayor's office as source, or many people taken for one.",
            where=MANY, severity="warning"),
    at_most("most_bearers_of_a_name_are_decided", "identity.undecided_share", 0.5,
            "Where of half of all nothing proves whether they are a namesake, a sign that used to join them is lost.",
            where=MANY, severity="warning"),
)  # fmt: skip

SUITES: Mapping[str, tuple[Check, ...]] = {"landed": LANDED, "extracted": EXTRACTED, "warehouse": WAREHOUSE}


def judge(stage: str, measures: Measures) -> list[Verdict]:
    """Run the suite of a stage over its measures with Great Expectations; one verdict per check, in the order of the suite.

    Measures given as a function are taken when needed. A measure that cannot be taken, an expectation that raises and one
    that gives no result are failed verdicts with `crashed` set.
    """
    import pandas  # type: ignore[import-untyped]  # takes seconds to load, as Great Expectations does; only gates need them

    checks = SUITES[stage]
    verdicts: dict[str, Verdict] = {}
    for table in dict.fromkeys(check.table for check in checks):
        mine = [check for check in checks if check.table == table]
        try:
            given = measures[table]
            rows = given() if callable(given) else given
            frame = pandas.DataFrame(rows)
            batch_definition, suite = _batch_definition(stage, table), _suite(f"{stage}_{table}", mine)
            batch = batch_definition.get_batch(batch_parameters={"dataframe": frame})
            key = KEY_BY_TABLE.get(table)
            form: dict[str, Any] = {"result_format": "COMPLETE"}
            if key:
                form["unexpected_index_column_names"] = [key]
            results = batch.validate(suite, result_format=form).results
        except Exception as error:  # whatever broke, the stage was not judged, and that blocks
            told = f"{type(error).__name__}: {error}".splitlines()[0]
            verdicts |= {check.name: _crashed(check, told) for check in mine}
            continue
        by_name = {result.expectation_config.meta["check"]: result for result in results}
        for check in mine:
            verdicts[check.name] = _verdict(check, by_name.get(check.name), key, rows)
    return [verdicts[check.name] for check in checks]


@cache
def _context() -> Any:
    """Open Great Expectations, once for all gates of a process."""
    warnings.filterwarnings("ignore", module="great_expectations")
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


@cache
def _source(stage: str) -> Any:
    return _context().data_sources.add_pandas(stage)


@cache
def _batch_definition(stage: str, table: str) -> Any:
    return _source(stage).add_dataframe_asset(table).add_batch_definition_whole_dataframe("all")


def _suite(name: str, checks: Sequence[Check]) -> Any:
    import great_expectations as gx
    from great_expectations import expectations as library

    suite = gx.ExpectationSuite(name=name)
    for check in checks:
        suite.add_expectation(getattr(library, check.expectation)(**check.arguments, meta={"check": check.name}))
    return suite


def _verdict(check: Check, result: Any, key: str | None, rows: Rows) -> Verdict:
    if result is None:
        return _crashed(check, "no result")
    crashed = _exception(result.exception_info)
    if crashed is not None:
        return _crashed(check, crashed)
    told = result.result
    if "observed_value" in told:
        return Verdict(check=check, success=bool(result.success), observed=_spell(told["observed_value"]))
    if "unexpected_count" not in told:
        return _crashed(check, "a result without an observation")
    column = check.arguments["column"]
    bad = told.get("unexpected_index_list") or []
    offenders = tuple(f"{row[key]} ({_spell(row[column])})" for row in bad) if key else ()
    if len(rows) == 1:
        observed = _spell(rows[0][column])
    elif not told["element_count"]:
        observed = "nothing to judge"
    else:
        observed = f"{told['unexpected_count']} of {told['element_count']} outside"
    if "row_condition" in check.arguments and not told["element_count"]:
        observed += " (too few to judge)"
    if offenders and len(rows) > 1:
        observed += ": " + ", ".join(offenders[:OFFENDERS_SHOWN]) + (" …" if len(offenders) > OFFENDERS_SHOWN else "")
    names = tuple(str(row[key]) for row in bad) if key else ()
    return Verdict(check=check, success=bool(result.success), observed=observed, offenders=names)


def _crashed(check: Check, told: str) -> Verdict:
    return Verdict(check=check, success=False, observed=f"crashed: {told}", crashed=told)


def _exception(info: Mapping[str, Any]) -> str | None:
    """Find the message of a raised exception; the library nests it by metric, or not."""
    nested: Sequence[Any] = [info, *info.values()] if isinstance(info, Mapping) else []
    for one in nested:
        if isinstance(one, Mapping) and one.get("raised_exception"):
            return str(one.get("exception_message") or "unknown").splitlines()[0]
    return None


def _spell(value: Any) -> str:
    return f"{float(value):.4g}" if isinstance(value, float) else str(value)
