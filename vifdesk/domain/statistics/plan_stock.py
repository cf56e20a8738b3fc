"""The stock of devices on the last day, and how idle it lay."""

from __future__ import annotations

from collections.abc import Iterator

from vifdesk.domain.register.phones import WORDS
from vifdesk.domain.statistics.plan import Group, Idle, Planned
from vifdesk.domain.statistics.report import Unit, Wording
from vifdesk.domain.statistics.wording import counted

TOTAL = "telephones"
IDLE = "telephones_inactivite"
_SOURCE = "Stock des appareils tenu dans le coffre, avec son historique"


def plan_phones(events: tuple[str, ...], groups: list[Group]) -> Iterator[Planned]:
    """The devices by state, and the part of their days that they lay available."""
    cells = {f"{TOTAL}.{state.value}": word for state, word in WORDS.items()}
    groups.append(Group(TOTAL, tuple(cells)))
    flows = tuple(f"evenement.{name}" for name in events)
    when = "au soir du dernier jour de la période"
    yield counted(TOTAL, "Appareils du stock", f"Appareils connus {when}.", _SOURCE)
    for cell, word in cells.items():
        label = f"Appareils : {word}"
        yield counted(
            cell,
            label,
            f"Appareils dans cet état {when}.",
            _SOURCE,
            universe=(TOTAL,),
            parent=TOTAL,
            flows=flows,
        )
    words = Wording(
        id=IDLE,
        label="Taux d’inactivité des appareils",
        unit=Unit.PART,
        definition="Jours de la période où un appareil en service était disponible, sur ses jours en service.",
        numerator="Jours disponibles",
        denominator="Jours en service",
        source=_SOURCE,
    )
    yield Planned(words, Idle((TOTAL, *cells, *flows)))
