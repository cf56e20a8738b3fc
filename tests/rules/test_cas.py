"""Worked cases that a jurist can read: every `*_cas.toml` of this folder, put to the rules of resources/.

A case says the situation (`faits`, or `comme` another case with what changes) and what must come out (`attendu`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest

from tests.rules.situations import book, evaluated, measure, values
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.wizard.evaluation import Deadline, Evaluation

Section = dict[str, object]


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case; `faits` are complete, those of the case it resembles included."""

    id: str
    note: str
    dispositif: str
    territoire: Territory
    le: date
    faits: Section
    attendu: Section

    def result(self) -> Evaluation:
        return evaluated(self.dispositif, self.faits, le=self.le, territoire=self.territoire)


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file, in its order; `comme` names an earlier one of the same file."""
    raw = cast("list[Section]", tomllib.loads(path.read_text("utf-8"))["cas"])
    seen: dict[str, Section] = {}
    for entry in raw:
        faits = (
            {**seen[str(entry["comme"])], **_section(entry, "faits")}
            if "comme" in entry
            else _section(entry, "faits")
        )
        for dropped in cast("list[str]", entry.get("sans", [])):
            del faits[dropped]
        seen[str(entry["id"])] = faits
        yield Case(
            id=str(entry["id"]),
            note=str(entry["note"]),
            dispositif=str(entry["dispositif"]),
            territoire=Territory(str(entry.get("territoire", "metropole"))),
            le=cast("date", entry["le"]),
            faits=faits,
            attendu=_section(entry, "attendu"),
        )


def _section(entry: Section, name: str) -> Section:
    return cast("Section", entry.get(name, {}))


CASES = tuple(case for path in sorted(Path(__file__).parent.glob("*_cas.toml")) for case in read_cases(path))
MEASURES = sorted({case.dispositif for case in CASES})
KEYS = {
    "regime", "conclusions", "conclusions_absentes", "motif", "regle", "faits_manquants", "avertissements",
    "avertissements_absents", "actions", "actions_absentes", "echeances", "echeances_absentes",
}  # fmt: skip


def discrepancies(case: Case, result: Evaluation) -> Iterator[str]:
    """Where the result is not what the case expects, in words."""
    unknown = set(case.attendu) - KEYS
    if unknown:
        yield f"the case expects what no result has: {sorted(unknown)}"
    yield from _plain(case, result)
    yield from _lists(case, result)
    deadlines = {deadline.id: deadline for deadline in result.deadlines}
    for name, expected in cast("dict[str, Section]", case.attendu.get("echeances", {})).items():
        yield from _deadline(name, expected, deadlines.get(name))
    for name in _names(case, "echeances_absentes"):
        if name in deadlines and deadlines[name].end is not None:
            yield f"{name} is dated: {deadlines[name].end}"


def _plain(case: Case, result: Evaluation) -> Iterator[str]:
    given: dict[str, set[object]] = {
        "regime": {result.regime.id if result.regime else None},
        "motif": {concluded.motif for concluded in result.conclusions},
        "regle": {concluded.rule for concluded in result.conclusions},
    }
    for key, found in given.items():
        if key in case.attendu and case.attendu[key] not in found:
            yield f"{key}: {found}, not {case.attendu[key]}"
    if "faits_manquants" in case.attendu and set(_names(case, "faits_manquants")) != set(result.missing):
        yield f"faits_manquants: {result.missing}"


def _lists(case: Case, result: Evaluation) -> Iterator[str]:
    """What must be there, what must not; a measure of one table has exactly one conclusion."""
    concluded = [c.id for c in result.conclusions]
    if len(measure(case.dispositif).tables) == 1 and concluded != _names(case, "conclusions"):
        yield f"conclusions: {concluded}"
    shown = {
        "conclusions": set(concluded),
        "avertissements": {warning.id for warning in result.warnings},
        "actions": {action.id for action in result.actions},
    }
    for key, absent in (
        ("conclusions", "conclusions_absentes"), ("avertissements", "avertissements_absents"), ("actions", "actions_absentes"),
    ):  # fmt: skip
        missing = [name for name in _names(case, key) if name not in shown[key]]
        unwanted = [name for name in _names(case, absent) if name in shown[key]]
        if missing or unwanted:
            yield f"{key}: missing {missing}, unwanted {unwanted}; shown {sorted(shown[key])}"


def _names(case: Case, key: str) -> list[str]:
    return cast("list[str]", case.attendu.get(key, []))


def _deadline(name: str, expected: Section, found: Deadline | None) -> Iterator[str]:
    if found is None:
        yield f"{name}: no such deadline"
        return
    given = {
        "nature": found.nature.value, "statut": found.status.value, "depart": found.start, "terme_brut": found.raw_end,
        "terme": found.end, "prudent": found.prudent, "veille": found.veille, "en_attente_de": found.waiting_for,
    }  # fmt: skip
    for key, value in expected.items():
        if given[key] != value:
            yield f"{name}.{key}: {given[key]}, not {value}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_worked_case_gives_what_it_says(case: Case) -> None:
    """Conclusion, ground, rule, deadlines, actions and warnings are those written beside the facts."""
    assert list(discrepancies(case, case.result())) == [], case.note


def test_every_measure_has_worked_cases() -> None:
    """No measure of resources/ goes without cases of its own."""
    assert sorted(book().measure_ids()) == MEASURES


def test_no_two_cases_share_an_identifier() -> None:
    """A case is named once."""
    ids = [case.id for case in CASES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("dispositif", MEASURES)
def test_every_rule_is_met_by_a_worked_case(dispositif: str) -> None:
    """Each row of each table answers at least one case."""
    rows = {row.id for table in measure(dispositif).measure.tables for row in table.rows if row.conclusion}
    met = {c.row for case in CASES if case.dispositif == dispositif for c in case.result().conclusions}
    assert rows - met == set()


@pytest.mark.parametrize("dispositif", MEASURES)
def test_the_day_before_and_the_day_of_each_change_of_law_are_worked_cases(dispositif: str) -> None:
    """A version's first day and its eve both stand among the cases."""
    rules = measure(dispositif).measure
    cases = [case for case in CASES if case.dispositif == dispositif]
    days = {values(dispositif, case.faits).get(rules.regime_fact) for case in cases}
    changes = [regime.since for regime in rules.regimes if regime.since]
    assert changes
    assert [
        day for change in changes for day in (change - timedelta(days=1), change) if day not in days
    ] == []
