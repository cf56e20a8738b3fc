"""`vifdesk copil` on paper: what partners get names nobody, in any format; what was presented is kept for the next meeting."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.test_coffre import PHRASE
from tests.cli.test_copil import SECRETS, Copil, cheap, copil
from vifdesk.actions.copil_meetings import keep_meeting, meetings_in, read_meetings
from vifdesk.actions.desk import Desk
from vifdesk.domain.statistics.meeting import Meeting
from vifdesk.domain.statistics.period import quarter_of
from vifdesk.domain.statistics.report import Audience

__all__ = ["cheap", "copil"]  # the fixtures
ENDINGS = (".pdf", ".ods", ".odt")
Q3 = quarter_of(date(2026, 8, 1))


def words_of(path: Path) -> str:
    """Everything that a reader of the file could see, attributes and metadata too."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        reader = PdfReader(BytesIO(content))
        pages = " ".join(page.extract_text() for page in reader.pages)
        return f"{pages} {reader.metadata} {reader.outline}".replace("\u00a0", " ")
    with zipfile.ZipFile(BytesIO(content)) as package:
        return " ".join(package.read(name).decode("utf-8") for name in package.namelist())


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_word_of_a_dossier_reaches_the_partners(copil: Copil, tmp_path: Path, ending: str) -> None:
    """Each secret is in the register; the restricted paper shows the number, the wide one shows none of them."""
    assert copil(name=f"r{ending}", audience="restreinte").code == 0
    assert copil(name=f"l{ending}").code == 0
    restricted, wide = words_of(tmp_path / f"r{ending}"), words_of(tmp_path / f"l{ending}")
    assert "26/90" in restricted
    assert "secret de l’enquête et de l’instruction" in restricted
    assert [secret for secret in SECRETS if secret in wide] == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_two_exports_give_the_same_bytes(copil: Copil, tmp_path: Path, ending: str) -> None:
    """Also after the first was kept as presented."""
    assert copil(name=f"a{ending}").code == 0
    assert copil(name=f"b{ending}").code == 0
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


def test_what_was_written_for_the_meeting_is_printed_for_its_audience_alone(
    copil: Copil, cheap: Desk, tmp_path: Path
) -> None:
    """A comment of the COPIL VIF is not one for partners."""
    vault = cheap.cupboard().open(str(tmp_path / "registre"), PHRASE)
    keep_meeting(vault, (), Meeting(Audience.RESTREINTE, Q3, comments={"tgd": "Propos réservé"}))
    vault.close()
    assert copil(name="r.pdf", audience="restreinte").code == 0
    assert copil(name="l.pdf").code == 0
    assert "Propos réservé" in words_of(tmp_path / "r.pdf")
    assert "Propos réservé" not in words_of(tmp_path / "l.pdf")


def test_the_figures_that_were_presented_are_kept_for_the_next_meeting(
    copil: Copil, cheap: Desk, tmp_path: Path
) -> None:
    """And the next quarter's paper says what changed; nothing of it is kept of a mere table of figures."""
    assert copil(name="q.csv", audience="restreinte").code == 0
    assert copil(name="q.pdf", audience="restreinte").code == 0
    vault = cheap.cupboard().open(str(tmp_path / "registre"), PHRASE)
    (kept,) = read_meetings(meetings_in(vault))
    vault.close()
    assert kept.presented["tgd_evaluations"] == 6
    assert len(kept.seen) == 6
    later = ("--du", "2026-10-01", "--au", "2026-11-20")
    assert copil(*later, name="n.pdf", audience="restreinte").code == 0
    text = " ".join(words_of(tmp_path / "n.pdf").split())
    assert "Depuis la dernière réunion" in text
    assert "troisième trimestre 2026." in text


@pytest.mark.parametrize("name", ["q.docx", "q", "q.pdf.exe"])
def test_a_format_that_is_not_made_is_refused_before_anything_is_opened(
    copil: Copil, tmp_path: Path, name: str
) -> None:
    """The sentence names those that are."""
    run = copil(name=name)
    assert run.code == 2
    assert ".pdf, .ods, .odt, .csv, .json" in run.err + run.out
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_number_of_a_dossier_typed_for_partners_stops_the_paper(
    copil: Copil, cheap: Desk, tmp_path: Path, ending: str
) -> None:
    """However it is separated; the sentence names it, nothing is written. For the COPIL VIF it may be said."""
    vault = cheap.cupboard().open(str(tmp_path / "registre"), PHRASE)
    for audience in Audience:
        known = meetings_in(vault)
        keep_meeting(vault, known, Meeting(audience, Q3, feedback="Voir le dossier 26-9003."))
    vault.close()
    run = copil(name=f"l{ending}")
    assert run.code == 2
    assert "26-9003" in run.err + run.out
    assert not (tmp_path / f"l{ending}").exists()
    assert copil(name=f"r{ending}", audience="restreinte").code == 0
