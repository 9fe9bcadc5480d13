"""The command line: run, see how the warehouse stands, ask it, and ask what became of one file.

Plain when piped, `--json` where a script would want it. Exit codes: 0 fine, 1 stale, failed or not found, 2 used wrongly.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from jingmao.settings import read_settings

if TYPE_CHECKING:
    import duckdb

ROWS_SHOWN = 200  # on a screen; a pipe, --csv and --json get all
CELL_CHARS = 120  # `raw_text` would otherwise fill the screen for every row
WIDTH_WHEN_PIPED = 10_000  # a line of a pipe is a line of the answer, never folded
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FORMULA_OPENERS = ("=", "+", "-", "@", "\t", "\r")

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Chinese trade-delegation news as tables: who met whom, where, when, and what they signed.",
)

DataOption = Annotated[Path | None, typer.Option("--data", help="Data root (default: JINGMAO_DATA, else data/).")]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer with one JSON value.")]


def main() -> None:
    """Run the command line."""
    app()


@app.command()
def run(
    articles: Annotated[
        Path | None, typer.Option(help="Folder of articles (default: JINGMAO_ARTICLES, else the samples).")
    ] = None,
    data: DataOption = None,
    accept_change: Annotated[
        str | None,
        typer.Option(help="The reason why a change that a gate would stop is wanted; kept with the release."),
    ] = None,
) -> None:
    """Land a folder of articles and publish a release; the same as `make run`."""
    from jingmao.local_run import run_dags

    settings = read_settings()
    raise typer.Exit(run_dags(articles or settings.articles, _root(data), accept_change=accept_change))


@app.command()
def status(data: DataOption = None, as_json: JsonOption = False) -> None:
    """Tell which release is current, how old it is, what its gates said and what waits; exit 1 when it is stale."""
    from warehouse.status import status as read_status

    with _plain_errors():
        told = read_status(_root(data))
    if as_json:
        _print_json(told)
    else:
        _show_status(told)
    raise typer.Exit(1 if told["stale"] else 0)


@app.command()
def sql(
    query: Annotated[
        str | None, typer.Argument(help="One statement; without it a prompt, or what is piped in.")
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    as_csv: Annotated[
        bool,
        typer.Option("--csv", help="Answer as CSV; text that a spreadsheet would run (=, +, -, @) gets a leading '."),
    ] = False,
) -> None:
    """Ask the current release, read-only: `jingmao sql "from help()"`. No other file can be read or written from here."""
    from warehouse.release import open_release

    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")
    if query is None and not sys.stdin.isatty():
        query = sys.stdin.read()
    with _plain_errors(), open_release(_root(data)) as connection:
        if query is not None:
            _answer(connection, query, as_json=as_json, as_csv=as_csv)
            return
        _prompt(connection, as_json=as_json, as_csv=as_csv)


@app.command()
def explain(
    what: Annotated[
        str, typer.Argument(help="A file, its name in the inbox, or an article id (six digits are enough).")
    ],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what became of a file or an article, and why; exit 1 when it was never seen."""
    from warehouse.status import explain as read_explanation

    with _plain_errors():
        told = read_explanation(_root(data), what)
    if as_json:
        _print_json(told)
    else:
        _show_explanation(told)
    raise typer.Exit(0 if told["found"] else 1)


