"""What partners receive holds no word of a dossier: by type, and by looking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.statistics.lives import contents, figures_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.statistics.as_csv import report_csv, report_flat
from vifdesk.domain.statistics.as_json import report_bytes
from vifdesk.domain.statistics.report import RestrictedReport, Situation, WideReport


def words_in(value: object) -> Iterator[str]:
    """Every text of a value, however deep."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from words_in(getattr(value, one.name))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from words_in(one)
    else:
        assert value is None or isinstance(value, (int, float, date, Enum)), value


@settings(max_examples=25, deadline=None)
@given(st.lists(contents(), max_size=6))
def test_a_wide_report_says_the_words_of_an_empty_one(dossiers: list[Content]) -> None:
    """Whatever is in the register, not one text is new: only numbers differ. So is part A of the restricted one."""
    silent = set(words_in(WideReport(figures_of([], threshold=5))))
    assert set(words_in(WideReport(figures_of(dossiers, threshold=5)))) == silent
    assert set(words_in(figures_of(dossiers))) == silent


@settings(max_examples=15, deadline=None)
@given(st.lists(contents(), min_size=1, max_size=6))
def test_no_personal_string_is_in_any_file_for_partners(dossiers: list[Content]) -> None:
    """JSON, CSV and the flat file, searched; the restricted JSON, which names, shows that the search finds."""
    wide = WideReport(figures_of(dossiers, threshold=5))
    for file in (report_bytes(wide), report_csv(wide), report_flat(wide, "00000001")):
        told = file.decode("utf-8")
        for secret in ("26/04512", "Mme A.", "note secrète", "écrit par un autre programme", "autre chose"):
            assert secret not in told
    named = RestrictedReport(wide.figures, (Situation("26/04512", "Mme A."),))
    assert "26/04512" in report_bytes(named).decode("utf-8")


def test_the_wide_report_has_no_place_for_a_situation() -> None:
    """Its only field is the figures."""
    assert [one.name for one in fields(WideReport)] == ["figures"]
