"""The PDF file, read back by another library."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.domain.documents.examples import ACT, MEASURE, RESULT, TODO, dossier
from vifdesk.domain.documents.document import (
    Column,
    Document,
    Paragraph,
    Question,
    Questions,
    Section,
    Signature,
    Table,
)
from vifdesk.domain.documents.sheet import build_sheet
from vifdesk.domain.dossier.dossier import Answer, Decision, Heading, Stance
from vifdesk.printing.glyphs import REPLACEMENT_NOTE
from vifdesk.printing.press import ReportlabPress

PRESS = ReportlabPress()
SHEET = build_sheet(RESULT, dossier(), MEASURE)


def read(document: Document) -> PdfReader:
    return PdfReader(BytesIO(PRESS.pdf(document)))


def text(document: Document) -> str:
    """All pages' text with plain spaces and no line breaks."""
    return " ".join(
        " ".join(page.extract_text() for page in read(document).pages).replace("\u00a0", " ").split()
    )


def with_actions(count: int) -> Document:
    actions = tuple(replace(TODO, text=f"Action numéro {place}.") for place in range(1, count + 1))
    return build_sheet(replace(RESULT, actions=actions), dossier(), MEASURE)


def fonts(reader: PdfReader) -> Iterator[DictionaryObject]:
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            yield font.get_object()


def test_an_ordinary_sheet_stands_on_one_page_of_a4() -> None:
    """What is signed is one sheet of paper."""
    reader = read(SHEET)
    assert len(reader.pages) == 1
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert "page 1/1" in text(SHEET)


def test_the_sheet_says_all_that_its_document_says() -> None:
    """Head, conclusion, dates with their proof, actions, warnings, facts, law."""
    said = text(SHEET)
    for words in (
        "Mesure d’essai",
        "TJ d’essai",
        "Métropole",
        "26/04512",
        "Mme A. / M. B.",
        "FAVORABLE",
        "Mesure attribuable",
        "Motif : L’auteur est en fuite.",
        "Vendredi 27 novembre 2026",
        "Terme prorogé : lundi 30 novembre 2026 à 24 h",
        "1. Huit jours. 2. Prorogé.",
        "Prévenir la préfecture.",
        "Aucune contrainte possible.",
        "Interdiction de contact : Inconnu",
        "Attribution, R1",
        "Conforme à l’analyse",
        "Le magistrat",
        "Mme S., substitut",
        "Aide à la décision – ne vaut pas décision",
        "version du 15 juin 2024 (v2)",
        "vérifiées le dimanche 1er novembre 2026",
        "Aucun juriste n’a validé ces règles.",
        "sha256:0123abcd",
    ):
        assert words in said


