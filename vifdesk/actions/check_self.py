"""Put the program to its own trials, on this machine and with the rules that are installed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from vifdesk import __version__
from vifdesk.actions.check_rules import check_rules
from vifdesk.actions.compute_deadline import compute_deadline
from vifdesk.actions.desk import Desk
from vifdesk.actions.evaluate_situation import evaluate_facts
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.register import Register
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.deadlines.trial import DelayTrial, delay_discrepancies
from vifdesk.domain.documents.self_check import CheckedPoint, SelfCheck, build_self_check
from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.domain.wizard.trial import NEANT, Trial, discrepancies

Told = Callable[[int, int], None]
"""How many of how many trials are done: for a progress bar."""


@dataclass(slots=True)
class _Progress:
    told: Told
    total: int
    done: int = 0

    def step(self) -> None:
        self.done += 1
        self.told(self.done, self.total)


def check_self(
    desk: Desk, register: Register | None = None, *, progress: Told = lambda *_: None
) -> SelfCheck:
    """Every rule proved, every worked case and delay computed anew, a paper set twice; the vault read whole if it is given.

    The rules are read from their files again, so that it may run aside while the window goes on.
    """
    desk = replace(desk, rulebook=desk.rulebook.fresh())
    trials, delays, unreadable = _trials(desk)
    bar = _Progress(progress, len(trials) + len(delays))
    points = [
        _rules(desk),
        _point("Situations travaillées", len(trials), [*unreadable, *_situations(desk, trials, bar)]),
        _point("Délais calculés", len(delays), list(_delays(desk, delays, bar))),
        _paper(desk),
    ]
    if register is not None:
        points.append(_vault(register))
    laws = tuple(desk.rulebook.law_print(heading.id) for heading in desk.rulebook.headings())
    return SelfCheck(desk.clock.now(), __version__, tuple(points), tuple(dict.fromkeys(laws)))


def _trials(desk: Desk) -> tuple[tuple[Trial, ...], tuple[DelayTrial, ...], list[str]]:
    try:
        return desk.rulebook.trials(), desk.rulebook.delay_trials(), []
    except RulesRefused as refusal:
        return (), (), [str(complaint) for complaint in refusal.complaints]


def _point(name: str, count: int, wrong: list[str]) -> CheckedPoint:
    if not count and not wrong:
        wrong = ["aucune épreuve n’a été trouvée : l’installation est incomplète, réinstallez vifdesk"]
    return CheckedPoint(name, count, tuple(typographie(sentence) for sentence in wrong))


def _rules(desk: Desk) -> CheckedPoint:
    report = check_rules(desk)
    combinations = sum(proof.combinations for proof in report.proofs)
    return _point("Combinaisons des règles", combinations, [str(one) for one in report.complaints])


def _situations(desk: Desk, trials: tuple[Trial, ...], bar: _Progress) -> Iterator[str]:
    for trial in trials:
        try:
            compiled = desk.rulebook.measure(trial.measure)
            result = evaluate_facts(
                desk,
                trial.measure,
                trial_facts(compiled, trial.facts),
                territory=trial.territory,
                as_of=trial.as_of,
            )
            alone = len(compiled.tables) == 1
            wrong = list(discrepancies(trial, result, alone=alone))
        except (UserProblem, RulesRefused, KeyError) as refusal:
            wrong = [str(refusal)]
        yield from (f"{trial.id} : {sentence}." for sentence in wrong)
        bar.step()


def trial_facts(compiled: CompiledMeasure, facts: Mapping[str, object]) -> dict[str, object]:
    """The facts of a worked case as JSON gives them: « neant » is null where the fact has it."""
    known = compiled.space.facts
    return {
        name: None if raw == NEANT and name in known and known[name].accepts_none else raw
        for name, raw in facts.items()
    }


def _delays(desk: Desk, delays: tuple[DelayTrial, ...], bar: _Progress) -> Iterator[str]:
    for trial in delays:
        try:
            terms = compute_deadline(
                desk,
                start=trial.start,
                period=trial.period,
                nature=trial.nature,
                territory=trial.territory,
                extendable=trial.extendable,
            )
            wrong = list(delay_discrepancies(trial, terms))
        except (UserProblem, RulesRefused) as refusal:
            wrong = [str(refusal)]
        yield from (f"délai de la ligne {trial.line} : {sentence}." for sentence in wrong)
        bar.step()


def _paper(desk: Desk) -> CheckedPoint:
    """A paper set twice must be the same to the byte: fonts are there, and nothing of the hour or the machine gets in."""
    at = datetime(2026, 1, 1, 8, 0)
    document = build_self_check(SelfCheck(at, __version__, (CheckedPoint("Épreuve", 1, ()),), ()))
    first, second = desk.press.pdf(document), desk.press.pdf(document)
    same = first == second and first.startswith(b"%PDF-")
    return _point(
        "Papiers composés", 2, [] if same else ["deux papiers semblables diffèrent ou ne sont pas des PDF."]
    )


def _vault(register: Register) -> CheckedPoint:
    with told():
        report = register.vault.check()
    wrong = [f"enregistrement {one.id or 'sans nom'} illisible" for one in report.damaged]
    if not report.inventory or report.missing:
        wrong.append("il manque des versions, ou il y en a en trop")
    if not report.log:
        wrong.append("le journal des accès a été retouché ou coupé")
    if not report.keys:
        wrong.append("une clé n’a pas été posée par vifdesk")
    if not report.structure:
        wrong.append("le fichier du coffre est abîmé")
    remedy = " ; restaurez une sauvegarde (page Coffre)."
    return _point("Versions lues dans le coffre", report.versions, [sentence + remedy for sentence in wrong])
