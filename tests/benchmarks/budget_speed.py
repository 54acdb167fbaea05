"""How long a whole recalculation of a large plan takes: figures only, no pass or fail by the clock.

    python tests/benchmarks/budget_speed.py

Twenty products, twenty-five positions with wage supports, forty overheads: the base scenario, the same
with key figures and warnings, and all scenarios. Best and middle of many runs, in milliseconds, beside a
loop of known size that tells how fast the machine is just now.

Beside it, where an office program is installed: how long it takes to open the exported workbook, work out
every formula anew and save it, less what it takes with an empty workbook (its own start).
"""

from __future__ import annotations

import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from recalculation import office_program, recalculate  # noqa: E402
from xlsxwriter.workbook import Workbook  # noqa: E402

from asf_starter.core.assessment import assess  # noqa: E402
from asf_starter.core.economy.budget import Budget, compute_budget  # noqa: E402
from asf_starter.core.economy.inputs import (  # noqa: E402
    BudgetInputs,
    Contribution,
    Grant,
    Loan,
    Overhead,
    Part,
    Position,
    Product,
    Purchase,
    Support,
)
from asf_starter.core.economy.rates import RateFile, Rates, gather  # noqa: E402
from asf_starter.core.economy.scenarios import compute_scenarios, sensitivity  # noqa: E402
from asf_starter.core.interview.values import Month  # noqa: E402
from asf_starter.core.plan import Plan  # noqa: E402
from asf_starter.documents.phrases import phrases_of  # noqa: E402
from asf_starter.documents.xlsx import write_xlsx  # noqa: E402
from asf_starter.look_files import load_look  # noqa: E402
from asf_starter.storage.handbook_files import load_handbook  # noqa: E402
from asf_starter.storage.strict import Reader  # noqa: E402

PRODUCTS, POSITIONS, OVERHEADS = 20, 25, 40
RUNS = 40
OFFICE_RUNS = 3
DAY = date(2026, 11, 23)
D = Decimal


@dataclass(frozen=True)
class Timing:
    """Milliseconds of processor time."""

    best: float
    middle: float


def read_rates() -> Rates:
    """The rates of the handbook."""
    reader = Reader()
    files = []
    for path in sorted((ROOT / "resources" / "rates").glob("*.toml")):
        tree = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        files.append(reader.read(RateFile, tree, path.stem))
    return gather(file for file in files if file)


def large_plan() -> BudgetInputs:
    """A plan of the size that the engine is measured by."""
    season = tuple(D(n) for n in ("0.8", "0.9", "1", "1", "1.1", "1.2", "0.6", "1", "1", "1.1", "1.2", "1.1"))
    halves = (Part(D(50), 1), Part(D(50), 2))
    products = tuple(
        Product(
            f"p{n}",
            f"Product {n}",
            price=D("129.50"),
            price_includes_vat=bool(n % 3),
            vat=("standard", "food", "restaurant_catering", "exempt")[n % 4],
            volume=D("120.5"),
            season=season,
            ramp_months=6,
            growth=D("4.5"),
            direct_cost_share=D("32.5"),
            direct_cost_per_unit=D("3.20") if n % 3 == 0 else D(0),
            direct_cost_lag=1,
            card_fee=D("1.5") if n % 4 == 0 else D(0),
            payment=halves if n % 2 else (Part(D(100), 0),),
        )
        for n in range(PRODUCTS)
    )
    positions = tuple(
        Position(
            f"a{n}",
            f"Position {n}",
            wages=(D(26000), D(26780), D(27583)),
            share=D(75),
            fee="youth" if n % 3 == 0 else "ordinary",
            holiday="supplement" if n % 2 else "paid_with_wage",
            holiday_percent=D(12),
            pension=D("4.5"),
            insurance=D("0.6"),
            wage_tax=D(24),
        )
        for n in range(POSITIONS)
    )
    kinds = ("lonebidrag", "introduktionsjobb", "nystartsjobb")
    supports = tuple(
        Support(f"s{n}", f"Position {n}", f"a{n}", kinds[n % 3], share=D(60), multiple=D("2.5"), end=23)  # type: ignore[arg-type]
        for n in range(POSITIONS)
    )
    overheads = tuple(
        Overhead(f"o{n}", f"Overhead {n}", amount=D(2500), increase=D(2), in_advance=n % 10 == 0, lag=1)
        for n in range(OVERHEADS)
    )
    return BudgetInputs(
        Month(2027, 3),
        products=products,
        positions=positions,
        supports=supports,
        overheads=overheads,
        investments=(Purchase("i", "Oven", amount=D(150_000), years=5),),
        loans=(Loan("l", "Loan", amount=D(250_000), interest=D("6.5"), term=60, grace=6, fee=D(1500)),),
        contributions=(Contribution("c", "Members", amount=D(100_000)),),
        grants=(Grant("g", "Grant", amount=D(360_000), start=0, end=11, monthly_lag=2),),
    )


