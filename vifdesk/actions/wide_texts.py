"""What is typed for partners names no dossier: a number of the register in it stops the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vifdesk.actions.problems import BadInput
from vifdesk.actions.vault_port import Brief, Unreadable, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.record import reference_of
from vifdesk.domain.register.search import bare
from vifdesk.domain.register.summary import SUMMED_UP
from vifdesk.domain.statistics.meeting import Meeting
from vifdesk.domain.statistics.report import Audience

_SHORTEST = 4
"""A number of fewer letters and digits would be found everywhere."""
_WORDS = re.compile(r"[\w/.\-]+")


def check_wide_texts(meeting: Meeting, references: Iterable[str]) -> None:
    """Refuse a text for partners that holds the number of a dossier; nothing for the COPIL VIF.

    Raises:
        BadInput: which number, and where it stands.

    """
    if meeting.audience is not Audience.LARGE:
        return
    known = {key for reference in references if len(key := bare(reference)) >= _SHORTEST}
    for what, text in _texts(meeting):
        for word in _WORDS.findall(text):
            if bare(word) in known:
                raise BadInput(
                    "diffusion",
                    typographie(f"{what} cite le dossier « {word} » : ce rapport part chez les partenaires."),
                    remedy="Retirez ce numéro, puis exportez de nouveau ; rien n’a été écrit.",
                )


def references_in(vault: Vault) -> Iterator[str]:
    """The number of each dossier.

    Raises:
        UserProblem: the vault cannot be read.

    """
    with told():
        for one in vault.briefs():
            if not isinstance(one, Unreadable) and one.kind == SUMMED_UP:
                yield reference_of(one.summary if isinstance(one, Brief) else one.content)


def _texts(meeting: Meeting) -> Iterator[tuple[str, str]]:
    for text in meeting.comments.values():
        yield "Un commentaire", text
    yield "Le retour d’expérience", meeting.feedback
    yield "L’ordre du jour", "\n".join(meeting.agenda)
    yield "La liste de présence", "\n".join(f"{one.function} {one.name}" for one in meeting.attendance)
