"""The meetings of the COPIL VIF and of its partners, kept in the vault: what was written, what was presented, the next day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import MEETING
from vifdesk.actions.vault_port import Change, Stored, Unreadable, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.shape import LONGEST_LINE, LONGEST_TEXT
from vifdesk.domain.statistics.meeting import Meeting, meeting_json, read_meeting
from vifdesk.domain.statistics.period import Period
from vifdesk.domain.statistics.report import Audience, Report
from vifdesk.domain.statistics.since import presented


def meetings_in(vault: Vault) -> tuple[Stored, ...]:
    """Every meeting that the vault holds.

    Raises:
        UserProblem: the vault cannot be read.

    """
    with told():
        return tuple(one for one in vault.latest(MEETING) if not isinstance(one, Unreadable))


def read_meetings(stored: Iterable[Stored]) -> Iterator[Meeting]:
    """The meetings; one that bears neither period nor audience is none."""
    for one in stored:
        meeting = _read(one)
        if meeting is not None:
            yield meeting


def meeting_for(meetings: Iterable[Meeting], audience: Audience, period: Period) -> Meeting:
    """The one of that audience and period; a blank one where there is none yet."""
    for one in meetings:
        if one.audience is audience and one.period == period:
            return one
    return Meeting(audience, period)


def keep_meeting(vault: Vault, known: Iterable[Stored], meeting: Meeting) -> Stored | None:
    """Keep it in the place of the one that `known` holds of its audience and period; None: it is already so.

    A blank one is not worth keeping as long as nothing was.

    Raises:
        BadInput: a text is too long.
        UserProblem: the vault refused, or somebody has changed this meeting meanwhile; what was kept is intact.

    """
    check_meeting(meeting)
    place = next((one for one in known if _is_of(one, meeting)), None)
    content = meeting_json(meeting)
    blank = meeting_json(Meeting(meeting.audience, meeting.period))
    if content == (blank if place is None else place.content):
        return None
    where = (None, None) if place is None else (place.id, place.version)
    with told():
        (stored,) = vault.write((Change(where[0], MEETING, content, where[1]),))
    return stored


def check_meeting(meeting: Meeting) -> None:
    """Refuse what the vault would cut.

    Raises:
        BadInput: which text, and how long it may be.

    """
    texts: Mapping[str, str] = {**meeting.comments, "retex": meeting.feedback}
    for name, text in texts.items():
        if len(text) > LONGEST_TEXT:
            raise BadInput(name, typographie(f"Ce texte dépasse {LONGEST_TEXT} caractères : abrégez-le."))
    lines = [*meeting.agenda, *(part for one in meeting.attendance for part in (one.function, one.name))]
    if any(len(line) > LONGEST_LINE for line in lines):
        raise BadInput("lignes", typographie(f"Une ligne dépasse {LONGEST_LINE} caractères : abrégez-la."))
    if meeting.held_on and meeting.next_on and meeting.next_on <= meeting.held_on:
        raise BadInput("prochaine", "La prochaine réunion doit venir après celle-ci.")


def keep_presented(vault: Vault, report: Report, day: date) -> Stored | None:
    """Keep what has just been exported, so that the next meeting can say what changed; None: it was so already.

    Raises:
        UserProblem: the vault refused.

    """
    known = meetings_in(vault)
    meeting = meeting_for(read_meetings(known), report.audience, report.figures.period)
    return keep_meeting(vault, known, presented(meeting, report, day))


def _is_of(stored: Stored, meeting: Meeting) -> bool:
    found = _read(stored)
    return found is not None and (found.audience, found.period) == (meeting.audience, meeting.period)


def _read(stored: Stored) -> Meeting | None:
    try:
        return read_meeting(stored.content)
    except ValueError:
        return None