def measure(work: Callable[[], object]) -> Timing:
    """Best and middle of many runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    times.sort()
    return Timing(times[0], times[RUNS // 2])


def everything(inputs: BudgetInputs, rates: Rates) -> Budget:
    """A budget with all that the window shows of it."""
    budget = compute_budget(inputs, rates)
    _ = budget.key_figures, budget.start, budget.surplus, budget.cliffs, budget.warnings, budget.rates_used
    return budget


def export(budget: Budget, path: Path) -> None:
    """The workbook of a budget."""
    handbook = load_handbook(ROOT / "resources")
    assessment = assess(handbook, Plan(id="large"), DAY)
    assessment.__dict__["budget"] = budget
    words = phrases_of(handbook)
    path.write_bytes(write_xlsx(assessment, words, load_look(ROOT / "resources"), day=DAY))


def office_seconds(path: Path) -> Sequence[float]:
    """The seconds in which an office program recalculates a workbook, the quickest first."""
    times = []
    for _ in range(OFFICE_RUNS):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            recalculate([path], Path(folder))
            times.append(time.perf_counter() - start)
    return sorted(times)


def compare_with_office(budget: Budget) -> None:
    """Prints how long an office program needs for the same budget."""
    if office_program() is None:
        print("no office program here to compare with")
        return
    with tempfile.TemporaryDirectory() as folder:
        empty, full = Path(folder) / "empty.xlsx", Path(folder) / "budget.xlsx"
        with Workbook(empty) as book:
            book.add_worksheet()
        export(budget, full)
        start, whole = office_seconds(empty), office_seconds(full)
    milliseconds = (whole[0] - start[0]) * 1000
    print(f"{'office program, the exported workbook':42} {milliseconds:8.0f} {'':8} ms", end=" ")
    print(f"({whole[0]:.1f} s with its start, {start[0]:.1f} s without a budget)")


def main() -> None:
    """Prints the figures."""
    rates, inputs = read_rates(), large_plan()
    base = compute_budget(inputs, rates)
    print(f"{PRODUCTS} products, {POSITIONS} positions with supports, {OVERHEADS} overheads,", end=" ")
    print(f"{len(base.lines)} lines")
    row = list(range(100_000, 100_036))
    loop = measure(lambda: [[(2 * amount * 39900 + 1000) // 2000 for amount in row] for _ in range(1000)])
    print(f"{'calibration: 36 000 roundings':42} {loop.best:8.1f} {loop.middle:8.1f} ms")
    for name, work in (
        ("base scenario", lambda: compute_budget(inputs, rates)),
        ("base with key figures and warnings", lambda: everything(inputs, rates)),
        ("all six scenarios", lambda: compute_scenarios(inputs, rates)),
        ("seven sensitivities", lambda: sensitivity(base)),
    ):
        timing = measure(work)
        print(f"{name:42} {timing.best:8.1f} {timing.middle:8.1f} ms")
    compare_with_office(base)


if __name__ == "__main__":
    main()
