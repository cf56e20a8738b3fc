"""What a magistrate types for an hour, read into a time of day."""

from __future__ import annotations

import re
from datetime import time

from vifdesk.domain.dates.unreadable import UnreadableHour, received
from vifdesk.domain.dates.wording import typographie

_ACCEPTED = "Écrivez par exemple 17h40, 17:40, 1740, 17h ou midi."
_WITH_SIGN = re.compile(r"(\d{1,2}) ?(?:h|:|heures?) ?(\d{1,2})?(?: ?(?:mn?|min|minutes?))?")
_DIGITS = re.compile(r"(\d{1,2}?)(\d{2})?")


def parse_hour(text: str) -> time:
    """`17h40`, `17 h 40`, `17:40`, `1740`, `905`, `17h`, `17`, `midi`, `17:40:00`.

    `minuit` and `24h` are refused: they leave open which day is meant. Raises `UnreadableHour`.
    """
    typed = (
        " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").lower().split())
        .removeprefix("à ")
        .strip()
    )
    if typed == "midi":
        return time(12)
    if typed in ("minuit", "24h", "24h00", "24:00", "24 h", "24 h 00", "2400"):
        raise _unsuitable(
            text, "Minuit appartient à deux jours : écrivez 23h59, ou 0h00 avec la date du lendemain."
        )
    match = (
        re.fullmatch(r"(\d{1,2}):(\d{2}):\d{2}", typed)
        or _WITH_SIGN.fullmatch(typed)
        or _DIGITS.fullmatch(typed)
    )
    if match is None:
        raise _not_understood(text)
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        raise _unsuitable(text, "L’heure va de 0h00 à 23h59.")
    return time(hour, minute)


def _not_understood(text: str) -> UnreadableHour:
    return UnreadableHour(typographie(f"L’heure {received(text)} n’a pas été comprise. {_ACCEPTED}"))


def _unsuitable(text: str, reason: str) -> UnreadableHour:
    return UnreadableHour(typographie(f"L’heure {received(text)} ne convient pas. {reason}"))
