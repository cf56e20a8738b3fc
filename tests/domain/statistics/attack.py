"""An attacker with the wide report in hand: works out, from all that is published, between which bounds each hidden count lies.

The attacker knows the rules: which counts make up which, exactly or with a rest; that a count is never negative; what a share
says of its counts; that a variation is a difference. Bounds are narrowed until nothing moves, over both periods at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]
HIGHEST = 10**6


@dataclass
class Unknowns:
    """Whole numbers, each between bounds, and sums that must hold."""

    low: dict[str, int] = field(default_factory=dict)
    high: dict[str, int] = field(default_factory=dict)
    sums: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def know(self, name: str, value: int) -> None:
        self.low[name] = self.high[name] = value

    def add(self, total: str, parts: Iterable[str]) -> None:
        self.sums.append((total, tuple(parts)))
        for name in (total, *self.sums[-1][1]):
            self.low.setdefault(name, 0)
            self.high.setdefault(name, HIGHEST)

    def narrow(self) -> None:
        """Propagate until a whole round moves nothing."""
        moved = True
        while moved:
            moved = False
            for total, parts in self.sums:
                moved = self._narrow(total, parts) or moved

    def _narrow(self, total: str, parts: tuple[str, ...]) -> bool:
        low, high = self.low, self.high
        before = [(low[name], high[name]) for name in (total, *parts)]
        low[total] = max(low[total], sum(low[part] for part in parts))
        high[total] = min(high[total], sum(high[part] for part in parts))
        for part in parts:
            others = [one for one in parts if one != part]
            high[part] = min(high[part], high[total] - sum(low[one] for one in others))
            low[part] = max(low[part], low[total] - sum(high[one] for one in others))
        assert all(low[name] <= high[name] for name in (total, *parts)), (
            "what is published contradicts itself"
        )
        return before != [(low[name], high[name]) for name in (total, *parts)]


def bounds(
    published: Json, partitions: Iterable[tuple[str, tuple[str, ...]]], *, exact: bool
) -> dict[str, tuple[int, int]]:
    """Between which bounds each masked count of the report lies; « id » for the period, « id@avant » for the one before.

    `exact`: the attacker also believes that several parts leave nothing of their total.
    """
    known = Unknowns()
    for total, parts in partitions:
        for when in ("", "@avant"):
            rest = () if exact and len(parts) > 1 else (f"rest of {total} {parts[0]}{when}",)
            known.add(f"{total}{when}", (*(f"{part}{when}" for part in parts), *rest))
    masked = []
    for one in published["indicateurs"]:
        for when, amount in (("", one), ("@avant", one["precedent"])):
            name = f"{one['id']}{when}"
            for cell, value in told(one, amount).items():
                known.low.setdefault(f"{cell}{when}", 0)
                known.know(f"{cell}{when}", value)
            if amount["masque"] and one["unite"] == "nombre":
                known.low.setdefault(name, 0)
                known.high.setdefault(name, HIGHEST)
                masked.append(name)
        shown = (one["valeur"], one["precedent"]["valeur"], one["variation"])
        assert one["variation"] is None or None not in shown, (
            f"{one['id']} gives a difference of something hidden"
        )
    known.narrow()
    return {name: (known.low[name], known.high[name]) for name in masked}


def told(one: Json, amount: Json) -> dict[str, int]:
    """What one amount says of counts."""
    if amount["valeur"] is None:
        assert amount["numerateur"] is None, f"{one['id']} hides its value and tells its numerator"
        assert amount["denominateur"] is None, f"{one['id']} hides its value and tells its denominator"
        return {}
    if one["unite"] == "nombre":
        return {one["id"]: amount["numerateur"]}
    if one["unite"] == "part":
        assert amount["valeur"] == round(amount["numerateur"] / amount["denominateur"], 6)
        return {
            f"numerateur:{one['id']}": amount["numerateur"],
            f"denominateur:{one['id']}": amount["denominateur"],
        }
    return {f"cas:{one['id'].rsplit('_', 1)[0]}": amount["denominateur"]}
