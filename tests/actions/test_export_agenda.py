"""The agenda, read back by another program's reader: what a calendar will show, and nothing personal."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from icalendar import Calendar, Event

from tests.actions.registers import TGD, Office, office
from tests.helpers.desk import MemoryFiles
from vifdesk.actions.bin_dossier import bin_dossier
from vifdesk.actions.enter_event import correct_event, enter_event
from vifdesk.actions.export_agenda import export_agenda
from vifdesk.actions.mark_deadline import mark_deadline
from vifdesk.actions.problems import BadInput
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.schedule.followed import State

NAME, NOTE = "Mme Zerbinette", "fusil sous l’escalier"


@pytest.fixture
def of() -> Office:
    made = office()
    made.record(
        "26/04512",
        pseudonyme=NAME,
        note=NOTE,
        evaluations=[TGD],
        evenements=[{"type": "oppi_recue", "le": "2026-11-21T17:40", "note": NOTE}],
    )
    return made


def written(of: Office, reference: str | None = None, key: str | None = None) -> bytes:
    files = of.desk.files
    assert isinstance(files, MemoryFiles)
    export_agenda(of.desk, of.register, "x.ics", reference=reference, key=key)
    return files.written["x.ics"]


def events(content: bytes) -> dict[str, Event]:
    """By title, without the reference."""
    calendar = Calendar.from_ical(content)
    assert calendar["VERSION"] == "2.0"
    found = [one for one in calendar.walk("VEVENT") if isinstance(one, Event)]
    return {str(event["SUMMARY"]).partition(" – ")[2]: event for event in found}


def test_each_dated_deadline_to_come_is_one_event_on_its_prudent_day(of: Office) -> None:
    """A day for a day, the minute for hours; what has passed is not there."""
    found = events(written(of))
    assert {title: event.decoded("DTSTART") for title, event in found.items()} == {
        "Fin du téléphone": date(2027, 5, 12),
        "Revue à mi-parcours (bonne pratique)": date(2027, 2, 12),
        "Décision du JAF sur l’OPPI": datetime(2026, 11, 22, 17, 40),
    }
    assert all(str(event["SUMMARY"]).startswith("26/04512 – ") for event in found.values())
    assert len({event["UID"] for event in found.values()}) == len(found)


def test_nothing_personal_is_in_the_file_and_no_line_is_too_long(of: Office) -> None:
    """Neither pseudonym nor note; 75 octets a line at the most, each ended by CR LF; the last one too."""
    content = written(of)
    for secret in (NAME, "Zerbinette", NOTE, "fusil", of.register.places["26/04512"].id):
        assert secret.encode() not in content
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


def test_the_same_deadlines_give_the_same_bytes_whatever_the_hour(of: Office) -> None:
    """And another day only if a deadline has passed."""
    before = written(of)
    of.wait(hours=3)
    assert written(of) == before


def test_a_moved_date_keeps_its_uid_and_counts_up(of: Office) -> None:
    """So that a calendar moves its own line."""
    before = events(written(of))["Fin du téléphone"]
    enter_event(of.desk, of.register, "26/04512", {"type": "tgd_decide", "le": "2026-11-16"})
    after = events(written(of))["Fin du téléphone"]
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.decoded("DTSTART") == date(2027, 5, 14)
    correct_event(of.desk, of.register, "26/04512", 1, {"type": "tgd_decide", "le": "2026-11-17"})
    assert events(written(of))["Fin du téléphone"]["SEQUENCE"] == 2


def test_a_deadline_done_after_it_was_shown_is_taken_back(of: Office) -> None:
    """Cancelled under its UID, with a higher number; it does not count among those to come."""
    before = events(written(of))["Fin du téléphone"]
    mark_deadline(of.desk, of.register, "26/04512", "tgd.echeance_tgd", State.FAITE)
    after = events(written(of))["Fin du téléphone"]
    assert (after["UID"], after["STATUS"], after["SEQUENCE"]) == (before["UID"], "CANCELLED", 1)
    assert export_agenda(of.desk, of.register, "x.ics") == 2


def test_one_dossier_or_one_deadline_can_be_asked_for(of: Office) -> None:
    """The others are left out, the bin always; what is not there is a sentence; the export is logged."""
    of.record("26/2", evaluations=[TGD])
    of.record("26/3", evaluations=[TGD])
    bin_dossier(of.desk, of.register, "26/3")
    assert len(events(written(of, reference="26/2"))) == 2
    assert list(events(written(of, reference="26/2", key="tgd.echeance_tgd"))) == ["Fin du téléphone"]
    assert len(Calendar.from_ical(written(of)).walk("VEVENT")) == 5
    assert of.acts()[-1] == Act.EXPORT
    for reference, key in (("26/9", None), ("26/2", "tgd.autre")):
        with pytest.raises(BadInput):
            export_agenda(of.desk, of.register, "x.ics", reference=reference, key=key)


def test_reserved_signs_and_long_titles_come_back_as_they_were(of: Office) -> None:
    """A reference with commas, semicolons, backslashes and accents, folded in the middle of nothing."""
    reference = "26/4, n° « é;\\ » " + "œ" * 40
    of.record(reference, evaluations=[TGD])
    titles = [str(event["SUMMARY"]) for event in Calendar.from_ical(written(of)).walk("VEVENT")]
    assert f"{reference} – Fin du téléphone" in titles
