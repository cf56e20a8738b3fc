"""Figures as CSV: one file that French spreadsheets open by a double click, one that engines load as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from vifdesk.domain.dates.wording import short_day
from vifdesk.domain.statistics.report import Amount, Figure, Report, Unit

Cell = str | int | float | date | bool | None

NO_DATA_WORDS = "non renseigné"
MASKED_WORDS = "masqué"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

HEADER = (
    "periode_du", "periode_au", "section", "id", "libelle", "unite", "valeur", "numerateur", "denominateur", "masque",
    "valeur_precedente", "masque_precedente", "definition", "definition_numerateur", "definition_denominateur", "source",
)  # fmt: skip


def safe_cell(text: str) -> str:
    """The text as a spreadsheet must get it: what it would take for a formula begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def report_csv(report: Report) -> bytes:
    """The figures for a spreadsheet: « ; », UTF-8 with its mark, CRLF, decimal commas, days as DD/MM/YYYY.

    Part B is not in it: each row is a figure.
    """
    return "\ufeff".encode() + _lines((HEADER, *_rows(report)), ";", "\r\n", french=True)


def _rows(report: Report) -> Iterator[Sequence[Cell]]:
    period = report.figures.period
    for section in report.figures.sections:
        for figure in section.figures:
            words = figure.words
            yield (
                period.since, period.until, section.title, words.id, words.label, words.unit.value,
                shown_value(figure.now), figure.now.numerator, figure.now.denominator, _yes(figure.now.masked),
                shown_value(figure.before), _yes(figure.before.masked),
                words.definition, words.numerator, words.denominator, words.source,
            )  # fmt: skip


def shown_value(amount: Amount) -> Cell:
    """The value, or the words that stand in its place."""
    if amount.masked:
        return MASKED_WORDS
    return NO_DATA_WORDS if amount.value is None else amount.value


def _yes(value: bool) -> str:
    return "oui" if value else "non"


# ------------------------------------------------------------------------------------------------- for an engine

FLAT_COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("juridiction", "VARCHAR", "Code de la juridiction, tel qu’il a été donné à l’export."),
    ("periode_debut", "DATE", "Premier jour compté."),
    ("periode_fin", "DATE", "Dernier jour compté."),
    ("diffusion", "VARCHAR", "restreinte : rien n’est masqué ; large : les comptes sous le seuil le sont."),
    ("seuil", "INTEGER", "Seuil de masquage ; vide quand rien n’est masqué."),
    ("section", "VARCHAR", "Identifiant de la section du rapport."),
    ("indicateur", "VARCHAR", "Identifiant du chiffre ; son sens est dans les lignes « indicateur » de ce dictionnaire."),
    ("partie_de", "VARCHAR", "Identifiant du total dont le chiffre est une partie ; vide sinon."),
    ("unite", "VARCHAR", "nombre, part (de 0 à 1), jours ou heures."),
    ("valeur", "DOUBLE", "Valeur ; vide : non renseigné, ou masqué."),
    ("numerateur", "BIGINT", "Compte au numérateur ; pour un nombre, la valeur elle-même."),
    ("denominateur", "BIGINT", "Compte au dénominateur ; pour une médiane ou un quartile, le nombre de cas."),
    ("masque", "BOOLEAN", "Vrai : la valeur existe peut-être, elle est tue."),
)  # fmt: skip
"""Name, type for an SQL engine, meaning."""


def report_flat(report: Report, court: str) -> bytes:
    """One figure a row, for an analytical engine: comma, UTF-8, LF, decimal points, ISO days, nothing where there is no value.

    Holds figures alone, whatever the audience: neither a number of dossier nor a word of one.
    """
    figures = report.figures
    head = tuple(name for name, _, _ in FLAT_COLUMNS)
    rows = (
        (
            court, figures.period.since, figures.period.until, report.audience.value, figures.threshold or None,
            section.id, figure.id, figure.words.parent, figure.words.unit.value,
            figure.now.value, figure.now.numerator, figure.now.denominator, figure.now.masked,
        )
        for section in figures.sections
        for figure in section.figures
    )  # fmt: skip
    return _lines((head, *rows), ",", "\n", french=False)


def data_dictionary(figures: Iterable[Figure]) -> bytes:
    """What each column and each figure of the flat file means, as a CSV of the same form."""
    head = ("sorte", "nom", "type", "libelle", "definition", "numerateur", "denominateur", "source")
    columns = (("colonne", name, kind, name, said, "", "", "") for name, kind, said in FLAT_COLUMNS)
    indicators = (
        (
            "indicateur", one.id, _TYPES[one.words.unit], one.words.label, one.words.definition,
            one.words.numerator, one.words.denominator, one.words.source,
        )
        for one in figures
    )  # fmt: skip
    return _lines((head, *columns, *indicators), ",", "\n", french=False)


_TYPES = {Unit.NOMBRE: "BIGINT", Unit.PART: "DOUBLE", Unit.JOURS: "DOUBLE", Unit.HEURES: "DOUBLE"}


def _lines(rows: Iterable[Sequence[Cell]], separator: str, end: str, *, french: bool) -> bytes:
    return "".join(
        separator.join(_quoted(_said(cell, french), separator) for cell in row) + end for row in rows
    ).encode("utf-8")


def _said(cell: Cell, french: bool) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case float():
            return _decimal(cell).replace(".", ",") if french else _decimal(cell)
        case date():
            return short_day(cell) if french else cell.isoformat()
        case _:
            return safe_cell(cell)


def _decimal(value: float) -> str:
    """Without exponent and without zeros at the end."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _quoted(text: str, separator: str) -> str:
    if any(sign in text for sign in (separator, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text
