"""Figures in the making: the words that they share."""

from __future__ import annotations

from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.statistics.plan import Count, Fraction, Planned, Quantile
from vifdesk.domain.statistics.report import Unit, Wording

OTHER = "autre"
OTHER_LABEL = "Autre, ou non précisé"
EVENTS = "Événements des dossiers, version courante, hors corbeille"
EVALUATIONS = "Évaluations enregistrées dans les dossiers, version courante, hors corbeille"
SCHEDULE = "Échéancier des dossiers, version courante, hors corbeille"


def counted(
    cell: str,
    label: str,
    definition: str,
    source: str,
    *,
    universe: tuple[str, ...] = (),
    parent: str = "",
    flows: tuple[str, ...] = (),
) -> Planned:
    """A count; the words of what is counted are its label."""
    words = Wording(
        id=cell,
        label=typographie(label),
        unit=Unit.NOMBRE,
        definition=typographie(definition),
        numerator=typographie(label),
        source=source,
        parent=parent,
    )
    return Planned(words, Count(cell, universe or (cell,), flows))


def share(
    figure: str, label: str, definition: str, source: str, over: str, cells: tuple[str, str], what: str = ""
) -> Planned:
    """A share: `cells` are its numerator and denominator, `over` the words of the latter."""
    words = Wording(
        id=figure,
        label=typographie(label),
        unit=Unit.PART,
        definition=typographie(definition),
        numerator=typographie(what or label),
        denominator=typographie(over),
        source=source,
    )
    return Planned(words, Fraction(*cells))


RANKS = (
    ("mediane", "médiane", 0.5),
    ("quartile_1", "premier quartile", 0.25),
    ("quartile_3", "troisième quartile", 0.75),
    ("pire", "pire", 1.0),
)


def quantiles(cell: str, label: str, unit: Unit, definition: str, source: str) -> tuple[Planned, ...]:
    """The median, the quartiles and the worst of the delays of a cell."""
    return tuple(
        Planned(
            Wording(
                id=f"{cell}_{suffix}",
                label=typographie(f"{label} ({word})"),
                unit=unit,
                definition=typographie(definition),
                denominator="Nombre de cas mesurés",
                source=source,
            ),
            Quantile(cell, rank),
        )
        for suffix, word, rank in RANKS
    )
