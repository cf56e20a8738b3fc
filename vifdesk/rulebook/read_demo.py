"""resources/demo/ to the fictional cases of the demonstration. Every complaint is collected."""

from __future__ import annotations

import tomllib
from pathlib import Path

from vifdesk.actions.demo_case import DemoAnswer, DemoCase
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Decision, Heading, Stance
from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.rulebook.section import Section

FOLDER = "demo"
_ANSWER_KEYS = {"fait", "valeur", "neant", "origine"}


def read_demo(resources: Path) -> tuple[DemoCase, ...]:
    """The cases, in the order of their files' names.

    Raises:
        RulesRefused: with every complaint of every file.

    """
    complaints: list[Complaint] = []
    files = sorted((resources / FOLDER).glob("*.toml"))
    cases = tuple(_read_case(path, complaints) for path in files)
    if complaints:
        raise RulesRefused(tuple(complaints))
    return cases


def _read_case(path: Path, complaints: list[Complaint]) -> DemoCase:
    head = _open(path, complaints)
    case = DemoCase(
        id=path.stem,
        title=head.text("titre"),
        measure=head.text("dispositif"),
        territory=head.choice("territoire", Territory, Territory.METROPOLE),
        as_of=head.day("le"),
        heading=_read_heading(head),
        decision=_read_decision(head),
        answers=tuple(_read_answer(section) for section in head.sections("reponse", "réponse", "fait")),
        with_questions=head.flag("questions"),
    )
    head.close()
    return case


def _open(path: Path, complaints: list[Complaint]) -> Section:
    name = f"{FOLDER}/{path.name}"
    content: dict[str, object] = {}
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        complaints.append(
            Complaint(name, "en-tête", f"le fichier ne peut pas être lu ({error}).", "Le corriger.")
        )
    return Section(name, "en-tête", content, complaints)


def _read_heading(head: Section) -> Heading:
    section = head.section("entete")
    if section is None:
        return Heading()
    heading = Heading(
        court=section.text("juridiction", ""),
        parquet_number=section.text("numero", ""),
        initials=section.text("initiales", ""),
        magistrate=section.text("magistrat", ""),
        note=section.text("note", ""),
    )
    section.close()
    return heading


def _read_decision(head: Section) -> Decision:
    section = head.section("decision")
    if section is None:
        return Decision()
    decision = Decision(
        section.choice("position", Stance), section.text("texte", ""), section.text("motif", "")
    )
    section.close()
    return decision


def _read_answer(section: Section) -> DemoAnswer:
    """`valeur` may be anything that TOML writes: the fact itself judges it. TOML has no null: `neant = true` stands for it."""
    if section.has("valeur") == section.flag("neant"):
        section.complain("il faut « valeur » ou « neant = true », et non les deux.", "Garder l’un des deux.")
    for key in section.content.keys() - _ANSWER_KEYS:
        section.complain(f"clé inconnue « {key} ».", "La corriger ou la retirer.")
    return DemoAnswer(section.text("fait"), section.content.get("valeur"), section.text("origine", ""))
