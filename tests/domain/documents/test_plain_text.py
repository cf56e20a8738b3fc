"""Any paper as plain text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.documents.examples import MEASURE, RESULT, dossier
from vifdesk.domain.documents.document import (
    Column,
    DecisionBox,
    Document,
    HeadField,
    Paragraph,
    Question,
    Questions,
    Section,
    Signature,
    Table,
)
from vifdesk.domain.documents.plain_text import WIDTH, as_text
from vifdesk.domain.documents.sheet import build_sheet
from vifdesk.domain.dossier.dossier import Heading

SHEET = as_text(build_sheet(RESULT, dossier(), MEASURE))


def paper(
    *blocks: Paragraph | Table | Questions | Signature | DecisionBox, head: tuple[HeadField, ...] = ()
) -> str:
    return as_text(Document("Titre", (Section("Partie", blocks),), head=head))


def test_lines_are_short_enough_for_a_mail() -> None:
    """And none ends with spaces."""
    assert max(len(line) for line in SHEET.splitlines()) <= WIDTH
    assert not any(line.endswith(" ") for line in SHEET.splitlines())
    assert SHEET.endswith("\n")


def test_headings_are_underlined_and_boxes_are_brackets() -> None:
    """Nothing that a case-management system would misread."""
    assert "CONCLUSION\n----------\n[Favorable] Mesure attribuable" in SHEET
    assert "[ ] Prévenir la préfecture. -> Préfet\n    Par écrit.\n    (C.\u00a0essai, art.\u00a03)" in SHEET
    assert ">> Vendredi 27\u00a0novembre 2026" in SHEET
    assert "! ALERTE\u00a0: Aucune contrainte possible. (Circulaire d’essai)" in SHEET


def test_an_unknown_fact_is_in_capitals() -> None:
    """Plain text has no colour."""
    assert "- Interdiction de contact\u00a0: INCONNU" in SHEET


def test_no_line_ends_inside_an_hour() -> None:
    """« 24 » at a line's end and « h » on the next is misread."""
    for count in range(1, WIDTH):
        assert "17\u00a0h\u00a040" in paper(Paragraph("x" * count + " à 17 h 40"))


def test_what_no_file_can_hold_is_shown() -> None:
    """A lone surrogate, a control character: replaced, never lost without a sign; the text can be written as UTF-8."""
    said = as_text(build_sheet(RESULT, dossier(heading=Heading(initials="a\ud800b\x00c")), MEASURE))
    assert "a\ufffdb\ufffdc" in said
    said.encode("utf-8")


def test_thin_spaces_become_plain_non_breaking_ones() -> None:
    """Older systems know U+00A0 and not U+202F."""
    assert paper(Paragraph("Quoi\u202f?")).count("\u00a0?") == 1


def test_an_empty_field_leaves_room_to_write() -> None:
    """As on paper."""
    assert "Initiales\u00a0: …" in paper(head=(HeadField("Initiales", ""),))


def test_questions_tables_and_signatures_have_their_text() -> None:
    """Every kind of block can be read."""
    said = paper(
        Questions(
            (
                Question(
                    1, "Quand ?", "Aide.", "Décide.", "Réponse à ce jour : Inconnu", ("Oui", "Non"), "Jour"
                ),
            )
        ),
        Table((Column("Nom"), Column("Nombre", numeric=True)), (("TGD", "3"),), "Légende"),
        Signature("Fait à …", "Le magistrat"),
    )
    for words in ("1. Quand ?", "Aide.", "Décide.", "Inconnu", "[ ] Oui", "[ ] Non", "Jour\u00a0: …", "Légende", "- TGD",
                  "Nombre\u00a0: 3", "Fait à …", "Le magistrat"):  # fmt: skip
        assert words in said


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z"))))
def test_no_letter_is_lost(words: str) -> None:
    """Whatever the name, its letters are all there."""
    assert words in paper(Paragraph(words)).replace("\n", "").replace(" ", "")
