"""A folder of resources/droit/ to a measure. Every complaint is collected; none stops the reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.law.condition import NEVER, Condition
from vifdesk.domain.law.facts import Fact
from vifdesk.domain.law.measure import MISSING_INFORMATION, Counted, Measure, Regime, Repetition
from vifdesk.domain.law.parse_condition import UnreadableCondition, Vocabulary, parse_condition
from vifdesk.rulebook.check_references import check_references
from vifdesk.rulebook.read_deadlines import read_deadline
from vifdesk.rulebook.read_facts import read_fact
from vifdesk.rulebook.read_heading import heading_of, open_section
from vifdesk.rulebook.read_rules import (
    condition_reader,
    read_action,
    read_conclusion,
    read_motif,
    read_table,
    read_warning,
)
from vifdesk.rulebook.section import Section


def read_measure(folder: Path) -> Measure:
    """The whole measure.

    Raises:
        RulesRefused: with every complaint.

    """
    complaints: list[Complaint] = []
    measure = _MeasureReader(folder, complaints).read()
    complaints += check_references(measure, folder)
    if complaints:
        raise RulesRefused(tuple(dict.fromkeys(complaints)))
    return measure


class _MeasureReader:
    """The files of one folder, opened as they are needed."""

    def __init__(self, folder: Path, complaints: list[Complaint]) -> None:
        self._folder = folder
        self._complaints = complaints

    def _file(self, name: str) -> Section:
        return open_section(self._folder / name, self._folder, self._complaints)

    def read(self) -> Measure:
        head = self._file("mesure.toml")
        heading = heading_of(head, self._folder.name)
        regime_fact, absent_is_unknown = head.text("date_regime"), head.flag("absent_vaut_inconnu")
        regimes = tuple(_read_regime(inner) for inner in head.sections("regime", "régime"))
        ignored = head.texts("faits_ignores")
        stage_fact = head.text("etape", "")
        repetitions = tuple(_read_repetition(inner) for inner in head.sections("repetition", "répétition"))
        counted = _read_counted(head.section("copil"), regime_fact)
        head.close()
        facts = self._facts()
        texts = self._file("conclusions.toml")
        conclusions = tuple(read_conclusion(inner) for inner in texts.sections("conclusion", "conclusion"))
        motifs = tuple(read_motif(inner) for inner in texts.sections("motif", "motif"))
        texts.close()
        rules = [self._file(path.name) for path in sorted(self._folder.glob("regles*.toml"))]
        if not rules:
            self._file("regles.toml")
        ends = self._file("echeances.toml")
        vocabulary = Vocabulary(
            facts={fact.id: fact for fact in facts},
            notions={},
            regimes=[regime.id for regime in regimes],
            territories=[territory.value for territory in Territory],
            conclusions=[*(c.id for c in conclusions), MISSING_INFORMATION],
            motifs=_grounds(motifs, facts),
            deadlines=[inner.text("id") for inner in _peeked(ends, "echeance")],
        )
        vocabulary = self._with_notions(vocabulary, rules)
        condition = condition_reader(vocabulary)
        tables = tuple(read_table(s, condition) for file in rules for s in file.sections("table", "table"))
        for file in rules:
            file.close()
        to_do, cautions = self._file("actions.toml"), self._file("avertissements.toml")
        measure = Measure(
            heading=heading,
            regime_fact=regime_fact,
            absent_is_unknown=absent_is_unknown,
            regimes=regimes,
            facts=facts,
            tables=tables,
            conclusions=conclusions,
            motifs=motifs,
            actions=tuple(read_action(s, condition) for s in to_do.sections("action", "action")),
            warnings=tuple(
                read_warning(s, condition) for s in cautions.sections("avertissement", "avertissement")
            ),
            deadlines=tuple(read_deadline(s, condition) for s in ends.sections("echeance", "échéance")),
            repetitions=repetitions,
            ignored_facts=ignored,
            stage_fact=stage_fact,
            counted_as=counted,
        )
        for file in (to_do, cautions, ends):
            file.close()
        return measure

    def _facts(self) -> tuple[Fact, ...]:
        file = self._file("faits.toml")
        facts = tuple(read_fact(inner) for inner in file.sections("fait", "fait"))
        file.close()
        return facts

    def _with_notions(self, vocabulary: Vocabulary, rules: Iterable[Section]) -> Vocabulary:
        """Notions are read in order: each may use those before it."""
        notions: dict[str, Condition] = {}
        words = replace(vocabulary, notions=notions)
        for file in rules:
            for section in file.sections("notion", "notion"):
                name, sentence = section.text("id"), section.text("si")
                section.close()
                if name in words.facts or name in notions:
                    section.complain(
                        f"« {name} » est déjà le nom d’un fait ou d’une notion.", "Choisir un autre id."
                    )
                try:
                    notions[name] = parse_condition(sentence, words)
                except UnreadableCondition as error:
                    section.complain(
                        f"condition illisible « {sentence} » : {error}.", "Voir docs/rule_format.md."
                    )
                    notions[name] = NEVER
        return words


def _read_regime(section: Section) -> Regime:
    regime = Regime(
        id=section.text("id"),
        label=section.text("libelle"),
        since=section.optional_day("du"),
        until=section.optional_day("au"),
        sources=section.texts("sources", compulsory=True),
    )
    section.close()
    return regime


def _read_repetition(section: Section) -> Repetition:
    repetition = Repetition(
        section.text("id"),
        section.text("bouton"),
        section.texts("efface", compulsory=True),
        section.text("personne", ""),
    )
    section.close()
    return repetition


def _read_counted(section: Section | None, regime_fact: str) -> Counted | None:
    if section is None:
        return None
    counted = Counted(
        prefix=section.text("prefixe"),
        day_fact=section.text("date", regime_fact),
        grounds=section.flag("motifs"),
        regimes_of=section.text("regimes_de", ""),
    )
    section.close()
    return counted


def _grounds(motifs: tuple[tuple[str, str], ...], facts: tuple[Fact, ...]) -> list[str]:
    """A ground may be written out, or be the value of a fact (`motif_fait`)."""
    return [motif for motif, _ in motifs] + [value.id for fact in facts for value in fact.values]


def _peeked(file: Section, key: str) -> list[Section]:
    """The inner tables, read a first time for their ids; their complaints come with the second reading."""
    return list(Section(file.file, file.place, file.content, []).sections(key, key))