def test_the_prudent_date_is_the_largest_date() -> None:
    """The first thing that the eye meets."""
    sizes: dict[str, float] = {}

    def note(found: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        sizes[found.strip().replace("\u00a0", " ")] = abs(matrix[3]) * size

    read(SHEET).pages[0].extract_text(visitor_text=note)
    dates = {found: size for found, size in sizes.items() if "novembre 2026" in found}
    assert max(dates, key=lambda found: dates[found]) == "Vendredi 27 novembre 2026"
    *_, second, largest = sorted(dates.values())
    assert largest > 1.3 * second


def test_a_sheet_slightly_too_long_is_set_smaller_and_stands_on_one_page() -> None:
    """Better than a second page with a signature alone."""
    counts = {count: len(read(with_actions(count)).pages) for count in range(1, 40)}
    last = max(count for count, pages in counts.items() if pages == 1)
    large, small = (_body_size(with_actions(count)) for count in (1, last))
    assert small < large
    assert small >= 0.8 * large
    assert counts[last + 1] == 2
    assert _body_size(with_actions(last + 1)) == large


def _body_size(document: Document) -> float:
    found: list[float] = []

    def note(said: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if said.strip() == "La mesure peut être accordée.":
            found.append(abs(matrix[3]) * size)

    read(document).pages[0].extract_text(visitor_text=note)
    return found[0]


def test_every_page_of_a_long_sheet_carries_what_it_must() -> None:
    """Number, notice, whom it is about, law; and no action is lost."""
    document = with_actions(120)
    pages = [page.extract_text().replace("\u00a0", " ") for page in read(document).pages]
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"page {number}/{len(pages)}" in page
        assert "Aide à la décision – ne vaut pas décision" in page
        assert "version du 15 juin 2024 (v2)" in page
        assert "Aucun juriste n’a validé ces règles." in page
        assert "sha256:0123abcd" in page
        assert "26/04512" in page
        assert "Mme A. / M. B." in page
    said = text(document)
    assert all(f"Action numéro {place}." in said for place in range(1, 121))


def test_the_same_document_gives_the_same_bytes() -> None:
    """Also in another process, and after other papers."""
    first = PRESS.pdf(SHEET)
    PRESS.pdf(with_actions(50))
    assert PRESS.pdf(SHEET) == first
    script = (
        "import hashlib; from tests.printing.test_pdf import PRESS, SHEET;"
        "print(hashlib.sha256(PRESS.pdf(SHEET)).hexdigest())"
    )
    printed = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    ).stdout.strip()
    import hashlib

    assert printed == hashlib.sha256(first).hexdigest()


def test_the_file_names_itself() -> None:
    """Language, title, author, subject, a window title, bookmarks."""
    reader = read(SHEET)
    assert reader.metadata is not None
    assert reader.metadata.title == "Mesure d’essai"
    assert reader.metadata.author == "vifdesk"
    assert reader.metadata.subject == "Aide à la décision – ne vaut pas décision"
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "fr-FR"  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True  # type: ignore[index]
    titles = [entry.title for entry in reader.outline]  # type: ignore[union-attr]
    assert titles == [section.title for section in SHEET.sections]


def test_only_the_program_s_own_font_is_used_and_it_is_embedded() -> None:
    """The paper looks the same everywhere."""
    for font in fonts(read(SHEET)):
        assert str(font["/BaseFont"]).endswith(
            ("+LiberationSans", "+LiberationSans-Bold", "+LiberationSans-Italic")
        )
        descriptor = font["/FontDescriptor"]
        assert isinstance(descriptor, DictionaryObject)
        assert "/FontFile2" in descriptor


HOSTILE = {
    "markup": "<b>Mme A.</b> & Cie <font size=99>",
    "an entity": "&amp; &#0; &nbsp;",
    "emoji": "Mme A. 👩‍⚖️🚔",
    "arabic": "محمد بن علي",
    "hebrew": "שרה",
    "chinese": "王小明",
    "a very long name": "A" * 300,
    "a very long name with spaces": "Jean-Pierre " * 25,
    "control characters": "a\x00b\x07c\x1b[31m",
    "a lone surrogate": "a\ud83d",
    "directions": "\u202ettocnaM",
    "many lines": "ligne\n" * 200,
    "a tab and odd spaces": "a\tb\u2003c\u3000d",
    "parentheses and backslashes": "((\\) <</Type /Page>> endstream",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_name_breaks_nothing(kind: str) -> None:
    """In every place where something can be typed."""
    name = HOSTILE[kind]
    document = build_sheet(
        RESULT,
        replace(
            dossier({"danger": Answer("oui", name)}, Heading(name, name, name, name, name)),
            decision=Decision(Stance.ECART, name, name),
        ),
        MEASURE,
    )
    reader = read(document)
    assert reader.pages
    assert "Aide à la décision – ne vaut pas décision" in text(document)
    assert f"page {len(reader.pages)}/{len(reader.pages)}" in text(document)


@pytest.mark.parametrize(
    "name", [HOSTILE["markup"], HOSTILE["an entity"], HOSTILE["parentheses and backslashes"]]
)
def test_what_looks_like_markup_is_printed_as_typed(name: str) -> None:
    """It is a name, not a command."""
    assert name in text(build_sheet(RESULT, dossier(heading=Heading(initials=name)), MEASURE))


@pytest.mark.parametrize("kind", ["emoji", "arabic", "hebrew", "chinese"])
def test_what_the_font_lacks_is_shown_and_the_page_says_so(kind: str) -> None:
    """Never an invisible loss."""
    said = text(build_sheet(RESULT, dossier(heading=Heading(initials=HOSTILE[kind])), MEASURE))
    assert "□" in said
    assert REPLACEMENT_NOTE.replace("\u00a0", " ") in said
    assert REPLACEMENT_NOTE.replace("\u00a0", " ") not in text(SHEET)


def test_a_long_name_is_whole() -> None:
    """Three hundred letters, on as many lines as they need."""
    said = text(build_sheet(RESULT, dossier(heading=Heading(initials="A" * 300)), MEASURE))
    assert said.replace(" ", "").count("A" * 300) == 1


def test_a_reminder_that_was_shortened_says_so() -> None:
    """The following pages recall a long name in two lines, and show that it goes on."""
    long = dossier(heading=Heading(initials="Jean-Pierre " * 40, note="mot " * 2000))
    pages = [page.extract_text() for page in read(build_sheet(RESULT, long, MEASURE)).pages]
    assert pages[0].count("Jean-Pierre") == 40
    assert "…\n" in pages[1]
    assert 5 < pages[1].count("Jean-Pierre") < 40


def test_a_note_longer_than_a_page_is_whole() -> None:
    """It goes on over the pages."""
    note = " ".join(f"mot{place}" for place in range(3000))
    document = build_sheet(RESULT, dossier(heading=Heading(note=note)), MEASURE)
    assert note in _without_frame(document)


def _without_frame(document: Document) -> str:
    """The text without what stands on every page."""
    said = text(document)
    pages = len(read(document).pages)
    for number in range(1, pages + 1):
        said = said.replace(f"page {number}/{pages}", "")
    for line in (document.notice, document.running, *document.foot):
        said = said.replace(line.replace("\u00a0", " "), "")
    return " ".join(said.split())


def test_every_kind_of_block_is_printed() -> None:
    """Questions, tables, a signature of their own."""
    document = Document(
        "Tout",
        (
            Section(
                "Questions",
                (Questions((Question(1, "Quand ?", "Aide.", "Décide.", "Déjà.", ("Oui", "Non"), "Jour"),)),),
            ),
            Section(
                "Table", (Table((Column("Nom"), Column("Nombre", numeric=True)), (("TGD", "3"),), "Légende"),)
            ),
            Section("", (Paragraph("Petit.", small=True), Signature("Fait à …", "Le magistrat", "Mme S."))),
        ),
    )
    said = text(document)
    for words in ("1. Quand ?", "Aide.", "Décide.", "Déjà.", "Oui", "Non", "Jour :", "Légende", "Nom", "Nombre", "TGD", "3",
                  "Petit.", "Fait à …", "Mme S."):  # fmt: skip
        assert words in said


def test_a_table_over_two_pages_repeats_its_head() -> None:
    """A column without its title is misread."""
    rows = tuple((f"ligne {place}", str(place)) for place in range(100))
    document = Document(
        "Liste", (Section("Liste", (Table((Column("Intitulé"), Column("Compte", numeric=True)), rows),)),)
    )
    pages = [page.extract_text() for page in read(document).pages]
    assert len(pages) > 1
    assert all(page.count("Intitulé") == 1 for page in pages)


def test_an_empty_document_is_a_page() -> None:
    """And no crash."""
    assert len(read(Document("", ())).pages) == 1


def test_many_deadlines_are_all_printed() -> None:
    """With their proof."""
    deadlines = tuple(
        replace(ACT, id=str(place), label=f"Délai {place}", importance=2) for place in range(30)
    )
    said = text(build_sheet(replace(RESULT, deadlines=deadlines), dossier(), MEASURE))
    assert all(f"Délai {place} Vendredi 27 novembre 2026" in said for place in range(30))
    assert said.count("1. Huit jours. 2. Prorogé.") == 30
