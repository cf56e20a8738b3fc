"""A worked case: a situation, and what must come out of the rules. A jurist writes and reads it; the program proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.wizard.evaluation import Deadline, Evaluation

NEANT = "neant"
"""How a case file, whose TOML has no null, writes « there is none »."""

DEADLINE_KEYS = (
    "nature", "statut", "depart", "terme_brut", "terme", "prudent", "veille", "en_attente_de",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out. `None` and empty lists ask for nothing; `missing` None leaves the missing facts free."""

    regime: str | None = None
    motif: str | None = None
    rule: str | None = None
    missing: frozenset[str] | None = None
    conclusions: tuple[str, ...] = ()
    no_conclusions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    no_warnings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    no_actions: tuple[str, ...] = ()
    deadlines: Mapping[str, Mapping[str, object]] | None = None
    no_deadlines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """One worked case. `facts` are complete and as the file writes them; `note` says in a sentence what it shows."""

    id: str
    note: str
    measure: str
    territory: Territory
    as_of: date
    facts: Mapping[str, object]
    expected: Expected


def discrepancies(trial: Trial, result: Evaluation, *, alone: bool) -> Iterator[str]:
    """Where the result is not what the case says, in French; nothing when all agrees.

    `alone`: the measure has one table, hence exactly the conclusions of the case and no other.
    """
    yield from _named(trial.expected, result)
    yield from _lists(trial.expected, result, alone=alone)
    found = {deadline.id: deadline for deadline in result.deadlines}
    for name, wanted in (trial.expected.deadlines or {}).items():
        yield from _deadline(name, wanted, found.get(name))
    for name in trial.expected.no_deadlines:
        if name in found and found[name].end is not None:
            yield f"l’échéance {name} a une date ({found[name].end}) et ne devrait pas en avoir"


def _named(expected: Expected, result: Evaluation) -> Iterator[str]:
    found: tuple[tuple[str, str | None, set[str | None]], ...] = (
        ("version", expected.regime, {result.regime.id if result.regime else None}),
        ("motif", expected.motif, {concluded.motif for concluded in result.conclusions}),
        ("règle", expected.rule, {concluded.rule for concluded in result.conclusions}),
    )
    for name, wanted, given in found:
        if wanted is not None and wanted not in given:
            yield f"{name} : {_listed(given)} au lieu de {wanted}"
    if expected.missing is not None and expected.missing != set(result.missing):
        yield f"faits manquants : {_listed(result.missing)} au lieu de {_listed(expected.missing)}"


def _lists(expected: Expected, result: Evaluation, *, alone: bool) -> Iterator[str]:
    concluded = tuple(one.id for one in result.conclusions)
    if alone and concluded != expected.conclusions:
        yield f"conclusion : {_listed(concluded)} au lieu de {_listed(expected.conclusions)}"
    shown = (
        ("conclusion", set(concluded), expected.conclusions, expected.no_conclusions),
        ("avertissement", {one.id for one in result.warnings}, expected.warnings, expected.no_warnings),
        ("action", {one.id for one in result.actions}, expected.actions, expected.no_actions),
    )
    for name, given, wanted, unwanted in shown:
        yield from (f"{name} {one} absente ou absent" for one in wanted if one not in given)
        yield from (f"{name} {one} en trop" for one in unwanted if one in given)


def _deadline(name: str, wanted: Mapping[str, object], found: Deadline | None) -> Iterator[str]:
    if found is None:
        yield f"l’échéance {name} manque"
        return
    given = {
        "nature": found.nature.value, "statut": found.status.value, "depart": found.start, "terme_brut": found.raw_end,
        "terme": found.end, "prudent": found.prudent, "veille": found.veille, "en_attente_de": found.waiting_for,
    }  # fmt: skip
    for key, value in wanted.items():
        if given[key] != value:
            yield f"l’échéance {name}, {key} : {given[key]} au lieu de {value}"


def _listed(names: object) -> str:
    listed = sorted(str(name) for name in names) if isinstance(names, (set, frozenset, tuple, list)) else []
    return ", ".join(listed) or "rien"
