"""mesure.toml alone: what the home page shows. Light, for every start of the window reads it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.law.heading import Heading, Standing
from vifdesk.rulebook.section import Section


def read_heading(folder: Path) -> Heading:
    """mesure.toml alone: what the home page shows.

    Raises:
        RulesRefused: the file is wrong.

    """
    complaints: list[Complaint] = []
    heading = heading_of(open_section(folder / "mesure.toml", folder, complaints), folder.name)
    if complaints:
        raise RulesRefused(tuple(complaints))
    return heading


def open_section(path: Path, folder: Path, complaints: list[Complaint]) -> Section:
    """A file of the measure in `folder` as a section; one that is missing or no TOML is empty, and complained of."""
    name = f"droit/{folder.name}/{path.name}"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        complaints.append(
            Complaint(name, "en-tête", "le fichier manque.", "Le créer (voir docs/rule_format.md).")
        )
        content = {}
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        complaints.append(
            Complaint(name, "en-tête", f"ce n’est pas du TOML : {error}.", "Corriger la syntaxe.")
        )
        content = {}
    return Section(name, "en-tête", content, complaints)


def heading_of(head: Section, folder: str) -> Heading:
    """The heading that mesure.toml, opened as `head`, holds; `folder` is the name that it must bear."""
    heading = Heading(
        id=head.text("id"),
        order=head.whole("ordre"),
        title=head.text("titre"),
        short_title=head.text("titre_court"),
        summary=head.text("resume"),
        icon=head.text("icone"),
        verified_on=head.day("verifie_le"),
        standing=head.choice("statut", Standing),
    )
    if heading.id != folder:
        head.complain(f"« id » vaut « {heading.id} ».", f"Il doit être le nom du dossier, « {folder} ».")
    return heading
