"""Writes what was measured to `benchmarks/RESULTS.md`, with day, machine and data."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("RESULTS.md")
MATCHING = "Matching"
MATCHING_LIMITS = "Matching with limits"
MATCHING_GROWTH = "Matching as the pool grows"
PAGES = "Pages"
BOARD = "The board of the meeting"
CONTROLS = "Controls"
TRACE = "Trace"
IMPORT = "A file of dwellings"
BOSTOETTE = "Bostøtte"
SEARCH, SEARCH_MILLION = "Search", "Search among a million"
GROWTH = "Pages as the municipality grows"
USERS = "Fifty users at once"
PAGES_MILLION = "Pages among a million"


def machine() -> str:
    """Processor count, model, Python: what a number has to be read with."""
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{os.cpu_count()} cores ({model}), {platform.system()}, Python {platform.python_version()}"


def pages_section(rows: Sequence[Mapping[str, Any]], data: str, server: str, repeats: int) -> str:
    """The pages as a table; times in milliseconds."""
    lines = [
        f"Data: {data}. {server}. Up to {repeats} requests each, fewer of a slow page and never under five, "
        "one at a time, with Django's test client. "
        "Statements are counted on all connections but sessions, set_config, trace and transaction control. "
        "Connected as the program runs, with its own database roles, and so behind row-level security. "
        "«Database» is the time of all those statements as the page sends them, the median. "
        "«SQL» is the page's slowest statement alone; the ratio is page to SQL at the median. "
        f"{_within(rows)}",
        "",
        "| Page | Status | Statements | p50 ms | p95 ms | SQL p50 ms | SQL p95 ms | Ratio | Database ms |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        lines.append(
            f"| {row['page']} | {row['status']} | {row['statements']} | {row['p50']:.1f} | {row['p95']:.1f} "
            f"| {row['sql_p50']:.2f} | {row['sql_p95']:.2f} | {row['ratio']:.1f} | {row['database']:.1f} |"
        )
    return "\n".join(lines)


def _within(rows: Sequence[Mapping[str, Any]]) -> str:
    quick, few = (sum(row[name] <= most for row in rows) for name, most in (("p95", 200), ("database", 25)))
    most = max(row["statements"] for row in rows)
    return (
        f"{quick} of {len(rows)} pages have a p95 within 200 ms, {few} a database part within 25 ms; the "
        f"most statements are {most}."
    )


def users_section(rows: Sequence[Mapping[str, Any]], mix: str, data: str, server: str) -> str:
    """Fifty at once, in each way of working."""
    lines = [
        f"Data: {data}. {server}. Fifty people, each with a session of their own, over HTTP "
        "against gunicorn as the demonstration starts it (two processes of four threads), behind row-level "
        f"security; all on the one machine. Pages are drawn by lot: {mix}. Times are what the fifty waited.",
        "",
        "| Each opens | Pages | A second | p50 ms | p95 ms | Worst ms | Not 200 | Slowest | its p50 ms |",
        "|---|---:|---:|---:|---:|---:|---:|---|---:|",
    ]
    for row in rows:
        lines.append(
            f"| {row['name']} | {row['requests']} | {row['per_second']:.1f} | {row['p50']:.0f} "
            f"| {row['p95']:.0f} | {row['worst']:.0f} | {row['failed']} | {row['slowest']} "
            f"| {row['slowest_p50']:.0f} |"
        )
    return "\n".join(lines)


def board_section(found: Mapping[str, Any], data: str, server: str) -> str:
    """A change on the board of the meeting, from the click to the stored proposal."""
    lines = [
        f"Data: {data}. {server}. The next meeting of the office, {found['households']} households with a "
        "proposal. Each is forbidden its dwelling and allowed it again, through the pages with Django's test "
        "client; everything is solved again with all reasons, checked and stored. Behind row-level security.",
        "",
        "| What is sent | Times | p50 ms | p95 ms |",
        "|---|---:|---:|---:|",
    ]
    lines += [
        f"| {row['what']} | {row['times']} | {row['p50']:.1f} | {row['p95']:.1f} |" for row in found["rows"]
    ]
    return "\n".join(lines)


def matching_section(rows: Sequence[Mapping[str, Any]], seed: int) -> str:
    """Our matching beside OR-tools on the same pools."""
    lines = [
        f"Who is housed, in the strict order. Pools drawn from seed {seed}. Median processor seconds; the "
        "ratio is OR-tools' min-cost flow to ours; equal means the same number housed in every class. "
        "Lists of dwellings and arrays are made before the clock starts, for both.",
        "",
        "| Pool | Households | Dwellings | Pairs | Ours s | OR-tools s | Ratio | Housed by class | Equal |",
        "|---|---:|---:|---:|---:|---:|---:|---|---|",
    ]
    for row in rows:
        housed = ", ".join(str(count) for count in row["tiers_ours"])
        lines.append(
            f"| {row['instance']} | {row['households']} | {row['dwellings']} | {row['pairs']} "
            f"| {row['seconds_ours']:.5f} | {row['seconds_ortools']:.5f} | {row['ratio']:.1f} | {housed} "
            f"| {'yes' if row['tiers_equal'] else 'NO'} |"
        )
    return "\n".join(lines)


def matching_limits_section(row: Mapping[str, Any], seed: int) -> str:
    """All municipalities with limits in every building, beside sequential-tier linear programs."""
    rows = (
        ("sequential-tier linear programs in HiGHS, pool by pool", row["theirs"], row["largest_theirs"]),
        ("ours: proposal and certificate", row["ours"], row["largest_ours"]),
        ("ours: with the reason of every household left out", row["explained"], None),
    )
    lines = [
        f"{row['pools']} municipalities with households and dwellings, 25 000 × 6 000 in all, seed {seed}; "
        f"limits bind in {row['bound']}. Processor seconds. Counts in every class and misfit equal in every "
        f"pool: {'yes' if row['equal'] else 'NO'}{_but_for(row['stopped'])}. Every step of ours proved by "
        f"prices in whole numbers: {'yes' if row['proved'] else 'NO, some by search'}. Ratio "
        f"{'at least ' if row['stopped'] else ''}{row['ratio']:.1f}; without the largest pool "
        f"{row['rest']:.1f}. Housed by class: {', '.join(map(str, row['tiers']))}.",
        "",
        "| What | All pools s | Largest pool s |",
        "|---|---:|---:|",
    ]
    for what, seconds, largest in rows:
        lines.append(f"| {what} | {seconds:.2f} | {'' if largest is None else f'{largest:.2f}'} |")
    return "\n".join(lines)


def _but_for(stopped: int) -> str:
    return f", but for {stopped} where the comparison was stopped before it was done" if stopped else ""


def matching_growth_section(
    rows: Sequence[Mapping[str, Any]], boards: Sequence[Mapping[str, Any]], seed: int
) -> str:
    """The general engine by the size of the pool, and a change on a board."""
    lines = [
        f"The general engine, one municipality of each size, no limits, seed {seed}. Processor seconds; the "
        "check reads every pair by name, and is left out where there are more than two million.",
        "",
        "![Processor seconds by the size of the pool](matching_growth.svg)",
        "",
        "| Households | Dwellings | Pairs | Proposal and certificate s | With every reason s | Check s |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        checked = "–" if row["checked"] is None else f"{row['checked']:.4f}"
        lines.append(
            f"| {row['households']} | {row['dwellings']} | {row['pairs']} | {row['proposal']:.4f} "
            f"| {row['explained']:.4f} | {checked} |"
        )
    lines += [
        "",
        "A board of 60 × 20, one proposed pair forbidden at a time, everything solved again with all reasons "
        "and checked; processor milliseconds.",
        "",
        "| Limits in every building | Changes | A limit binds in | p50 ms | p95 ms | p95 ms, solving |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for row in boards:
        lines.append(
            f"| {'yes' if row['limited'] else 'no'} | {row['changes']} | {row['bound']} | {row['p50']:.1f} "
            f"| {row['p95']:.1f} | {row['solve_p95']:.1f} |"
        )
    return "\n".join(lines)


def controls_section(rows: Sequence[Mapping[str, Any]], data: str, server: str, repeats: int) -> str:
    """Two pages with everything on, and with each control replaced by a null version."""
    lines = [
        f"Data: {data}. {server}. Connected as the program runs, with its own database roles, and so "
        f"behind row-level security. {repeats} requests of each kind, in turn, with Django's test client; "
        "the median. "
        "What a control costs is the median of the differences round by round: below nothing means that the "
        "page was no quicker without it. Statements are all but transaction control.",
        "",
        "| Page | Without | Statements | ms | Costs statements | Costs ms | Costs % |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        costs = (
            f"{row['costs_statements']} | {row['costs_ms']:.1f} | {row['part']:.0f}"
            if row["without"]
            else "| |"
        )
        without = row["without"] or "– (everything on)"
        lines.append(f"| {row['page']} | {without} | {row['statements']} | {row['ms']:.1f} | {costs} |")
    return "\n".join(lines)


def trace_section(rows: Sequence[Mapping[str, Any]], server: str) -> str:
    """Writing, sealing and verifying."""
    lines = [
        f"{server}, a database of its own, the program's own roles. Every fourth event is a list of 25 "
        "persons, every fourth a change. «seal» and «verify» are the whole of what `./bf audit` does, "
        "without the start of the program; each once.",
        "",
        "| What | Events | Seconds | µs each |",
        "|---|---:|---:|---:|",
    ]
    for row in rows:
        lines.append(f"| {row['what']} | {row['events']} | {row['seconds']:.2f} | {row['each_us']:.0f} |")
    return "\n".join(lines)


def bostoette_section(rows: Sequence[Mapping[str, Any]], seed: int, repeats: int) -> str:
    """The rule over arrays beside OpenFisca-Core, and one household with its steps."""
    lines = [
        f"Households drawn from seed {seed}. Processor time, the median of {repeats} turns; a ratio is "
        "OpenFisca's time to ours in the same turn, first with its arrays put in, then calculation alone. "
        "Ours reads the arrays as they are, in whole øre.",
        "",
        "| What | Households | ms | Ratio | Ratio, calculation alone | Answers |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        both, alone = [f"{ratio:.1f}" for ratio in row["ratios"]] or ["", ""]
        lines.append(
            f"| {row['what']} | {row['households']} | {row['ms']:.2f} | {both} | {alone} | {row['said']} |"
        )
    return "\n".join(lines)


def import_section(rows: Sequence[Mapping[str, Any]], server: str) -> str:
    """A file of dwellings in and out, beside the same in SQL; the ratio is to the line named."""
    seconds = {row["what"]: row["seconds"] for row in reversed(rows)}
    lines = [
        f"{server}, a database of its own, the program's own roles, history triggers on. One row of each "
        "file is wrong. COPY goes into a temporary table without history, and the checks only count; the "
        "line under it also stores buildings, dwellings and status lines with history, which is what an "
        "import is, and is let go again, as is what django-import-export stores. That library is given the "
        "buildings, works out no differences, and stores no status lines. Memory is what the process held at "
        "most, above what it held before the step. Each once.",
        "",
        "| What | Rows | Seconds | Times | Beside | MB |",
        "|---|---:|---:|---:|---|---:|",
    ]
    for row in rows:
        ratio = row["seconds"] / seconds[row["beside"]]
        beside = "" if row["beside"] == row["what"] else row["beside"]
        lines.append(
            f"| {row['what']} | {row['rows']} | {row['seconds']:.2f} | {ratio:.1f} | {beside} "
            f"| {row['memory']:.0f} |"
        )
    return "\n".join(lines)


def search_section(rows: Sequence[Mapping[str, Any]], data: str, server: str, repeats: int) -> str:
    """The search page, a line for each text and reader."""
    slowest = max(row["p95"] for row in rows)
    most = max(row["statements"] for row in rows)
    lines = [
        f"Data: {data}. {server}. Connected as the program runs, with its own database roles, and so behind "
        f"row-level security. {repeats} requests of each text, in turn, with Django's test client. "
        "Statements are counted as for pages. "
        f"The slowest line has a p95 of {slowest:.1f} ms; the most statements are {most}.",
        "",
        "| Reader | What | Text | Hits | Statements | p50 ms | p95 ms |",
        "|---|---|---|---:|---:|---:|---:|",
    ]
    for row in rows:
        lines.append(
            f"| {row['reader']} | {row['kind']} | {row['text']} | {row['hits']} | {row['statements']} "
            f"| {row['p50']:.1f} | {row['p95']:.1f} |"
        )
    return "\n".join(lines)


def write(sections: Mapping[str, str], on: date) -> None:
    """Write the sections that were measured; one not measured now stays as it was, with its own day."""
    kept = kept_sections()
    for name, body in sections.items():
        kept[name] = f"Measured {on.isoformat()} on {machine()}.\n\n{body}"
    parts = ["# Results of the benchmarks", "", "Written by `./bf bench`. Do not edit by hand."]
    for name in sorted(kept):
        parts += ["", f"## {name}", "", kept[name].strip()]
    FILE.write_text("\n".join(parts) + "\n", encoding="utf-8")


def kept_sections() -> dict[str, str]:
    """What stands there, by name."""
    if not FILE.exists():
        return {}
    found: dict[str, str] = {}
    for part in FILE.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, body = part.partition("\n")
        found[name.strip()] = body.strip()
    return found
