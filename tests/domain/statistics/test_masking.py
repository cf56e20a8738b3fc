"""No hidden count can be worked out: a solver attacks what is published, cell by cell and over whole reports."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.statistics.attack import Unknowns, bounds
from tests.domain.statistics.lives import QUARTER, contents, figures_of, real_plan
from vifdesk.domain.register.shape import Content
from vifdesk.domain.statistics.as_json import report_json
from vifdesk.domain.statistics.masking import hidden_cells
from vifdesk.domain.statistics.plan import Fraction, Group, Quantile
from vifdesk.domain.statistics.report import WideReport

THRESHOLD = 5


@st.composite
def forests(draw: st.DrawFn) -> tuple[dict[str, int], list[Group]]:
    """Counts that hang together: small leaves, totals that are their sums and sometimes a rest, up to three levels deep."""
    counts: dict[str, int] = {}
    groups: list[Group] = []
    small = st.integers(0, 12)

    def grow(name: str, depth: int) -> int:
        parts = draw(st.integers(0, 4)) if depth else 0
        if not parts:
            counts[name] = draw(small)
            return counts[name]
        names = [f"{name}.{rank}" for rank in range(parts)]
        rest = draw(st.sampled_from((0, 0, 1, 4, 5, 9)))
        counts[name] = sum(grow(part, depth - 1) for part in names) + rest
        groups.append(Group(name, tuple(names)))
        if draw(st.booleans()):  # a share of the same total
            counts[f"{name}/"] = draw(st.integers(0, counts[name]))
            groups.append(Group(name, (f"{name}/",)))
        return counts[name]

    grow("a", 3)
    return counts, groups


@settings(max_examples=200, deadline=None)
@given(forests(), st.integers(5, 8))
def test_no_hidden_cell_of_a_forest_can_be_bounded(
    forest: tuple[dict[str, int], list[Group]], threshold: int
) -> None:
    """From 0 to at least the threshold: one cannot tell a hidden count, nor whether it is a small one."""
    counts, groups = forest
    hidden = hidden_cells(counts, counts, groups, threshold)
    assert {cell for cell, value in counts.items() if value < threshold} <= hidden
    known = Unknowns()
    for rank, group in enumerate(groups):
        known.add(group.total, (*group.parts, f"rest {rank}"))
    for cell, value in counts.items():
        known.low.setdefault(cell, 0)
        known.high.setdefault(cell, 10**6)
        if cell not in hidden:
            known.know(cell, value)
    known.narrow()
    for cell in hidden:
        assert known.low[cell] == 0
        assert known.high[cell] >= threshold, cell
    for rank, group in enumerate(groups):
        low, high = known.low[f"rest {rank}"], known.high[f"rest {rank}"]
        assert low != high or low == 0 or low >= threshold, f"what is left of {group.total} is told"


def test_the_attacker_knows_how_to_subtract() -> None:
    """An attacker that finds nothing would prove nothing: with a naive mask, this one finds the count."""
    counts = {"a": 20, "a.0": 17, "a.1": 3}
    known = Unknowns()
    known.add("a", ("a.0", "a.1"))
    known.know("a", 20)
    known.know("a.0", 17)
    known.narrow()
    assert (known.low["a.1"], known.high["a.1"]) == (3, 3)
    assert hidden_cells(counts, counts, [Group("a", ("a.0", "a.1"))], THRESHOLD) == {"a.0", "a.1"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=2, max_size=4), st.integers(0, 6))
def test_bounds_agree_with_trying_every_number(parts: list[int], rest: int) -> None:
    """Every value that satisfies what is published, tried one by one: a hidden part has values on both sides of the threshold."""
    names = [f"a.{rank}" for rank in range(len(parts))]
    counts = {"a": sum(parts) + rest, **dict(zip(names, parts, strict=True))}
    hidden = hidden_cells(counts, counts, [Group("a", tuple(names))], THRESHOLD)
    if "a" in hidden:
        assert hidden == set(counts)
        return
    secret = [name for name in names if name in hidden]
    left = counts["a"] - sum(counts[name] for name in names if name not in hidden)
    seen: dict[str, set[int]] = {name: set() for name in secret}
    for values in product(range(left + 1), repeat=len(secret)):
        if sum(values) <= left:
            for name, value in zip(secret, values, strict=True):
                seen[name].add(value)
    assert all({0, THRESHOLD} <= values for values in seen.values())


# --------------------------------------------------------------------------------------------------- whole reports

_MANY = 6
"""Each dossier stands so many times: registers in which some counts pass the threshold and others do not."""


@st.composite
def registers(draw: st.DrawFn) -> list[Content]:
    """Few lives, each lived by several people."""
    lives = draw(st.lists(contents(), min_size=1, max_size=5))
    return [life for life in lives for _ in range(draw(st.integers(1, _MANY)))]


def partitions() -> list[tuple[str, tuple[str, ...]]]:
    """What the attacker knows of how counts hang together, shares and medians included."""
    plan = real_plan()
    known = [(group.total, group.parts) for group in plan.groups]
    for planned in (one for section in plan.sections for one in section.figures):
        match planned.recipe:
            case Fraction(numerator, denominator):
                known.append((f"numerateur:{planned.words.id}", (numerator,)))
                known.append((numerator, (f"numerateur:{planned.words.id}",)))
                known.append((f"denominateur:{planned.words.id}", (denominator,)))
                known.append((denominator, (f"denominateur:{planned.words.id}",)))
            case Quantile(cell, _):
                known.append((f"cas:{cell}", (cell,)))
                known.append((cell, (f"cas:{cell}",)))
    return known


@pytest.mark.slow
@pytest.mark.parametrize("exact", [False, True])
@settings(max_examples=25, deadline=None)
@given(register=registers())
def test_no_count_of_a_wide_report_can_be_worked_out(register: list[Content], exact: bool) -> None:
    """Over totals, parts, shares, medians, variations and both periods, each masked count may be 0, and may be 5."""
    published = report_json(WideReport(figures_of(register, threshold=THRESHOLD)))
    open_figures = {figure.id: figure for figure in figures_of(register)}
    for name, (low, high) in bounds(published, partitions(), exact=exact).items():
        assert low < THRESHOLD <= high, name
    for one in published["indicateurs"]:  # type: ignore[attr-defined]
        if one["unite"] == "nombre" and not one["masque"]:
            assert one["valeur"] == open_figures[one["id"]].now.value >= THRESHOLD  # type: ignore[operator]


@settings(max_examples=20, deadline=None)
@given(registers())
def test_nothing_is_masked_for_the_copil_and_what_is_shown_to_partners_is_the_same(
    register: list[Content],
) -> None:
    """The two documents are one set of figures: the wide one only leaves out."""
    wide = {figure.id: figure for figure in figures_of(register, threshold=THRESHOLD)}
    for figure in figures_of(register):
        assert not figure.now.masked
        assert not figure.before.masked
        other = wide[figure.id]
        assert other.now.masked or other.now == figure.now
        assert other.before.masked or other.before == figure.before


def test_the_worst_delay_is_one_persons() -> None:
    """In a wide report the longest delay is hidden however many there are; the median is not."""
    lives: list[Content] = [
        {
            "evenements": [
                {"type": "tgd_demande", "le": "2026-04-01"},
                {"type": "tgd_decide", "le": f"2026-04-{2 + rank:02}"},
            ]
        }
        for rank in range(9)
    ]
    figures = figures_of(lives, threshold=THRESHOLD)
    assert figures.figure("tgd_delai_demande_decision_pire").now.masked
    assert figures.figure("tgd_delai_demande_decision_mediane").now.value == 5
    assert figures_of(lives).figure("tgd_delai_demande_decision_pire").now.value == 9
    assert QUARTER.title == "deuxième trimestre 2026"
