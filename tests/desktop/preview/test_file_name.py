"""The name proposed for a saved paper."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.desktop.preview.file_name import paper_name, safe_for_windows, with_pdf_ending

_DAY = date(2026, 11, 22)


def test_the_name_says_the_measure_the_number_and_the_day() -> None:
    """The slash of a parquet number becomes a hyphen."""
    assert paper_name("Fiche TGD", "26/04512", _DAY) == "Fiche TGD 26-04512 du 2026-11-22.pdf"


def test_without_a_number_the_name_still_reads() -> None:
    """A number is optional."""
    assert paper_name("Fiche TGD", "  ", _DAY) == "Fiche TGD du 2026-11-22.pdf"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('a<b>c:"d', "a-b-c-d"),
        ("dossier.", "dossier"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("l'été  2026", "l'été 2026"),
        ("../../etc", "etc"),
    ],
)
def test_what_windows_refuses_is_taken_out(typed: str, kept: str) -> None:
    """Characters, endings and the names of old devices."""
    assert safe_for_windows(typed) == kept


@given(what=st.text(max_size=300), number=st.text(max_size=300))
def test_no_typed_text_leaves_its_folder(what: str, number: str) -> None:
    """Whatever is typed, the name has no separator, no forbidden sign, a bounded length and the PDF ending."""
    name = paper_name(what, number, _DAY)
    assert not set(name) & set('<>:"/\\|?*\n\t')
    assert name.endswith(" du 2026-11-22.pdf")
    assert len(name) < 130


@pytest.mark.parametrize(
    ("typed", "kept"), [("f", "f.pdf"), ("f.PDF", "f.PDF"), ("f.", "f.pdf"), ("f.txt", "f.txt.pdf")]
)
def test_the_ending_is_pdf_whatever_was_typed(typed: str, kept: str) -> None:
    """Another ending is kept before it, so that no file of another kind is overwritten."""
    assert with_pdf_ending(typed) == kept
