"""How the general engine grows, and what a change on the board costs.

    python -m benchmarks.matching_growth

Growth: one municipality of each size, so that every household may meet every dwelling; no limits. Board: a
pool like Drammen's, again and again with one proposed pair forbidden; with and without limits in each
building. Both with all reasons and the certificate; the independent check beside it.
"""

import math
import random
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.matching import INSTANCES, SEED, Instance, drawn
from benchmarks.matching_limits import cpu, problem_for
from boligflyt.domain.matching.document import asked_of, document_of
from boligflyt.domain.matching.engine import solve
from boligflyt.domain.matching.reason_checker import check_answer

PICTURE = Path(__file__).with_name("matching_growth.svg")
SIZES = ((60, 20), (200, 60), (750, 200), (3_000, 800), (8_500, 2_200), (25_000, 6_000))
CHECKED_PAIRS = 2_000_000  # the check reads every pair by name; beyond this it is left out
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 420, 70, 150, 20, 40


def grown() -> list[dict[str, Any]]:
    """One row for each size; prints a line for each."""
    rows = []
    for households, dwellings in SIZES:
        districts = 4 if households < 1_000 else 15
        given = drawn(Instance(f"Growth {households}", households, dwellings, 1, districts))
        problem = problem_for(given, given.places[0], random.Random(SEED), limited=False)
        pairs = sum(map(len, problem.rows))
        proposal = min(cpu(partial(solve, problem, explain=False))[0] for _ in range(3))
        explained, answer = cpu(partial(solve, problem))
        checked = None
        if pairs <= CHECKED_PAIRS:
            document = document_of(problem, answer)
            checked, faults = cpu(partial(check_answer, asked_of(problem), document))
            if faults:
                raise RuntimeError(faults[0])
        rows.append({
            "households": households, "dwellings": dwellings, "pairs": pairs, "proposal": proposal,
            "explained": explained, "checked": checked,
        })  # fmt: skip
        print(f"{households:6} × {dwellings:5} {pairs:10} pairs  proposal {proposal:.4f} s  with reasons "
              f"{explained:.4f} s  check {'–' if checked is None else f'{checked:.3f} s'}")  # fmt: skip
    return rows


def board(*, limited: bool) -> dict[str, Any]:
    """Forbid each proposed pair in turn and solve everything again; processor milliseconds."""
    solving, checking, bound = [], [], 0
    for round_number in range(10):
        instance = replace(INSTANCES[0], name=f"Drammen {round_number}")
        given = drawn(instance)
        problem = problem_for(
            given, given.places[0], random.Random(f"{SEED} {round_number}"), limited=limited
        )
        for household, dwelling in solve(problem).dwelling_of.items():
            rows = [dict(row) for row in problem.rows]
            del rows[household][dwelling]
            changed = replace(problem, rows=tuple(rows))
            took, answer = cpu(partial(solve, changed))
            document = document_of(changed, answer)
            checked, faults = cpu(partial(check_answer, asked_of(changed), document))
            if faults:
                raise RuntimeError(faults[0])
            solving.append(took * 1_000)
            checking.append(checked * 1_000)
            bound += any(part.closed_at is None for part in answer.parts)
    both = [one + other for one, other in zip(solving, checking, strict=True)]
    row = {
        "limited": limited, "changes": len(both), "bound": bound, "p50": statistics.median(both),
        "p95": statistics.quantiles(both, n=20)[-1], "solve_p95": statistics.quantiles(solving, n=20)[-1],
    }  # fmt: skip
    print(f"board, limits {limited}: {row['changes']} changes, limits bind in {bound}, solved and checked "
          f"p50 {row['p50']:.2f} ms, p95 {row['p95']:.2f} ms")  # fmt: skip
    return row


def picture(rows: Sequence[Mapping[str, Any]]) -> str:
    """Processor seconds by the number of households, both by powers of ten."""
    first, last = math.log10(rows[0]["households"]), math.log10(rows[-1]["households"])

    def across(households: int) -> float:
        return LEFT + (math.log10(households) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def up(seconds: float) -> float:
        part = (math.log10(max(seconds, 1e-4)) + 4) / 6  # from 0.1 ms to 100 s
        return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)

    parts = []
    for power in range(-4, 3):
        y = up(10.0**power)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.0f}" y2="{y:.0f}" stroke="#ccc"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.0f}" text-anchor="end">{10.0**power:g} s</text>')
    for row in rows:
        said = f"{row['households']} × {row['dwellings']}"
        x = across(row["households"])
        parts.append(f'<text x="{x:.0f}" y="{HEIGHT - 14}" text-anchor="middle">{said}</text>')
    for name, said, colour, lower in (
        ("proposal", "proposal and proof", "#1e5b8f", 13), ("explained", "with every reason", "#b3261e", -5),
        ("checked", "independent check", "#3b7a3b", 4),
    ):  # fmt: skip
        known = [row for row in rows if row[name] is not None]
        points = " ".join(f"{across(row['households']):.0f},{up(row[name]):.0f}" for row in known)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        end = known[-1]
        x, y = across(end["households"]) + 8, up(end[name]) + lower
        parts.append(f'<text x="{x:.0f}" y="{y:.0f}" fill="{colour}">{said}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        'font-size="11"><title>Processor seconds of the matching by the size of the pool</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def run() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Both tables; draws the picture."""
    rows = grown()
    PICTURE.write_text(picture(rows), encoding="utf-8")
    return rows, [board(limited=False), board(limited=True)]


if __name__ == "__main__":
    run()
