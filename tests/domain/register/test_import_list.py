"""An existing list: what is read, what is refused, and why."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from tests.domain.register.kinds import KINDS
from vifdesk.domain.register.import_list import (
    Read,
    Refused,
    RefusedList,
    Table,
    cell_text,
    read_csv,
    read_rows,
    read_sheet,
)

MAPPED = {"reference": "N° parquet", "note": "Obs", "evenement:op_notifiee": "Notifiée"}


def rows(text: str) -> list[Read | Refused]:
    return list(read_rows(read_csv(text), MAPPED, KINDS, names_allowed=False))


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(sign: str) -> None:
    """French spreadsheets write « ; », others « , »."""
    assert read_csv(f"a{sign}b\n1{sign}2\n") == Table(("a", "b"), ((2, ("1", "2")),))


def test_a_row_becomes_the_fields_of_a_dossier() -> None:
    """Days in French or ISO, an idle midnight dropped, an empty cell not given, a line feed inside a cell kept."""
    text = 'N° parquet;Obs;Notifiée\n26/1;"deux\nlignes";10/03/2026\n26/2;;2026-03-10 00:00:00\n\n26/3;x;\n'
    event = [{"type": "op_notifiee", "le": "2026-03-10"}]
    assert rows(text) == [
        Read(3, "26/1", {"note": "deux\nlignes", "evenements": event}),
        Read(4, "26/2", {"evenements": event}),
        Read(6, "26/3", {"note": "x"}),
    ]


def test_a_refused_row_says_its_line_and_why_and_stops_no_other() -> None:
    """No number, and a day whose month would have to be guessed."""
    found = rows("N° parquet;Obs;Notifiée\n;x;\n26/2;;03/13/2026\n26/3;x;\n")
    assert [(type(one), one.line) for one in found] == [(Refused, 2), (Refused, 3), (Read, 4)]
    refused = [one for one in found if isinstance(one, Refused)]
    assert [one.field for one in refused] == ["reference", "evenement:op_notifiee"]


@pytest.mark.parametrize(
    ("text", "mapped"),
    [
        ("", MAPPED),
        ("a;a\n1;2\n", {"reference": "a"}),
        ("a;b\n1;2\n", {"note": "a"}),
        ("a;b\n1;2\n", {"reference": "c"}),
        ("a;b\n1;2\n", {"reference": "a", "evaluations": "b"}),
        ("a;b\n1;2\n", {"reference": "a", "evenement:inconnu": "b"}),
    ],
)
def test_a_list_that_cannot_be_mapped_is_refused_whole(text: str, mapped: dict[str, str]) -> None:
    """Before a single row is read."""
    with pytest.raises(RefusedList):
        list(read_rows(read_csv(text), mapped, KINDS, names_allowed=False))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12.0, "12"),
        (2.5, "2,5"),
        (0.1 + 0.2, "0,3"),
        (-3.0, "-3"),
        (33612345678.0, "33612345678"),
        (7, "7"),
        (True, "VRAI"),
        (False, "FAUX"),
        (date(2026, 3, 2), "02/03/2026"),
        (datetime(2026, 3, 2), "02/03/2026"),
        (datetime(2026, 3, 2, 17, 40), "02/03/2026 17:40"),
        (time(9, 5), "09:05"),
        (" 26/1 ", "26/1"),
        ("", ""),
    ],
)
def test_a_cell_reads_as_its_french_reader_sees_it(value: object, shown: str) -> None:
    """Whole numbers without a point, days JJ/MM/AAAA."""
    assert cell_text(value) == shown


def test_a_sheet_keeps_the_lines_of_its_rows() -> None:
    """Empty rows are passed over and counted: a refused row is found again in the file."""
    sheet = [("", ""), ("N°", "Obs"), ("", ""), ("26/1", 3.0)]
    assert read_sheet(sheet) == Table(("N°", "Obs"), ((4, ("26/1", "3")),))


def test_a_sheet_without_titles_or_with_two_alike_is_refused() -> None:
    """As a CSV is."""
    for sheet in ([], [("", "")], [("N°", "N°")]):
        with pytest.raises(RefusedList):
            read_sheet(sheet)
