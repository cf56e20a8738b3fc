"""`vifdesk copil`: the figures of a period into a file, for the COPIL VIF or for its partners."""

from __future__ import annotations

import argparse
from pathlib import PurePath

from vifdesk.actions.compose_copil import FIGURES, PAPERS, check_ending, copil_file, copil_paper
from vifdesk.actions.copil_meetings import keep_presented, meeting_for, meetings_in, read_meetings
from vifdesk.actions.count_figures import make_report, read_period, reckon
from vifdesk.actions.desk import Desk
from vifdesk.actions.export_report import export_report
from vifdesk.actions.problems import BadInput
from vifdesk.actions.wide_texts import check_wide_texts, references_in
from vifdesk.cli.coffre_words import add_vault, opened_vault
from vifdesk.cli.lines import write_object
from vifdesk.cli.options import read_day
from vifdesk.domain.statistics.meeting import Meeting
from vifdesk.domain.statistics.report import Audience, Report, RestrictedReport

ENDINGS = ", ".join((*PAPERS, *FIGURES))


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--du", metavar="AAAA-MM-JJ", required=True, help="premier jour compté")
    parser.add_argument("--au", metavar="AAAA-MM-JJ", required=True, help="dernier jour compté")
    parser.add_argument(
        "--diffusion",
        metavar="D",
        required=True,
        help="restreinte (COPIL VIF, avec les situations) ou large (chiffres seuls, petits comptes masqués)",
    )
    parser.add_argument("--sortie", metavar="X", required=True, help=f"fichier à écrire\u00a0: {ENDINGS}")
    parser.add_argument(
        "--tribunal",
        metavar="NOM",
        default="",
        help="juridiction, en tête des papiers (défaut : une ligne à remplir)",
    )
    parser.add_argument(
        "--plat",
        metavar="CODE",
        help="CSV à plat pour un outil d’analyse, sous ce code de juridiction, avec son dictionnaire de données",
    )


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Count, then write; nothing is opened before the words are understood."""
    audience = _audience(words.diffusion)
    period = read_period(desk, read_day("du", words.du), read_day("au", words.au))
    ending = check_ending(words.sortie)
    if words.plat is not None and ending != ".csv":
        raise BadInput(
            "sortie", f"Le fichier «\u00a0{words.sortie}\u00a0» doit finir par\u00a0: .csv avec --plat."
        )
    court = None if words.plat is None else _court(words.plat)
    with opened_vault(words, desk) as vault:
        report = make_report(reckon(desk, vault), vault, period, audience)
        if court is None:
            meetings = tuple(read_meetings(meetings_in(vault)))
            meeting = meeting_for(meetings, audience, period)
            if ending in PAPERS and audience is Audience.LARGE and meeting != Meeting(audience, period):
                check_wide_texts(meeting, references_in(vault))
            paper = copil_paper(report, meetings, desk.clock.today(), words.tribunal)
            files = {words.sortie: copil_file(desk, paper, ending)}
        else:
            files = _flat(words.sortie, report, court)
        export_report(desk, vault, report, files)
        if ending in PAPERS:
            keep_presented(vault, report, desk.clock.today())
    _tell(words, report, list(files))
    return 1 if report.figures.unread else 0


def _flat(path: str, report: Report, court: str) -> dict[str, bytes]:
    """The dictionary first: no data without its meaning."""
    from vifdesk.domain.statistics.as_csv import data_dictionary, report_flat

    beside = str(PurePath(path).with_name(f"dictionnaire-{PurePath(path).name}"))
    return {beside: data_dictionary(report.figures), path: report_flat(report, court)}


def _tell(words: argparse.Namespace, report: Report, written: list[str]) -> None:
    shown = list(report.figures)
    masked = sum(figure.now.masked for figure in shown)
    situations = len(report.situations) if isinstance(report, RestrictedReport) else 0
    if words.json:
        write_object(
            {
                "fichiers": written,
                "indicateurs": len(shown),
                "masques": masked,
                "situations": situations,
                "dossiers_illisibles": report.figures.unread,
            }
        )
        return
    print(
        f"{report.figures.period.title[:1].upper()}{report.figures.period.title[1:]}\u00a0: {len(shown)} chiffres",
        end="",
    )
    print(f", {masked} masqués" if masked else "", end="")
    print(f", {situations} situations à suivre" if isinstance(report, RestrictedReport) else "", end="")
    print(f". Écrit\u00a0: {', '.join(written)}")
    if report.figures.unread:
        print(
            f"Attention\u00a0: {report.figures.unread} enregistrement(s) illisible(s) ne sont pas comptés\u00a0; "
            "lancez «\u00a0vifdesk coffre verifier\u00a0»."
        )


def _audience(raw: str) -> Audience:
    if raw not in {one.value for one in Audience}:
        raise BadInput(
            "diffusion",
            f"«\u00a0diffusion\u00a0»\u00a0: reçu «\u00a0{raw}\u00a0», attendu restreinte ou large.",
        )
    return Audience(raw)


def _court(raw: str) -> str:
    code = raw.strip()
    if not code or len(code) > 64 or not code.isprintable():
        raise BadInput("plat", "--plat attend un code de juridiction d’une ligne, par exemple 00000001.")
    return code
