"""`vifdesk agenda`, `coffre evenement`, `coffre echeance`: the life of a dossier without the window."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar

from tests.cli.conftest import Vifdesk, jsonl
from tests.cli.test_coffre import DOSSIER, PHRASE, Coffre, cheap, coffre, descriptor, made, path, record
from vifdesk.actions.desk import Desk

__all__ = ["cheap", "coffre", "made", "path"]
END = "tgd.echeance_tgd"
LATER = ("--reference", "26/04512", "--type", "tgd_decide", "--le", "2026-11-16")


def deadlines(made: Coffre) -> dict[str, dict[str, object]]:
    found = made("lire", "--reference", "26/04512").result["echeances"]
    assert isinstance(found, list)
    return {str(item["cle"]): item for item in found}


def test_the_agenda_holds_the_deadlines_to_come_and_names_nobody(
    made: Coffre, vifdesk: Vifdesk, cheap: Desk, path: Path, tmp_path: Path
) -> None:
    """One VEVENT each, on its prudent day; the pseudonym and the note stay in the vault."""
    record(made, DOSSIER)
    target = tmp_path / "x.ics"
    words = ("agenda", "--coffre", str(path), "--sortie", str(target), "--json")
    run = vifdesk(*words, "--phrase-fd", descriptor(PHRASE), on=cheap)
    assert (run.code, run.result) == (0, {"fichier": str(target), "echeances": 2})
    content = target.read_bytes()
    days = [str(one.decoded("DTSTART")) for one in Calendar.from_ical(content).walk("VEVENT")]
    assert days == ["2027-02-12", "2027-05-12"]
    assert not any(secret.encode() in content for secret in ("Mme A.", "Œuvre"))
    wrong = vifdesk(*words, "--echeance", END, "--phrase-fd", descriptor(PHRASE), on=cheap)
    assert (wrong.code, wrong.out) == (2, "")


def test_an_event_is_shown_before_it_is_kept(made: Coffre) -> None:
    """What would change, and nothing written; then the same with --executer; then taken away."""
    record(made, DOSSIER)
    shown = made("evenement", *LATER).result["changements"]
    assert isinstance(shown, list)
    assert {item["changement"] for item in shown} == {"bouge"}
    assert deadlines(made)[END]["terme"] == "2027-05-13"
    assert made("evenement", *LATER, "--executer").result == {"reference": "26/04512", "version": 2}
    assert (deadlines(made)[END]["terme"], deadlines(made)[END]["suite"]) == ("2027-05-16", 1)
    made(
        "evenement", "--reference", "26/04512", "--rang", "2", *LATER[2:4], "--le", "2026-11-17", "--executer"
    )
    assert deadlines(made)[END]["terme"] == "2027-05-17"
    made("evenement", "--reference", "26/04512", "--retirer", "2", "--executer")
    assert (deadlines(made)[END]["terme"], deadlines(made)[END]["suite"]) == ("2027-05-13", 3)


def test_an_event_before_its_cause_is_refused_unless_a_motive_is_given(made: Coffre) -> None:
    """One sentence, the way to correct it; nothing is written."""
    record(made, DOSSIER)
    early = ("--reference", "26/04512", "--type", "tgd_remis", "--le", "2026-11-12", "--executer")
    run = made("evenement", *early)
    assert (run.code, run.out) == (2, "")
    assert "précède" in run.err
    assert made("evenement", *early, "--motif", "Remis par avance.").code == 0
    assert made("evenement", "--reference", "26/04512").code == 2


def test_an_event_brings_facts(made: Coffre) -> None:
    """Those of its kind, numbers as numbers; another one is refused by name."""
    record(made, {"reference": "26/04512"})
    words = ("--reference", "26/04512", "--type", "op_delivree", "--le", "2026-11-10", "--executer")
    run = made("evenement", *words, "--fait", "duree_fixee_mois=6", "--fait", "interdiction_arme_2=oui")
    assert run.code == 0
    waiting = deadlines(made)["interdiction-arme.fin_mesures_op"]
    assert (waiting["statut"], waiting["attente_libelle"]) == ("en_attente", "OP notifiée au défendeur")
    wrong = made("evenement", *words, "--fait", "danger_grave=oui")
    assert wrong.code == 2
    assert "danger_grave" in wrong.err


def test_a_deadline_is_marked_from_the_command_line(made: Coffre) -> None:
    """Done, then open again; a lock wants its motive."""
    record(made, DOSSIER)
    where = ("--reference", "26/04512", "--cle", END)
    assert made("echeance", *where, "--etat", "faite").code == 0
    assert deadlines(made)[END]["etat"] == "faite"
    assert made("echeance", *where, "--etat", "ouverte").code == 0
    assert deadlines(made)[END]["etat"] == "ouverte"
    assert made("echeance", *where, "--etat", "verrouillee").code == 2
    assert made("echeance", *where, "--etat", "verrouillee", "--motif", "Fixée.").code == 0


def test_a_contradiction_in_time_is_told_on_the_answered_line(made: Coffre) -> None:
    """The line is kept as given; a cause that is merely not there is told beside the answers."""
    events = [{"type": "op_delivree", "le": "2026-04-10"}, {"type": "op_notifiee", "le": "2026-03-10"}]
    run = made("enregistrer", stdin=jsonl([{"reference": "26/1", "evenements": events}, DOSSIER]))
    warned = run.lines[0]["avertissements"]
    assert isinstance(warned, list)
    assert "précède" in str(warned[0])
    assert run.lines[1] == {"reference": "26/04512", "version": 1}
    assert run.err.startswith("Ligne 2")
