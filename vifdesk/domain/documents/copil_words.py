"""How figures are said, on paper and on the screen: values with their unit, what changed, what stands in for no value."""

from __future__ import annotations

from datetime import date, datetime

from vifdesk.domain.dates.wording import short_day, short_moment
from vifdesk.domain.statistics.report import Amount, Figure, Unit

NO_DATA_WORDS = "non renseigné"
MASKED_WORDS = "masqué"
NO_BREAK, NARROW = "\u00a0", "\u202f"
_MINUS = "−"


def amount_words(amount: Amount, unit: Unit) -> str:
    """« 12 », « 45,2 % », « 3,5 jours », « non renseigné », « masqué »."""
    if amount.masked:
        return MASKED_WORDS
    return NO_DATA_WORDS if amount.value is None else value_words(amount.value, unit)


def value_words(value: float, unit: Unit) -> str:
    """A value with its unit."""
    match unit:
        case Unit.PART:
            return f"{number_words(value * 100, 1)}{NO_BREAK}%"
        case Unit.JOURS:
            return f"{number_words(value, 1)}{NO_BREAK}{'jour' if abs(value) < 2 else 'jours'}"
        case Unit.HEURES:
            return f"{number_words(value, 1)}{NO_BREAK}h"
        case _:
            return number_words(value, 1)


def variation_words(figure: Figure) -> str:
    """« +3 », « −2,5 points », « = »; empty where two values cannot be compared."""
    by = figure.variation
    if by is None:
        return ""
    if by == 0:
        return "="
    sign = "+" if by > 0 else _MINUS
    if figure.words.unit is Unit.PART:
        points = abs(by) * 100
        return f"{sign}{number_words(points, 1)}{NO_BREAK}{'point' if points < 2 else 'points'}"
    return f"{sign}{value_words(abs(by), figure.words.unit)}"


def basis_words(amount: Amount, unit: Unit) -> str:
    """Over how many: « 14 sur 31 » for a share, « 31 cas » for a delay; empty for a count."""
    if amount.masked or amount.denominator is None:
        return ""
    if unit is Unit.PART and amount.numerator is not None:
        return f"{number_words(amount.numerator)} sur {number_words(amount.denominator)}"
    return f"{number_words(amount.denominator)} cas"


def number_words(value: float, decimals: int = 0) -> str:
    """A number as the French write it: comma, thousands apart."""
    text = f"{value:,.{decimals}f}"
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", NARROW) + (f",{rest}" if rest else "")


def when_words(value: date | datetime | None) -> str:
    """A day, or a moment, in figures."""
    if value is None:
        return ""
    return short_moment(value) if isinstance(value, datetime) else short_day(value)
