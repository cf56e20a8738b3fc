"""An existing list, column by column: each row becomes a dossier's fields, or is refused with its reason."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.events import EventTypes
from vifdesk.domain.register.shape import RefusedField, read_fields, read_reference

EVENT_PREFIX = "evenement:"
"""« evenement:op_notifiee »: the column holds the day of such an event."""

_DELIMITERS = ";,\t|"
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00)?)?")
"""A spreadsheet writes a day with an idle midnight."""
_FRENCH_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class RefusedList(ValueError):
    """The list as a whole cannot be read with these columns; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it came: the titles of its columns, and its rows with the number of their line in the file."""

    titles: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A row that can be recorded."""

    line: int
    reference: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot, and why."""

    line: int
    field: str
    message: str


Mapped = Mapping[str, str]
"""Field of the dossier (or « evenement:… ») to title of the column."""


def read_csv(text: str) -> Table:
    """The list; its delimiter is the sign that its first line holds most.

    Raises:
        RefusedList: there is no line of titles, or two columns of the same title.

    """
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        rows = [
            (reader.line_num, tuple(cell.strip() for cell in row))
            for row in reader
            if any(map(str.strip, row))
        ]
    except csv.Error as error:
        raise RefusedList("La liste n’est pas un fichier CSV lisible.") from error
    return _table(rows)


def read_sheet(values: Iterable[Sequence[object]]) -> Table:
    """The list in a spreadsheet's rows, each cell as its reader sees it.

    Raises:
        RefusedList: there is no line of titles, or two columns of the same title.

    """
    texts = ((line, tuple(map(cell_text, row))) for line, row in enumerate(values, 1))
    return _table([(line, row) for line, row in texts if any(row)])


def cell_text(value: object) -> str:
    """A spreadsheet's value in French: « 02/03/2026 », « 12 », « 2,5 », « 17:40 », « VRAI »."""
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(
        value, float
    ):  # fifteen digits, as a spreadsheet shows; beyond, the rest is noise of the machine
        whole = value.is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else f"{value:.15g}".replace(".", ",")
    if isinstance(value, datetime):
        idle = value.time() == time()
        return f"{value:%d/%m}/{value.year:04}" + ("" if idle else f"{value: %H:%M}")
    if isinstance(value, date):
        return f"{value:%d/%m}/{value.year:04}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value).strip()


def _table(rows: Sequence[tuple[int, tuple[str, ...]]]) -> Table:
    if not rows:
        raise RefusedList("La liste est vide : il faut une première ligne avec les titres des colonnes.")
    titles = rows[0][1]
    twice = next((title for title in titles if title and titles.count(title) > 1), None)
    if twice is not None:
        raise RefusedList(typographie(f"Deux colonnes s’appellent « {twice} » : renommez l’une des deux."))
    return Table(titles, tuple(rows[1:]))


def read_rows(
    table: Table, mapped: Mapped, events: EventTypes, *, names_allowed: bool
) -> Iterator[Read | Refused]:
    """Each row in its order.

    Raises:
        RefusedList: a column that is not there, a field that does not exist, or no column for the reference.

    """
    places = _places(table.titles, mapped, events)
    for line, cells in table.rows:
        given = {
            field: cells[place] for field, place in places.items() if place < len(cells) and cells[place]
        }
        try:
            raw = _raw(given)
            reference = read_reference(raw.get("reference"))
            yield Read(line, reference, read_fields(raw, events, names_allowed=names_allowed))
        except RefusedField as refusal:
            yield Refused(line, refusal.field, str(refusal))


def _places(titles: Sequence[str], mapped: Mapped, events: EventTypes) -> dict[str, int]:
    if "reference" not in mapped:
        raise RefusedList(
            "Indiquez la colonne du numéro : --colonne reference=TITRE.".replace(" :", "\u00a0:")
        )
    places: dict[str, int] = {}
    for field, title in mapped.items():
        if field not in ("reference", "pseudonyme", "note", "procedure") and not _is_event(field, events):
            raise RefusedList(
                typographie(
                    f"« {field} » ne se remplit pas depuis une liste ; champs acceptés : reference, pseudonyme, note, "
                    f"procedure, {EVENT_PREFIX}TYPE."
                )
            )
        if title not in titles:
            raise RefusedList(
                typographie(f"La liste n’a pas de colonne « {title} » ; colonnes : {', '.join(titles)}.")
            )
        places[field] = titles.index(title)
    return places


def _is_event(field: str, events: EventTypes) -> bool:
    return field.startswith(EVENT_PREFIX) and field.removeprefix(EVENT_PREFIX) in events


def _raw(given: Mapping[str, str]) -> dict[str, object]:
    raw: dict[str, object] = {key: text for key, text in given.items() if not key.startswith(EVENT_PREFIX)}
    happened = [
        {"type": key.removeprefix(EVENT_PREFIX), "le": _day(key, text)}
        for key, text in given.items()
        if key.startswith(EVENT_PREFIX)
    ]
    return {**raw, "evenements": happened} if happened else raw


def _day(field: str, text: str) -> str:
    """The day in the ISO form. Only whole dates: a guessed year in three hundred rows would never be found again."""
    french, iso = _FRENCH_DAY.fullmatch(text), _ISO_DAY.fullmatch(text)
    try:
        if french:
            return date(int(french[3]), int(french[2]), int(french[1])).isoformat()
        if iso:
            return date.fromisoformat(iso[1]).isoformat()
    except ValueError:
        pass
    raise RefusedField(field, text, "une date JJ/MM/AAAA ou AAAA-MM-JJ")
