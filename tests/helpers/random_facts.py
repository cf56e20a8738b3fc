"""Random answers to a measure's questions, near the days and numbers at which its law changes."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.facts import Fact, FactType, Value


class Chooser:
    """Draws values with a seeded generator."""

    def __init__(self, compiled: CompiledMeasure, seed: int) -> None:
        self.draw = random.Random(seed)
        self._space = compiled.space

    def value(self, fact: Fact, *, unknown: float = 0.15) -> Value:
        """A value that the fact accepts; unknown, or « none », now and then."""
        if fact.unknown_word is not None and self.draw.random() < unknown:
            return (fact.unknown_word,) if fact.type is FactType.CHOIX_MULTIPLE else fact.unknown_word
        if fact.accepts_none and self.draw.random() < 0.25:
            return None
        return self._known(fact)

    def _known(self, fact: Fact) -> Value:
        match fact.type:
            case FactType.TRI | FactType.CHOIX:
                return self.draw.choice([v.id for v in fact.values])
            case FactType.CHOIX_MULTIPLE:
                return tuple(v.id for v in fact.values if self.draw.random() < 0.3)
            case FactType.DATE:
                return self.day(fact)
            case FactType.MOMENT:
                return datetime.combine(
                    self.day(fact), time(self.draw.randrange(24), self.draw.randrange(60))
                )
            case FactType.HEURE:
                return time(self.draw.randrange(24), self.draw.randrange(60))
            case FactType.ENTIER:
                return self.draw.randint(fact.minimum or 0, fact.maximum or 24)
            case FactType.DEPARTEMENT:
                return self.draw.choice(["69", "75", "13", "2A", "974", "etranger"])
            case FactType.TEXTE:
                return "dans le garage"

    def spread(self, fact: Fact) -> list[Value]:
        """Every value of a choice; a few of anything else."""
        if fact.type in (FactType.TRI, FactType.CHOIX):
            known = [v.id for v in fact.values]
            return [
                *known,
                *([fact.unknown_word] if fact.unknown_word and fact.unknown_word not in known else []),
            ]
        return [self.value(fact) for _ in range(4)]

    def day(self, fact: Fact) -> date:
        """Often at a change of the law, the day before or the day after; else anywhere since 2013."""
        cuts = self._space.scales[fact.id].cuts
        if cuts and self.draw.random() < 0.5:
            return date.fromordinal(self.draw.choice(cuts) + self.draw.randint(-1, 1))
        return date(2013, 1, 1) + timedelta(days=self.draw.randrange(5000))

    def within(self, fact: Fact, cell: int) -> Value:
        """A value of the fact in one cell of its variable."""
        if fact.type in (FactType.DATE, FactType.MOMENT, FactType.ENTIER):
            return self._on_scale(fact, cell)
        word = self._space.variables[self._space.index[("fait", fact.id)]].cells[cell]
        if word == "neant":
            return None
        if word == "" and fact.type is FactType.HEURE:
            return time(8, 30)
        return word or ("69" if fact.type is FactType.DEPARTEMENT else "texte")

    def _on_scale(self, fact: Fact, cell: int) -> Value:
        scale = self._space.scales[fact.id]
        if cell == scale.none_cell:
            return None
        if cell == scale.unknown_cell:
            return fact.unknown_word
        low = scale.cuts[cell - 1] if cell else (scale.cuts[0] - 400 if scale.cuts else 738_000)
        high = scale.cuts[cell] - 1 if cell < len(scale.cuts) else low + 400
        if fact.type is FactType.ENTIER:
            return self.draw.randint(max(low, fact.minimum or 0), max(high, fact.minimum or 0))
        day = date.fromordinal(self.draw.randint(low, high))
        return day if fact.type is FactType.DATE else datetime.combine(day, time(17, 40))
