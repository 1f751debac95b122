"""How long paper takes: the two pages beside WeasyPrint with the same words, and the course chart's JSON.

Run with `--benchmark-enable`. WeasyPrint needs Debian's libpango-1.0-0, libpangoft2-1.0-0 and
libharfbuzz-subset0; where they are missing its part is skipped.
"""

import html
import json
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.carried_kinds import carried_kind
from tests.support.courses import hilly_marathon
from tests.support.printed import printed
from tools.domain.race import UnitSystem
from tools.formats import band_pdf, lock_screen_png, plan_pdf
from tools.formats.carried import Carried
from ui.charts import course_chart

TIMES_FASTER = 5.0
MOST_PDF_MS = 40.0
MOST_CHART_MS = 3.0


@pytest.mark.benchmark(group="carrying")
def test_two_pages_beside_weasyprint(benchmark: BenchmarkFixture) -> None:
    carried = carried_kind("run")
    assert len(printed(benchmark(plan_pdf.written, carried)).pages) == 2
    if benchmark.disabled:
        return
    try:
        import weasyprint
    except (ImportError, OSError) as missing:
        pytest.skip(f"WeasyPrint or its pango is missing: {missing}")
    page = as_html(carried)
    ours_ms = 1e3 * cpu_s(lambda: plan_pdf.written(carried), rounds=9)
    theirs_ms = 1e3 * cpu_s(lambda: weasyprint.HTML(string=page).write_pdf(), rounds=5)
    benchmark.extra_info |= {"cpu_ms": round(ours_ms, 1), "weasyprint_cpu_ms": round(theirs_ms, 1)}
    assert theirs_ms >= TIMES_FASTER * ours_ms
    assert ours_ms < MOST_PDF_MS


@pytest.mark.benchmark(group="carrying")
@pytest.mark.parametrize("kind", ["ride", "ultra", "no heights"])
def test_long_races(benchmark: BenchmarkFixture, kind: str) -> None:
    carried = carried_kind(kind)
    benchmark(plan_pdf.written, carried)
    record_cpu(benchmark, lambda: plan_pdf.written(carried))


@pytest.mark.benchmark(group="carrying")
def test_band(benchmark: BenchmarkFixture) -> None:
    carried = carried_kind("run")
    benchmark(band_pdf.written, carried)
    record_cpu(benchmark, lambda: band_pdf.written(carried))


@pytest.mark.benchmark(group="carrying")
def test_lock_screen(benchmark: BenchmarkFixture) -> None:
    carried = carried_kind("run")
    benchmark(lock_screen_png.written, carried)
    record_cpu(benchmark, lambda: lock_screen_png.written(carried))


@pytest.mark.benchmark(group="carrying")
def test_chart_json(benchmark: BenchmarkFixture) -> None:
    course, strategy = hilly_marathon(), carried_kind("run").strategy

    def work() -> str:
        return json.dumps(course_chart(course, UnitSystem.METRIC, strategy))

    assert len(benchmark(work)) < 30_000
    record_cpu(benchmark, work)
    if not benchmark.disabled:
        assert benchmark.extra_info["cpu_ms"] < MOST_CHART_MS


def record_cpu(benchmark: BenchmarkFixture, work: Callable[[], object]) -> None:
    if not benchmark.disabled:
        benchmark.extra_info["cpu_ms"] = round(1e3 * cpu_s(work, rounds=15), 2)


def as_html(carried: Carried) -> str:
    """Return a document with the same words, tables and profile, as one would write it for WeasyPrint."""
    plan, course = carried.plan, carried.course
    heights = course.elevation_m[:: max(1, len(course.elevation_m) // 360)]
    points = " ".join(f"{500 * i / len(heights):.1f},{180 - height:.1f}" for i, height in enumerate(heights))
    facts = table([[value, name] for name, value in plan.facts])
    moments = table([[each.place, each.elapsed, each.clock_time or "", each.text] for each in plan.moments])
    splits = table(
        [
            [
                row.place,
                row.target,
                row.split,
                row.elapsed,
                row.clock_time or "",
                row.grade,
                ", ".join(row.fuel),
            ]
            for row in plan.rows
        ]
    )
    said = "".join(f"<li>{html.escape(words)}</li>" for words in (*plan.checklist, *plan.notes))
    return (
        "<style>@page{size:A4;margin:13mm} td{font:9pt sans-serif;text-align:right}</style>"
        f"<h1>{html.escape(plan.title)}</h1><p>{plan.when}</p>{facts}"
        f"<svg viewBox='0 0 500 200'><polyline points='{points}' fill='none' stroke='black'/></svg>"
        f"{moments}<div style='break-before:page'></div>{splits}<ul>{said}</ul>"
    )


def table(rows: list[list[str]]) -> str:
    """Return rows as an HTML table."""
    cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
