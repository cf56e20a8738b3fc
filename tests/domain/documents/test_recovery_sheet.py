"""The recovery key on paper, and the certificate of a purge."""

from __future__ import annotations

from datetime import date, datetime

from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.documents.purge_certificate import build_purge_certificate
from vifdesk.domain.documents.recovery_sheet import build_recovery_sheet

KEY = "JWNT-M888-SV9D-DY0S-V6B5-NGEX-T1AC"


def words(paper: Document) -> str:
    """The paper as one line."""
    return " ".join(as_text(paper).replace("\u00a0", " ").split())


def test_the_key_stands_whole_and_in_order_on_its_sheet() -> None:
    """In groups, as the window will ask for them, with the day and who made it."""
    sheet = build_recovery_sheet(KEY, court="TJ de C.", made_by="Mme A., substitut", as_of=date(2026, 11, 22))
    text = words(sheet)
    assert KEY.replace("-", " ") in text
    assert "dimanche 22 novembre 2026" in text
    assert "Mme A., substitut" in text


def test_the_sheet_says_what_to_do_when_it_was_seen() -> None:
    """A key that was photographed is replaced, not only hidden."""
    text = words(build_recovery_sheet(KEY, court="", made_by="", as_of=date(2026, 11, 22)))
    assert "faites-en une autre" in text


def test_a_certificate_counts_and_names_nobody() -> None:
    """Who removed, when, how many and why."""
    paper = build_purge_certificate(
        datetime(2026, 11, 22, 7, 40),
        by="Mme A.",
        counts={"Dossiers supprimés": 3},
        reasons={"Signalement sans procédure": 3},
        court="TJ de C.",
    )
    text = words(paper)
    assert "Dossiers supprimés" in text
    assert "dimanche 22 novembre 2026 à 7 h 40" in text
    assert "2023-935" in text
