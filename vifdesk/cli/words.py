"""argparse in French: help, usage and refusals."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from vifdesk.actions.problems import BadInput

_TRANSLATED = (
    (r"the following arguments are required: (.*)", r"il manque : \1"),
    (r"unrecognized arguments: (.*)", r"mots en trop : \1"),
    (r"argument ([^:]*): expected one argument", r"« \1 » attend une valeur"),
    (
        r"argument ([^:]*): invalid choice: '?([^' ]*)'? \(choose from (.*)\)",
        r"« \2 » n’est pas une commande ; commandes : \3",
    ),
    (r"ambiguous option: (\S+) could match (.*)", r"« \1 » est ambigu : \2"),
    (r"argument ([^:]*): ignored explicit argument '(.*)'", r"« \1 » n’attend pas de valeur (« \2 »)"),
)


class FrenchHelp(argparse.HelpFormatter):
    """« Utilisation : » in the place of « usage: »."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Utilisation : " if prefix is None else prefix)


class FrenchParser(argparse.ArgumentParser):
    """A parser whose refusals are `BadInput`, in French."""

    def __init__(self, **settings: object) -> None:
        super().__init__(formatter_class=FrenchHelp, add_help=False, allow_abbrev=False, **settings)  # type: ignore[arg-type]
        self._positionals.title = "Arguments"
        self._optionals.title = "Options"
        self.add_argument("-h", "--help", "--aide", action="help", help="afficher cette aide")

    def error(self, message: str) -> NoReturn:
        """Refuse the words of the command."""
        for pattern, french in _TRANSLATED:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, french, message)
                break
        shown = message.replace(" :", "\u00a0:").replace(" ;", "\u00a0;")
        raise BadInput(
            "commande",
            f"Commande incomplète ou mal écrite\u00a0: {shown}.",
            remedy=f"Voir «\u00a0{self.prog} --help\u00a0».",
        )
