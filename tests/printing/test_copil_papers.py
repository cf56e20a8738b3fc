"""The papers of the COPIL, read back: by a PDF reader, by calamine, by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from python_calamine import CalamineWorkbook

from vifdesk.actions.compose_copil import PAPERS, copil_file
from vifdesk.domain.documents.copil_report import PART_B, RESTRICTED, WIDE, CopilPaper, build_copil_report
from vifdesk.domain.statistics.meeting import Attendee, Meeting
from vifdesk.domain.statistics.period import Period, quarter_of
from vifdesk.domain.statistics.report import (
    MASKED,
    NO_DATA,
    Amount,
    Chart,
    Figure,
    Figures,
    Report,
    RestrictedReport,
    Section,
    Situation,
    Unit,
    WideReport,
    Wording,
)
from vifdesk.domain.statistics.since import changes_since, presented
from vifdesk.launch import build_desk

DESK = build_desk()
PERIOD = quarter_of(date(2026, 8, 1))


def count(name: str, now: int | None, before: int = 0, parent: str = "") -> Figure:
    words = Wording(
        name, f"Libellé {name}", Unit.NOMBRE, f"Sens de {name}", "dossiers", "", "registre", parent
    )
    amount = NO_DATA if now is None else Amount(now, now)
    return Figure(words, amount, Amount(before, before))


SHARE = Figure(
    Wording("part", "Part tenue", Unit.PART, "Sens de part", "tenues", "toutes", "registre"),
    Amount(0.4, 2, 5),
    Amount(0.65, 13, 20),
)
FIGURES = Figures(
    PERIOD,
    PERIOD.before(),
    0,
    (
        Section("tgd", "Téléphones", (count("demandes", 1234, 8), count("dont", 3, 5, "demandes"), SHARE)),
        Section("armes", "Armes & <munitions>", (count("rien", None), count("=CMD", 0, 2))),
    ),
    (Chart("c", "Le flux", "tgd", ("demandes", "dont")),),
)
SITUATION = Situation(
    "=26/00001",
    "Mme <b>A.</b> & Cie",
    ("TGD attribuable",),
    "contrôle judiciaire",
    date(2026, 12, 1),
    "Fin du téléphone",
    datetime(2026, 9, 1, 17, 40),
    True,
    ("Informer le préfet",),
    "M. B.",
)
RESTREINT = RestrictedReport(FIGURES, (SITUATION,))
LARGE = WideReport(
    replace(FIGURES, threshold=5, sections=(Section("tgd", "Téléphones", (Figure(SHARE.words, MASKED),)),))
)


def paper(report: Report = RESTREINT, **said: object) -> CopilPaper:
    meeting = replace(Meeting(report.audience, PERIOD, date(2026, 10, 12)), **said)  # type: ignore[arg-type]
    return CopilPaper(report, meeting, "TJ de <X>")


def pages(made: CopilPaper) -> list[str]:
    reader = PdfReader(BytesIO(copil_file(DESK, made, ".pdf")))
    return [" ".join(page.extract_text().replace("\u00a0", " ").split()) for page in reader.pages]


def test_every_page_of_the_restricted_report_says_so_and_the_wide_one_never() -> None:
    """The mention of secrecy, on each page and not once for all."""
    restricted, wide = pages(paper()), pages(paper(LARGE))
    assert len(restricted) >= 4
    assert all(RESTRICTED in page for page in restricted)
    assert all(WIDE in page for page in wide)
    assert not any(RESTRICTED in page or PART_B in page for page in wide)


def test_names_with_markup_are_printed_as_they_are() -> None:
    """Neither read as markup nor lost."""
    text = " ".join(pages(paper()))
    assert "Mme <b>A.</b> & Cie" in text
    assert "=26/00001" in text
    assert "Armes & <munitions>" in text


def test_figures_are_said_in_french_and_no_data_is_not_zero() -> None:
    """Thousands apart, a share over its count, points of difference; « non renseigné » where nothing was noted."""
    text = " ".join(pages(paper())).replace("\u202f", " ")
    assert "1 234" in text
    assert "40 %" in text
    assert "2 sur 5" in text
    assert "−25 points" in text
    assert "Libellé rien non renseigné" in text
    assert "EN RETARD – 01/09/2026 à 17 h 40" in text


def test_the_contents_and_the_outline_lead_to_the_page_of_each_title() -> None:
    """The number beside a title is the page on which its bookmark stands; each line of the contents is a link."""
    made = paper(comments={"tgd": "\n".join(f"Ligne {n} du commentaire." for n in range(900))})
    reader = PdfReader(BytesIO(copil_file(DESK, made, ".pdf")))
    first = reader.pages[0].extract_text()
    flat = [
        (str(one["/Title"]), int(reader.get_destination_page_number(one) or 0) + 1)
        for entry in reader.outline
        for one in (entry if isinstance(entry, list) else [entry])
        if isinstance(one, Destination)
    ]
    named = [title for title, _page in flat]
    assert "Ordre du jour" in named
    assert "Téléphones" in named
    listed = flat[1:]  # the contents do not list themselves
    assert flat[0] == ("Sommaire", 1)
    for title, page in listed:
        assert f"{title}\n{page}" in first or f"{title} {page}" in first
    assert len(reader.pages[0]["/Annots"]) == len(listed)  # type: ignore[arg-type]
    assert dict(flat)["Armes & <munitions>"] > 15


def test_a_comment_of_twenty_pages_is_printed_whole() -> None:
    """Its last line as its first; no page stands empty."""
    made = paper(
        comments={"tgd": "\n".join(f"Ligne {n} du commentaire." for n in range(1100))}, feedback="Fin."
    )
    shown = pages(made)
    assert len(shown) > 20
    text = " ".join(shown)
    assert all(f"Ligne {n} du commentaire." in text for n in (0, 500, 1099))
    assert all(len(page) > 300 for page in shown)


def test_a_title_never_ends_a_page() -> None:
    """For each length of the comment before it, something of its own follows the title on its page."""
    for length in range(20, 60, 3):
        made = paper(comments={"tgd": "\n".join(f"Ligne {n}." for n in range(length))})
        for page in pages(made):
            for title, first in (("Armes & <munitions>", "Chiffre"), ("Le flux", "Troisième trimestre")):
                if title in page and "Sommaire" not in page and "Définitions" not in page:
                    assert first in page.split(title, 1)[1]


@pytest.mark.parametrize("ending", PAPERS)
def test_the_same_report_gives_the_same_bytes(ending: str) -> None:
    """Whatever the day; so that two exports can be compared."""
    assert copil_file(DESK, paper(), ending) == copil_file(DESK, paper(), ending)


def test_agenda_and_attendance_are_the_ones_that_were_written_else_those_of_the_texts() -> None:
    """COJ, art. R. 212-62-2 and the circulaire name who is called."""
    proposed = " ".join(pages(paper()))
    assert "Juge de l’application des peines" in proposed
    assert "Situations individuelles à risque" in proposed
    written = " ".join(pages(paper(agenda=("Un seul point",), attendance=(Attendee("Préfet", "Mme P."),))))
    assert "Un seul point" in written
    assert "Mme P." in written
    assert "Juge de l’application des peines" not in written


def test_the_next_paper_says_what_changed_since_the_last() -> None:
    """Another value of a total, a situation that is new, one that is gone; parts are not repeated."""
    earlier = Period(date(2026, 4, 1), date(2026, 6, 30))
    old = replace(RESTREINT, situations=(replace(SITUATION, reference="26/00009"),))
    before = presented(Meeting(RESTREINT.audience, earlier), old, date(2026, 7, 3))
    now = replace(
        RESTREINT, figures=replace(FIGURES, sections=(Section("tgd", "T", (count("demandes", 7),)),))
    )
    changes = changes_since(now, before)
    assert [(one.figure.id, one.then) for one in changes.moved] == [("demandes", 1234)]
    assert (changes.arrived, changes.gone) == (("=26/00001",), 1)
    text = " ".join(page for page in pages(replace(paper(now), changes=changes)))
    assert "Situations nouvelles : =26/00001." in text
    assert "1 situation n’y est plus." in text
    assert "26/00009" not in str(before)  # a mark is kept, not the number


def test_the_spreadsheet_is_read_back_by_an_independent_reader(tmp_path: Path) -> None:
    """Numbers as numbers, days as days, percentages as parts; what would be a formula is a text."""
    path = tmp_path / "x.ods"
    path.write_bytes(copil_file(DESK, paper(), ".ods"))
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Rapport", "Chiffres", "Situations", "Réunion", "Définitions"]
    rows = book.get_sheet_by_name("Chiffres").to_python()
    found = {row[1]: row for row in rows}
    assert found["demandes"][4:8] == [1234.0, 1234.0, "", 8.0]
    assert found["part"][4] == pytest.approx(0.4)
    assert found["rien"][4] == "non renseigné"
    assert "'=CMD" in found
    cover = {row[0]: row[1] for row in book.get_sheet_by_name("Rapport").to_python()}
    assert cover["Premier jour compté"] == date(2026, 7, 1)
    situations = book.get_sheet_by_name("Situations").to_python()
    assert situations[1][0] == "'=26/00001"
    path.write_bytes(copil_file(DESK, paper(LARGE), ".ods"))
    assert "Situations" not in CalamineWorkbook.from_path(str(path)).sheet_names


@pytest.mark.parametrize("ending", [".ods", ".odt"])
def test_the_packages_are_sound(ending: str) -> None:
    """The kind comes first and bare; each part is well-formed, whatever was typed."""
    made = paper(comments={"tgd": "fin \ud800 de \x01 ligne & <x>"})
    with zipfile.ZipFile(BytesIO(copil_file(DESK, made, ending))) as package:
        assert package.testzip() is None
        assert package.infolist()[0].filename == "mimetype"
        assert package.infolist()[0].compress_type == zipfile.ZIP_STORED
        for name in package.namelist()[1:]:
            ET.fromstring(package.read(name))
        assert "fin \ufffd de \ufffd ligne &amp; &lt;x&gt;" in package.read("content.xml").decode()
        assert RESTRICTED in package.read("styles.xml").decode()


def test_the_text_has_every_word_of_the_paper_but_its_charts() -> None:
    """Titles, comments, tables."""
    content = zipfile.ZipFile(BytesIO(copil_file(DESK, paper(feedback="Leçon."), ".odt"))).read("content.xml")
    text = "\n".join(ET.fromstring(content).itertext())
    for section in build_copil_report(paper()).sections:
        assert section.title in text
    assert "Leçon." in text
    assert "Mme <b>A.</b> & Cie" in text


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_opens_them(tmp_path: Path) -> None:
    """As a colleague would, by a double click."""
    sources = [tmp_path / "tableur.ods", tmp_path / "texte.odt"]
    for source in sources:
        source.write_bytes(copil_file(DESK, paper(), source.suffix))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    words = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, *map(str, sources)], check=True, capture_output=True, timeout=120)
    for source in sources:
        text = " ".join(page.extract_text() for page in PdfReader(source.with_suffix(".pdf")).pages)
        assert RESTRICTED in text
        assert "=26/00001" in text
        assert "Err:" not in text
