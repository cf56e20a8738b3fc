"""`vifdesk coffre journal`: who did what, when."""

from __future__ import annotations

import argparse

from vifdesk.actions.desk import Desk
from vifdesk.actions.read_log import read_log
from vifdesk.actions.vault_port import LogLine, Unreadable
from vifdesk.cli.coffre_words import add_vault, opened_vault
from vifdesk.cli.lines import Answer, write_line
from vifdesk.domain.dates.wording import short_moment


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Print the log, oldest line first; 1 when a line cannot be read."""
    with opened_vault(words, desk) as vault:
        lines = read_log(vault)
    for line in lines:
        if words.json:
            write_line(_json(line))
        elif isinstance(line, Unreadable):
            print(f"{line.id}\tligne illisible")
        else:
            who = f"{line.who}, {line.function}"
            print(
                "\t".join((str(line.seq), short_moment(line.at), who, line.action, line.object, line.detail))
            )
    return 1 if any(isinstance(line, Unreadable) for line in lines) else 0


def _json(line: LogLine | Unreadable) -> Answer:
    if isinstance(line, Unreadable):
        return {"ligne": line.id, "erreur": "ligne illisible"}
    return {
        "ligne": line.seq,
        "le": line.at.isoformat(timespec="seconds"),
        "qui": line.who,
        "fonction": line.function,
        "acte": line.action,
        "objet": line.object,
        "detail": line.detail,
    }
