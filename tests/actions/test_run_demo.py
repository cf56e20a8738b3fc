"""The demonstration: fictional cases through the same actions as real ones."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from tests.helpers.desk import NOW, RESOURCES, MemoryFiles, StillClock, make_desk, read_once
from vifdesk.actions.demo_case import DemoCase
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import NotWritten, UserProblem
from vifdesk.actions.run_demo import dossier_of, run_demo
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.documents.workbook import Workbook
from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.machine.files import DiskFiles
from vifdesk.machine.zones import zone_of
from vifdesk.rulebook.book import ResourceBook

PAPERS = [
    "0-recapitulatif.pdf",
    "1-tgd-auteur-en-fuite.pdf",
    "2-suspension-avant-le-20-mars-2024.pdf",
    "3-suspension-depuis-le-20-mars-2024.pdf",
    "4-op-sans-interdiction-d-arme.pdf",
    "5-oppi-un-vendredi-soir.pdf",
    "6-tgd-information-manquante-questions.pdf",
    "6-tgd-information-manquante.pdf",
    "7-rapport-copil-vif.pdf",
    "8-rapport-partenaires.pdf",
]


class TextPress:
    """Prints plain text."""

    def pdf(self, document: Document) -> bytes:
        return as_text(document).encode()

    def text(self, document: Document) -> bytes:
        raise NotImplementedError(document.title)

    def spreadsheet(self, workbook: Workbook) -> bytes:
        raise NotImplementedError(workbook.title)

    def pictures(self, pdf: bytes, dots_per_inch: int) -> tuple[()]:
        raise NotImplementedError(f"{len(pdf)} bytes at {dots_per_inch}")


BOOK = read_once(RESOURCES)


def desk() -> Desk:
    return replace(make_desk(), rulebook=BOOK, press=TextPress())


Told = list[tuple[int, int, str]]


def papers(moment: datetime = NOW) -> dict[str, str]:
    """The text of each paper, without line breaks."""
    return demonstration(moment)[0]


@cache
def demonstration(moment: datetime) -> tuple[dict[str, str], Told]:
    """The papers, and what was told of the progress."""
    made = replace(desk(), clock=StillClock(moment))
    told: Told = []
    run_demo(made, "sortie", lambda *told_now: told.append(told_now))
    assert isinstance(made.files, MemoryFiles)
    texts = {
        path.removeprefix("sortie/"): " ".join(content.decode().replace("\u00a0", " ").split())
        for path, content in made.files.written.items()
    }
    return texts, told


def test_every_case_has_its_sheet_and_all_have_a_list() -> None:
    """In the folder that was asked for."""
    assert sorted(papers()) == PAPERS


def test_each_paper_has_its_line_of_progress() -> None:
    """Counted to the end."""
    _, told = demonstration(NOW)
    assert [(done, total) for done, total, _ in told] == [(place, 10) for place in range(1, 11)]
    assert all(line.endswith(".pdf") for _, _, line in told)


def test_the_papers_are_the_same_every_day() -> None:
    """Their days are fixed in the cases."""
    assert papers() == papers(datetime(2031, 1, 1, 3, 0))


def test_an_author_on_the_run_does_not_need_a_ban_first() -> None:
    """The old reflex would cost hours."""
    sheet = papers()["1-tgd-auteur-en-fuite.pdf"]
    assert "TGD attribuable en urgence (2°)" in sheet
    assert "[x] Conforme à l’analyse" in sheet


def test_before_20_march_2024_there_are_eight_days_and_six_months() -> None:
    """Eight days from Friday 5 November 2021: to be done by Friday the 12th."""
    sheet = papers()["2-suspension-avant-le-20-mars-2024.pdf"]
    assert ">> Vendredi 12 novembre 2021" in sheet
    assert ">> Mercredi 4 mai 2022" in sheet


def test_since_20_march_2024_nothing_printed_looks_like_eight_days_or_six_months() -> None:
    """Decision 5 of the law notes: the suspension lasts until a judge decides."""
    sheet = papers()["3-suspension-depuis-le-20-mars-2024.pdf"]
    assert ">> Sans date" in sheet
    law = sheet.replace("ni huit jours pour saisir, ni six mois", "")
    assert "Six mois à compter" not in law
    assert "Huit jours à compter" not in law


def test_an_op_without_weapons_ban_and_without_reason_is_an_alert_with_its_appeal() -> None:
    """The magistrate departs from the opinion, with a motive."""
    sheet = papers()["4-op-sans-interdiction-d-arme.pdf"]
    assert "[Alerte]" in sheet
    assert ">> Vendredi 4 décembre 2026" in sheet
    assert "[x] Autre décision" in sheet
    assert "Motif : Le JAF indique" in sheet


def test_twenty_four_hours_from_a_friday_evening_end_on_saturday() -> None:
    """No prorogation: hours that bind a judge."""
    assert ">> Samedi 21 novembre 2026 à 17 h 40" in papers()["5-oppi-un-vendredi-soir.pdf"]


def test_what_is_missing_comes_with_the_questions_to_put() -> None:
    """Unknown is an answer."""
    assert "Information manquante" in papers()["6-tgd-information-manquante.pdf"]
    assert "1. " in papers()["6-tgd-information-manquante-questions.pdf"]


def test_the_list_is_honest_about_what_it_is() -> None:
    """The reports count another register, which it says."""
    recap = papers()["0-recapitulatif.pdf"]
    assert "Les deux rapports COPIL comptent un registre inventé" in recap
    assert all(name in recap for name in PAPERS[1:7] if "questions" not in name)


def test_the_report_for_partners_has_no_situation() -> None:
    """The numbers and pseudonyms that the restricted one lists are nowhere in the wide one."""
    restricted, wide = papers()["7-rapport-copil-vif.pdf"], papers()["8-rapport-partenaires.pdf"]
    listed = re.findall(r"2\d/\d{5}", restricted)
    assert len(listed) > 5
    assert not re.search(r"2\d/\d{5}|Mme [A-Z]\.", wide)
    assert "masqué" in wide
    assert "masqué" not in restricted.replace("sont masqués", "")


def test_every_answer_of_every_case_is_accepted_and_counts_as_given() -> None:
    """The cases follow the rules' own words."""
    for case in BOOK.demo_cases():
        assert list(dossier_of(desk(), case).answers) == [answer.fact for answer in case.answers]


def test_the_folder_is_made(tmp_path: Path) -> None:
    """`vifdesk demo` on a fresh machine."""
    run_demo(replace(desk(), files=DiskFiles()), str(tmp_path / "a" / "b"), lambda *_: None)
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == PAPERS


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file stands in its place."""
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(NotWritten):
        run_demo(replace(desk(), files=DiskFiles()), str(tmp_path / "a"), lambda *_: None)


class BookWithWrongCases(ResourceBook):
    """Its case files have a mistake."""

    def demo_cases(self) -> tuple[DemoCase, ...]:
        raise RulesRefused((Complaint("demo/1.toml", "en-tête", "« le » manque.", "L’ajouter."),))


def test_a_mistake_in_a_case_is_told_with_its_place() -> None:
    """As a mistake in a rule file is."""
    wrong = replace(make_desk(), rulebook=BookWithWrongCases(RESOURCES, zone_of))
    with pytest.raises(UserProblem, match=r"demo/1\.toml"):
        run_demo(wrong, "sortie", lambda *_: None)