@app.command()
def releases(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List the kept releases, oldest first; `*` marks the current one."""
    from warehouse.manifest import current_release
    from warehouse.release import list_releases

    root = _root(data)
    current = (current_release(root) or {}).get("release_id")
    kept = list_releases(root)
    if as_json:
        _print_json([{"release_id": name, "is_current": name == current} for name in kept])
        return
    for name in kept:
        print(f"{'*' if name == current else ' '} {name}")
    if not kept:
        print(f"{root / 'releases'}: no release yet. `jingmao run` makes one.")


@app.command()
def rollback(
    reason: Annotated[str, typer.Option(help="Why; kept in the ledger.")],
    release_id: Annotated[
        str | None, typer.Argument(help="Which release (default: the one before the current).")
    ] = None,
    data: DataOption = None,
) -> None:
    """Make an older release the current one again; the newer one is kept, and not built again by itself."""
    from warehouse.release import rollback as roll_back

    with _plain_errors():
        target = roll_back(_root(data), release_id, reason=reason)
    print(f"Release {target} is current.")


@app.command()
def diff(
    before: Annotated[
        str | None, typer.Argument(help="The older release (default: the one before the current).")
    ] = None,
    now: Annotated[str, typer.Argument(help="The newer release.")] = "current",
    rows: Annotated[bool, typer.Option("--rows", help="List every row instead of counting them.")] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what changed between two releases, row by row, and why; `jingmao releases` lists them."""
    from warehouse.release import PublishRefused, list_releases
    from warehouse.release import diff as compare

    root = _root(data)
    with _plain_errors():
        current = (root / "releases" / now).resolve().name
        older = [name for name in list_releases(root) if name < current]
        if before is None and not older:
            raise PublishRefused(f"{root / 'releases'}: no release before {current}; nothing to compare.")
        found = compare(root, before or older[-1], now)
    if as_json:
        _print_json(found)
        return
    if rows:
        print("\t".join(("table_name", "row_id", "change", "cause", "article_id", "detail")))
        for row in found:
            print("\t".join("" if value is None else _one_line(value) for value in row.values()))
        return
    counted = Counter((row["table_name"], row["change"], row["cause"]) for row in found)
    _show_rows(("table", "change", "cause", "rows"), [(*key, count) for key, count in sorted(counted.items())])


@app.command()
def withdraw(
    article: Annotated[str, typer.Argument(help="The article id, or its first six digits at least.")],
    reason: Annotated[str, typer.Option(help="Why; kept in the ledger.")],
    undo: Annotated[bool, typer.Option("--undo", help="Let a withdrawn article count again.")] = False,
    data: DataOption = None,
) -> None:
    """Take an article back: it and what it alone supports leave the next release. Its bytes stay."""
    from warehouse.withdrawals import withdraw as take_back

    with _plain_errors():
        found = take_back(_root(data), article, reason=reason, undo=undo)
    print(
        f"Article {found} is {'counted again' if undo else 'withdrawn'}. `jingmao run` builds the release that shows it."
    )


def _root(data: Path | None) -> Path:
    return (data or read_settings().data).absolute()


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Tell what went wrong in one sentence instead of a traceback; anything unforeseen still shows its traceback."""
    import duckdb

    from warehouse.lock import Locked
    from warehouse.release import PublishRefused
    from warehouse.withdrawals import NotWithdrawn

    try:
        yield
    except (PublishRefused, NotWithdrawn, Locked, duckdb.Error) as error:
        print(_printable(str(error)), file=sys.stderr)
        raise typer.Exit(1) from error


def _console() -> Console:
    console = Console(highlight=False, markup=False, emoji=False)
    return (
        console if console.is_terminal else Console(highlight=False, markup=False, emoji=False, width=WIDTH_WHEN_PIPED)
    )


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def _printable(value: object) -> str:
    """Spell a value so that a terminal only shows it: control characters and text-direction marks are made visible."""
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", str(value))


def _prompt(connection: duckdb.DuckDBPyConnection, *, as_json: bool, as_csv: bool) -> None:
    import duckdb as library

    print("Read-only. End a statement with ; and leave with Ctrl-D. Try: from help();", file=sys.stderr)
    lines: list[str] = []
    while True:
        try:
            line = input("… " if lines else "jingmao> ")
        except EOFError:
            print(file=sys.stderr)
            return
        except KeyboardInterrupt:
            lines.clear()
            print(file=sys.stderr)
            continue
        if not lines and line.strip().lower() in ("exit", "quit", ".exit", ".quit", ""):
            if line.strip():
                return
            continue
        lines.append(line)
        if not line.rstrip().endswith(";"):
            continue
        statement = "\n".join(lines)
        lines.clear()
        try:
            _answer(connection, statement, as_json=as_json, as_csv=as_csv)
        except library.Error as error:
            print(_printable(str(error)), file=sys.stderr)


def _answer(connection: duckdb.DuckDBPyConnection, query: str, *, as_json: bool, as_csv: bool) -> None:
    cursor = connection.execute(query)
    columns = [column[0] for column in cursor.description or []]
    if as_json:
        _print_json([dict(zip(columns, row, strict=True)) for row in cursor.fetchall()])
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        while rows := cursor.fetchmany(10_000):
            writer.writerows([[_harmless(value) for value in row] for row in rows])
    elif sys.stdout.isatty():
        rows = cursor.fetchmany(ROWS_SHOWN + 1)
        _show_rows(columns, rows[:ROWS_SHOWN])
        if len(rows) > ROWS_SHOWN:
            print(f"The first {ROWS_SHOWN} rows; --csv, --json or a pipe give all.", file=sys.stderr)
    else:
        print("\t".join(columns))
        while rows := cursor.fetchmany(10_000):
            for row in rows:
                print("\t".join("" if value is None else _one_line(value) for value in row))


def _harmless(value: object) -> object:
    """Keep a spreadsheet from running text of an article: `=cmd|…` → `'=cmd|…`. Numbers are left alone."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_OPENERS) else value


def _one_line(value: object) -> str:
    return _printable(value).replace("\t", " ").replace("\n", " ")


def _show_rows(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    table = Table(show_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column)
    for row in rows:
        cells = ("" if value is None else _one_line(value) for value in row)
        table.add_row(*(Text(cell if len(cell) <= CELL_CHARS else f"{cell[:CELL_CHARS]}…") for cell in cells))
    _console().print(table)


def _show_status(told: Mapping[str, Any]) -> None:
    console = _console()
    release, landed = told["release"], told["landed"]
    if release is None:
        console.print("release    none yet; `jingmao run` makes one")
    else:
        console.print(
            f"release    {release['release_id']}, {_age(release['age_seconds'])} old, code {release['code_version']}"
        )
        console.print(f"           {told['releases_kept']} kept in {told['data']}/releases")
        if release["accept_change"]:
            console.print(f"           accepted change: {_one_line(release['accept_change'])}")
    console.print(
        f"articles   {release['article_count'] if release else 0} published, {landed['articles']} landed, "
        f"{landed['waiting']} waiting, {landed['quarantined']} entries quarantined"
    )
    for uri in landed["waiting_examples"]:
        console.print(f"           waiting: {_one_line(uri)}")
    for gate in told["gates"]:
        console.print(f"gate       {gate['stage']}: {gate['passed']} passed, {len(gate['failed'])} not")
        for check in gate["failed"]:
            console.print(
                f"           {check['severity']}: {check['expectation']} – {_one_line(check['observed'])} ({check['threshold']})"
            )
    if release:
        counts = {
            name.removeprefix("main."): rows for name, rows in release["counts"].items() if name.startswith("main.fct_")
        }
        console.print("facts      " + ", ".join(f"{rows} {name}" for name, rows in counts.items()))
    if told["stopped_by"]:
        stopped = told["stopped_by"]
        console.print(f"stopped    {stopped['at']} by gate {stopped['stage']} (run {stopped['run_id']})")
        for check in stopped["checks"]:
            console.print(f"           {check['expectation']}: {_one_line(check['observed'])} ({check['threshold']})")
    console.print(f"success    {told['last_success_at'] or 'never'}")
    for reason in told["reasons"]:
        console.print(Text(f"STALE      {reason}", style="bold red"))
    if not told["stale"]:
        console.print(Text("fresh", style="green"))


def _show_explanation(told: Mapping[str, Any]) -> None:
    console = _console()
    if told["hint"]:
        console.print(_one_line(told["hint"]))
    for article in told["articles"]:
        title = f"  {_one_line(article['title'])}" if article.get("title") else ""
        console.print(Text(f"article {article['article_id']}{title}", style="bold"))
        console.print(f"  {_one_line(article['because'])}")
        for delivery in article["deliveries"]:
            console.print(f"  arrived {delivery['first_seen_at']} as {_one_line(delivery['source_uri'])}")
        if article["in_release"]:
            console.print(f"  in release {article['release_id']}")
            if article["rows"]:
                console.print("  " + ", ".join(f"{count} {name}" for name, count in article["rows"].items()))
        for issue in article["issues"]:
            where = f" at {issue['raw_start']}" if issue["raw_start"] is not None else ""
            console.print(f"  issue {issue['stage']}/{issue['reason']}{where}: {_one_line(issue['detail'])}")
    for row in told["quarantine"]:
        console.print(Text(f"quarantined {_one_line(row['source_uri'])}", style="bold"))
        console.print(
            f"  {row['seen_at']}: {row['reason']} ({_one_line(row['detail'])}). The file lies where it lay; nothing was lost."
        )


def _age(seconds: int) -> str:
    for unit, length in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}"
    return f"{max(0, seconds)} seconds"


if __name__ == "__main__":
    main()
