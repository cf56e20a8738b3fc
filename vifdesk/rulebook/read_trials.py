"""resources/epreuves/ to the worked cases that the rules must pass. Every complaint is collected."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from vifdesk.domain.dates.period import ImpossiblePeriod, Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.deadlines.trial import DelayTrial
from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.wizard.trial import DEADLINE_KEYS, Expected, Trial
from vifdesk.rulebook.section import Section

FOLDER = "epreuves"
DELAYS = "delais.csv"

_REMEDY = "Corriger la ligne : l’en-tête du fichier nomme les colonnes."


def read_trials(resources: Path) -> tuple[Trial, ...]:
    """The situations, file by file, in the order of the files.

    Raises:
        RulesRefused: with every complaint of every file.

    """
    complaints: list[Complaint] = []
    trials = [
        trial
        for path in sorted((resources / FOLDER).glob("*.toml"))
        for trial in _read_file(path, complaints)
    ]
    for place, trial in enumerate(trials):
        if trial.id in {other.id for other in trials[:place]}:
            complaints.append(
                Complaint(FOLDER, f"cas « {trial.id} »", "deux cas ont ce nom.", "Renommer le second.")
            )
    if complaints:
        raise RulesRefused(tuple(complaints))
    return tuple(trials)


def _read_file(path: Path, complaints: list[Complaint]) -> Iterator[Trial]:
    """The cases of one file; `comme` takes the facts of an earlier one of the same file, `sans` removes some of them."""
    file = f"{FOLDER}/{path.name}"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        complaints.append(
            Complaint(file, "en-tête", f"le fichier ne peut pas être lu ({error}).", "Le corriger.")
        )
        return
    head = Section(file, "en-tête", content, complaints)
    seen: dict[str, dict[str, object]] = {}
    for section in head.sections("cas", "cas"):
        trial = _read_case(section, seen)
        seen[trial.id] = dict(trial.facts)
        yield trial
    head.close()


def _read_case(section: Section, seen: Mapping[str, Mapping[str, object]]) -> Trial:
    alike = section.optional_text("comme")
    if alike is not None and alike not in seen:
        section.complain(f"« comme » nomme « {alike} », qui n’est pas plus haut.", "Nommer un cas précédent.")
    facts = dict(seen.get(alike or "", {}))
    given = section.section("faits")
    facts.update(given.content if given else {})
    for dropped in section.texts("sans"):
        if facts.pop(dropped, None) is None:
            section.complain(f"« sans » retire « {dropped} », qui n’y est pas.", "L’ôter de la liste.")
    trial = Trial(
        id=section.text("id"),
        note=section.text("note"),
        measure=section.text("dispositif"),
        territory=section.choice("territoire", Territory, Territory.METROPOLE),
        as_of=section.day("le"),
        facts=facts,
        expected=_read_expected(section),
    )
    section.close()
    return trial


def _read_expected(case: Section) -> Expected:
    section = case.section("attendu")
    if section is None:
        case.complain(
            "« attendu » manque.", "Écrire [cas.attendu] : un cas qui n’attend rien ne prouve rien."
        )
        return Expected()
    expected = Expected(
        regime=section.optional_text("regime"),
        motif=section.optional_text("motif"),
        rule=section.optional_text("regle"),
        missing=frozenset(section.texts("faits_manquants")) if section.has("faits_manquants") else None,
        conclusions=section.texts("conclusions"),
        no_conclusions=section.texts("conclusions_absentes"),
        warnings=section.texts("avertissements"),
        no_warnings=section.texts("avertissements_absents"),
        actions=section.texts("actions"),
        no_actions=section.texts("actions_absentes"),
        deadlines=_read_deadlines(section),
        no_deadlines=section.texts("echeances_absentes"),
    )
    section.close()
    return expected


def _read_deadlines(expected: Section) -> Mapping[str, Mapping[str, object]]:
    section = expected.section("echeances")
    wanted = {} if section is None else dict(section.content)
    read: dict[str, Mapping[str, object]] = {}
    for name, fields in wanted.items():
        if not isinstance(fields, dict) or any(key not in DEADLINE_KEYS for key in fields):
            expected.complain(
                f"l’échéance « {name} » attend ce qu’aucune échéance n’a.",
                f"Champs acceptés : {', '.join(DEADLINE_KEYS)}.",
            )
            continue
        read[name] = fields
    return read


def read_delay_trials(resources: Path) -> tuple[DelayTrial, ...]:
    """The delays, one a line of the file; the number is that of the line.

    Raises:
        RulesRefused: with every complaint.

    """
    path = resources / FOLDER / DELAYS
    complaints: list[Complaint] = []
    trials: list[DelayTrial] = []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RulesRefused(
            (
                Complaint(
                    f"{FOLDER}/{DELAYS}",
                    "en-tête",
                    f"le fichier ne peut pas être lu ({error}).",
                    "Le remettre.",
                ),
            )
        ) from error
    for line, row in enumerate(rows, start=2):
        try:
            trials.append(_read_delay(line, row))
        except (KeyError, TypeError, ValueError, ImpossiblePeriod) as error:
            complaints.append(
                Complaint(f"{FOLDER}/{DELAYS}", f"ligne {line}", f"illisible ({error}).", _REMEDY)
            )
    if complaints:
        raise RulesRefused(tuple(complaints))
    return tuple(trials)


def _read_delay(line: int, row: Mapping[str, str]) -> DelayTrial:
    then = None
    if row["puis"]:
        count, unit = row["puis"].split()
        then = Period(int(count), Unit(unit))
    return DelayTrial(
        line=line,
        why=row["pourquoi"],
        start=_limit(row["depart"]),
        period=Period(int(row["duree"]), Unit(row["unite"]), then),
        nature=Nature(row["nature"]),
        territory=Territory(row["territoire"]),
        extendable=False if row["prorogation"] == "non" else None,
        raw_end=_limit(row["terme_brut"]),
        end=_limit(row["terme"]),
        prudent=_limit(row["prudent"]),
        veille=date.fromisoformat(row["veille"]) if row["veille"] else None,
    )


def _limit(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
