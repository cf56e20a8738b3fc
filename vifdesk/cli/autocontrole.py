"""`vifdesk autocontrole`: the program's own trials on this machine, with a dated certificate."""

from __future__ import annotations

import argparse

from vifdesk.actions.check_self import check_self
from vifdesk.actions.desk import Desk
from vifdesk.actions.save_paper import save_paper
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import write_object
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.documents.self_check import SelfCheck, build_self_check


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--sortie", metavar="CERTIFICAT.pdf", help="écrire le certificat en PDF")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Check, print the certificate, and return 1 when anything failed. The vault is read only if it is named."""
    if words.coffre is None and words.phrase_fd is None and words.secours_fd is None:
        check = check_self(desk)
    else:
        with opened_register(words, desk) as register:
            check = check_self(desk, register)
    if words.sortie is not None:
        save_paper(desk, build_self_check(check), words.sortie)
    if words.json:
        write_object(_json(check))
    else:
        print(as_text(build_self_check(check)))
    return 0 if check.passed else 1


def _json(check: SelfCheck) -> dict[str, object]:
    return {
        "le": check.at.isoformat(timespec="seconds"),
        "programme": check.version,
        "conforme": check.passed,
        "epreuves": [
            {"nom": point.name, "nombre": point.count, "anomalies": list(point.wrong)}
            for point in check.points
        ],
        "droit": [{"paquet": law.pack, "empreinte": law.digest} for law in check.laws],
    }
