"""What each measure knows: its own answers first, then what another measure's answers say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vifdesk.domain.law.facts import Value
from vifdesk.domain.side_by_side.plan import Deduction

Known = Mapping[str, Mapping[str, Value]]
"""By measure, its facts; « not known » is not among them."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two measures that say different things of one fact; its own answer stays."""

    measure: str
    fact: str
    own: Value
    said: str
    deduction: Deduction


@dataclass(frozen=True, slots=True)
class Shared:
    """The facts of each measure; `given`: by measure and fact, the deduction that gave it; `clashes`."""

    facts: Known
    given: Mapping[tuple[str, str], Deduction]
    clashes: tuple[Clash, ...]


def share(known: Known, deductions: Iterable[Deduction]) -> Shared:
    """One pass over the answers that were given: what was deduced deduces nothing further."""
    facts = {measure: dict(own) for measure, own in known.items()}
    given: dict[tuple[str, str], Deduction] = {}
    clashes: list[Clash] = []
    for deduction, fact, value in _said(known, deductions):
        own = facts.setdefault(deduction.other, {})
        if fact not in own:
            own[fact] = value
            given[deduction.other, fact] = deduction
        elif own[fact] != value:
            clashes.append(Clash(deduction.other, fact, own[fact], value, deduction))
    return Shared(facts, given, tuple(clashes))


def _said(known: Known, deductions: Iterable[Deduction]) -> Iterator[tuple[Deduction, str, str]]:
    for deduction in deductions:
        own = known.get(deduction.measure, {})
        if all(own.get(fact) in values for fact, values in deduction.when.items()):
            for fact, value in deduction.then.items():
                yield deduction, fact, value
