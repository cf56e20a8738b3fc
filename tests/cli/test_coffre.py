"""`vifdesk coffre`: the contract's shapes over a real vault, the phrase from a descriptor, refusals that change nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, Vifdesk, jsonl
from tests.helpers.desk import StillClock
from tests.helpers.workbooks import ods, ods_cell, xlsx
from tests.helpers.workbooks import text as cell
from vifdesk.actions.desk import Desk
from vifdesk.domain.register.summary import summary_of
from vifdesk.store.cupboard import SqliteVaults
from vifdesk.store.phrase import Cost

PHRASE = "trois mots accentués"
FACTS: dict[str, object] = {
    "date_decision": "2026-11-13",
    "qualite_victime": "violences_ex_conjoint",
    "cohabitation": "non",
    "situation_auteur": "en_fuite",
    "interdiction_contact": "aucune",
    "danger_grave": "oui",
    "danger_avere_imminent": "oui",
    "consentement_expres": "oui",
}
DOSSIER: dict[str, object] = {
    "reference": "26/04512",
    "pseudonyme": "Mme A.",
    "note": "Œuvre d’été",
    "evaluations": [{"dispositif": "tgd", "territoire": "metropole", "faits": FACTS}],
    "evenements": [{"type": "op_notifiee", "le": "2026-03-10"}],
}

Coffre = Callable[..., Run]


def descriptor(content: str | bytes) -> str:
    """An open descriptor that holds these bytes, as a shell would give it."""
    reading, writing = os.pipe()
    os.write(writing, content.encode() if isinstance(content, str) else content)
    os.close(writing)
    return str(reading)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "registre"


@pytest.fixture
def cheap(desk: Desk) -> Desk:
    """The real store; only the phrase costs less to derive."""
    clock = StillClock()
    vaults = SqliteVaults(clock, cost=Cost(64, 1, 1), pause=lambda _: None, summarise=summary_of)
    return replace(desk, clock=clock, cupboard=lambda: vaults)


@pytest.fixture
def coffre(vifdesk: Vifdesk, cheap: Desk, path: Path) -> Coffre:
    """Runs a command on the vault at `path`, in JSON."""

    def run(command: str, *words: str, stdin: str | bytes = b"", phrase: str | bytes = PHRASE) -> Run:
        where = () if command == "restaurer" else ("--coffre", str(path), "--phrase-fd", descriptor(phrase))
        return vifdesk("coffre", command, *where, "--json", *words, stdin=stdin, on=cheap)

    return run


@pytest.fixture
def made(coffre: Coffre) -> Coffre:
    """The same, once the vault is there."""
    assert coffre("creer").code == 0
    return coffre


def record(coffre: Coffre, *dossiers: dict[str, object]) -> Run:
    return coffre("enregistrer", stdin=jsonl(dossiers))


def test_a_vault_is_made_once_and_its_key_shown(coffre: Coffre, path: Path) -> None:
    """A second time the file is refused, and not touched."""
    run = coffre("creer")
    assert (run.code, run.result["coffre"]) == (0, str(path))
    assert len(str(run.result["cle_de_secours"]).replace("-", "")) >= 24
    before = path.read_bytes()
    again = coffre("creer")
    assert (again.code, again.out) == (2, "")
    assert "déjà" in again.err
    assert path.read_bytes() == before


def test_each_line_is_answered_in_its_place(made: Coffre) -> None:
    """A new dossier, a new version, a refusal that stops nothing."""
    run = record(
        made,
        DOSSIER,
        {"reference": "26/04512", "note": "n"},
        {"reference": "26/1", "note": 3},
        {"reference": "26/1"},
    )
    assert run.code == 1
    assert run.lines[0] == {"reference": "26/04512", "version": 1}
    assert run.lines[1] == {"reference": "26/04512", "version": 2}
    assert (run.lines[2]["reference"], run.lines[2]["erreur"]["champ"]) == ("26/1", "note")  # type: ignore[index]
    assert run.lines[3] == {"reference": "26/1", "version": 1}


def test_a_dossier_is_read_as_it_was_given(made: Coffre) -> None:
    """Every field of the contract; the evaluation has its regime and conclusions, the dossier its deadlines."""
    record(made, DOSSIER, {"reference": "26/04512", "note": "n"})
    run = made("lire", "--reference", "26/04512")
    read: dict[str, Any] = run.result
    assert run.code == 0
    assert (read["reference"], read["version"], read["pseudonyme"], read["note"]) == (
        "26/04512",
        2,
        "Mme A.",
        "n",
    )
    assert read["evenements"] == DOSSIER["evenements"]
    (evaluation,) = read["evaluations"]
    assert (evaluation["dispositif"], evaluation["territoire"], evaluation["faits"]) == (
        "tgd",
        "metropole",
        FACTS,
    )
    assert (evaluation["regime"], evaluation["conclusions"][0]["motif"]) == ("v2024", "a_fuite")
    (deadline,) = [one for one in read["echeances"] if one["id"] == "echeance_tgd"]
    assert {"nature", "terme_brut", "terme", "prudent", "veille", "statut", "etapes"} <= deadline.keys()
    assert [one["version"] for one in read["versions"]] == [1, 2]
    first = read["versions"][0]
    assert (first["le"], first["auteur"], first["contenu"]["note"]) == (
        "2026-11-22T07:40:00",
        "Magistrat",
        "Œuvre d’été",
    )


def test_all_dossiers_are_read_one_a_line(made: Coffre) -> None:
    """The same objects."""
    record(made, DOSSIER, {"reference": "26/1"})
    run = made("lire", "--tout")
    assert [line["reference"] for line in run.lines] == ["26/04512", "26/1"]
    assert run.lines[1]["evaluations"] == []


def test_search_gives_the_best_first_and_how_long_it_took(made: Coffre) -> None:
    """Accents, case and separators do not count."""
    record(made, DOSSIER, {"reference": "26/2", "note": "voir 26/04512"})
    for text in ("26-04512", "2604512"):
        found: dict[str, Any] = made("chercher", "--texte", text).result
        assert [one["reference"] for one in found["resultats"]] == ["26/04512", "26/2"]
        assert found["duree_ms"] < 50
    accents: dict[str, Any] = made("chercher", "--texte", "OEUVRE D'ETE").result
    assert [one["reference"] for one in accents["resultats"]] == ["26/04512"]


def test_a_healthy_vault_is_verified(made: Coffre) -> None:
    """Counts of dossiers, an intact log, exit 0."""
    record(made, DOSSIER, {"reference": "26/1"})
    run = made("verifier")
    assert run.code == 0
    assert {k: run.result[k] for k in ("dossiers", "intacts", "endommages", "journal")} == {
        "dossiers": 2,
        "intacts": 2,
        "endommages": [],
        "journal": "intact",
    }


def test_a_hurt_record_is_named_and_the_others_are_read(made: Coffre, path: Path) -> None:
    """`verifier` and `lire --tout` exit 1; everything else is still there."""
    import sqlite3
    from contextlib import closing

    record(made, *({**DOSSIER, "reference": f"26/{n}"} for n in range(5)))
    with closing(sqlite3.connect(path)) as connection, connection:
        (row,) = connection.execute("select rowid, sealed from record order by rowid desc limit 1").fetchall()
        hurt = bytes(row[1][:40]) + bytes([row[1][40] ^ 1]) + bytes(row[1][41:])
        connection.execute("update record set sealed = ? where rowid = ?", (hurt, row[0]))
    verified = made("verifier")
    assert (verified.code, verified.result["dossiers"], verified.result["intacts"]) == (1, 5, 4)
    assert len(verified.result["endommages"]) == 1  # type: ignore[arg-type]
    run = made("lire", "--tout")
    assert run.code == 1
    assert sum("erreur" in line for line in run.lines) == 1
    assert {line["reference"] for line in run.lines if "reference" in line} == {f"26/{n}" for n in range(4)}


def test_a_backup_comes_back_in_a_new_file(
    made: Coffre, vifdesk: Vifdesk, cheap: Desk, tmp_path: Path
) -> None:
    """The backup stays; an existing file is refused."""
    record(made, DOSSIER)
    backup = str(made("sauvegarder", "--vers", str(tmp_path)).result["sauvegarde"])
    restored = tmp_path / "rendu"
    assert made("restaurer", "--depuis", backup, "--vers", str(restored)).code == 0
    assert made("restaurer", "--depuis", backup, "--vers", str(restored)).code == 2
    assert Path(backup).exists()
    read = vifdesk(
        "coffre", "lire", "--coffre", str(restored), "--phrase-fd", descriptor(PHRASE), "--reference", "26/04512", "--json", on=cheap,
    )  # fmt: skip
    assert (read.code, read.result["pseudonyme"]) == (0, "Mme A.")


@pytest.mark.parametrize("missing", ["absent", "liste.csv"])
def test_a_folder_of_backups_that_is_not_there_is_named(made: Coffre, tmp_path: Path, missing: str) -> None:
    """It is not the vault that is missing: a key is not plugged in. No folder is made in its place."""
    (tmp_path / "liste.csv").write_text("a")
    run = made("sauvegarder", "--vers", str(tmp_path / missing))
    assert (run.code, run.out) == (2, "")
    assert "dossier des sauvegardes" in run.err
    assert "coffre à cet endroit" not in run.err
    assert not (tmp_path / "absent").exists()


def test_a_backup_that_is_not_there_is_not_called_a_vault(made: Coffre, tmp_path: Path) -> None:
    """One restores what somebody kept; making a new vault is no answer."""
    run = made("restaurer", "--depuis", str(tmp_path / "absent"), "--vers", str(tmp_path / "rendu"))
    assert (run.code, run.out) == (2, "")
    assert "sauvegarde à cet endroit" in run.err
    assert "coffre creer" not in run.err


def test_retention_shows_then_removes_and_certifies(made: Coffre, cheap: Desk, tmp_path: Path) -> None:
    """Nothing goes without --executer; the certificate's file names nobody."""
    record(made, {"reference": "26/1", "pseudonyme": "Mme Zéphyrine", "note": "signalement"}, DOSSIER)
    clock = cheap.clock
    assert isinstance(clock, StillClock)
    clock.moment = clock.moment.replace(year=2027, month=3)
    plan: dict[str, Any] = made("purger").result
    assert [one["reference"] for one in plan["a_supprimer"]] == ["26/1"]
    assert made("lire", "--reference", "26/1").code == 0
    certificate = tmp_path / "certificat.json"
    assert made("purger", "--executer", "--certificat", str(certificate)).code == 0
    assert made("lire", "--reference", "26/1").code == 2
    assert made("lire", "--reference", "26/04512").code == 0
    said = certificate.read_text(encoding="utf-8")
    assert json.loads(said)["supprimes"] == 1
    assert "26/1" not in said
    assert "Zéphyrine" not in said


def test_a_certificate_that_cannot_be_written_is_printed(made: Coffre, cheap: Desk, tmp_path: Path) -> None:
    """The dossiers are gone by then; it is in the vault too."""
    record(made, {"reference": "26/1", "note": "signalement"})
    clock = cheap.clock
    assert isinstance(clock, StillClock)
    clock.moment = clock.moment.replace(year=2027, month=3)
    run = made("purger", "--executer", "--certificat", str(tmp_path / "absent" / "x.json"))
    said: dict[str, Any] = run.result
    assert (run.code, said["certificat"]["supprimes"]) == (1, 1)
    assert "n’a pas été écrit" in run.err


def test_a_colleague_takes_in_a_sealed_dossier_twice_without_a_change(
    made: Coffre, there: Coffre, tmp_path: Path
) -> None:
    """Sealed under its own phrase; a wrong one changes nothing."""
    record(made, DOSSIER, {"reference": "26/1"})
    sealed = str(tmp_path / "scelle")
    words = ("--reference", "26/04512", "--sortie", sealed, "--phrase-passation-fd", descriptor("dite"))
    done = made("exporter", *words)
    assert (done.code, done.result["dossiers"]) == (0, 1)
    wrong = there("importer", "--depuis", sealed, "--phrase-passation-fd", descriptor("autre"))
    assert (wrong.code, wrong.out) == (2, "")
    assert there("lire", "--tout").out == ""
    first = there("importer", "--depuis", sealed, "--phrase-passation-fd", descriptor("dite"))
    brought = {"nouveaux": ["26/04512"], "completes": [], "inchanges": [], "conflits": []}
    assert first.result == {**brought, "appels": 0, "telephones": 0}
    before = there("lire", "--tout").out
    again = there("importer", "--depuis", sealed, "--phrase-passation-fd", descriptor("dite"))
    assert again.result["inchanges"] == ["26/04512"]
    assert there("lire", "--tout").out == before


@pytest.fixture
def there(vifdesk: Vifdesk, cheap: Desk, tmp_path: Path) -> Coffre:
    """A colleague's vault."""

    def run(command: str, *words: str, stdin: str | bytes = b"") -> Run:
        where = ("--coffre", str(tmp_path / "autre"), "--phrase-fd", descriptor("à moi"), "--json")
        return vifdesk("coffre", command, *where, *words, stdin=stdin, on=cheap)

    assert run("creer").code == 0
    return run


def hand_over(sender: Coffre, receiver: Coffre, sealed: Path) -> Run:
    sent = sender("exporter", "--sortie", str(sealed), "--phrase-passation-fd", descriptor("dite"))
    assert sent.code == 0, sent.err
    return receiver("importer", "--depuis", str(sealed), "--phrase-passation-fd", descriptor("dite"))


def test_edits_on_both_sides_are_both_kept_in_the_versions(
    made: Coffre, there: Coffre, cheap: Desk, tmp_path: Path
) -> None:
    """The conflict is marked; the events of both are there; the way back brings both vaults to the same words."""
    clock = cheap.clock
    assert isinstance(clock, StillClock)
    record(made, DOSSIER)
    hand_over(made, there, tmp_path / "a")
    clock.moment = clock.moment.replace(minute=50)
    record(made, {"reference": "26/04512", "note": "ici", "evenements": []})
    clock.moment = clock.moment.replace(minute=51)
    there("enregistrer", stdin=jsonl([{"reference": "26/04512", "note": "là-bas", "pseudonyme": "Mme B."}]))
    clock.moment = clock.moment.replace(minute=52)
    assert hand_over(made, there, tmp_path / "b").result["conflits"] == ["26/04512"]
    theirs: dict[str, Any] = there("lire", "--reference", "26/04512").result
    assert {"ici", "là-bas", "Œuvre d’été"} == {one["contenu"]["note"] for one in theirs["versions"]}
    assert (theirs["note"], theirs["pseudonyme"], theirs["evenements"]) == ("là-bas", "Mme B.", [])
    assert theirs["conflits"] == [{"champ": "note", "ici": "là-bas", "ailleurs": "ici"}]
    hand_over(there, made, tmp_path / "c")
    ours: dict[str, Any] = made("lire", "--reference", "26/04512").result
    assert {key: ours[key] for key in theirs if key not in ("version", "versions")} == {
        key: theirs[key] for key in theirs if key not in ("version", "versions")
    }


@pytest.mark.slow
def test_a_damaged_hand_over_changes_nothing_or_brings_all(
    made: Coffre, there: Coffre, tmp_path: Path
) -> None:
    """Forty bytes in turn, all over the file: refused with nothing changed, or, in an idle byte, taken in whole."""
    record(made, *({**DOSSIER, "reference": f"26/{n}"} for n in range(3)))
    sealed, hurt = tmp_path / "scelle", tmp_path / "abime"
    made("exporter", "--sortie", str(sealed), "--phrase-passation-fd", descriptor("dite"))
    whole = sealed.read_bytes()
    before = there("lire", "--tout").out
    refused = 0
    for rank in range(40):
        place = rank * len(whole) // 40 + rank
        hurt.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        run = there("importer", "--depuis", str(hurt), "--phrase-passation-fd", descriptor("dite"))
        if run.code == 0:
            assert len(run.result["nouveaux"]) + len(run.result["inchanges"]) == 3  # type: ignore[arg-type]
            before = there("lire", "--tout").out
        else:
            refused += 1
            assert (run.out, run.err.count("\n")) == ("", 1)
            assert there("lire", "--tout").out == before
    assert refused > 0


def test_a_list_is_tried_imported_and_undone(made: Coffre, tmp_path: Path) -> None:
    """Refused rows by their line; exit 1 for them."""
    rows = tmp_path / "liste.csv"
    rows.write_text("N°;Obs\n26/1;un\n;deux\n", encoding="utf-8")
    words = ("importer", "--liste", str(rows), "--colonne", "reference=N°", "--colonne", "note=Obs")
    trial = made(*words, "--essai")
    assert (trial.code, trial.result["nouveaux"], trial.result["essai"]) == (1, ["26/1"], True)
    assert made("lire", "--tout").out == ""
    assert made(*words).result["refuses"][0]["ligne"] == 3  # type: ignore[index]
    assert made("importer", "--annuler").result["corbeille"] == ["26/1"]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_spreadsheet_is_tried_imported_and_undone_as_a_csv(
    made: Coffre, tmp_path: Path, ending: str
) -> None:
    """The same columns, refused rows by their line in the sheet, exit 1 for them."""
    titles, good, bad = ("N°", "Obs"), ("26/1", "un"), ("", "deux")
    if ending == "xlsx":
        lines = [
            f'<row r="{n}">{cell(f"A{n}", row[0])}{cell(f"B{n}", row[1])}</row>'
            for n, row in enumerate((titles, good, bad), 1)
        ]
        content = xlsx("".join(lines))
    else:
        cells = [[ods_cell("string", "string-value", one, one) for one in row] for row in (titles, good, bad)]
        content = ods("".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells))
    rows = tmp_path / f"liste.{ending}"
    rows.write_bytes(content)
    words = ("importer", "--liste", str(rows), "--colonne", "reference=N°", "--colonne", "note=Obs")
    assert made(*words, "--essai").result["nouveaux"] == ["26/1"]
    assert made("lire", "--tout").out == ""
    assert made(*words).result["refuses"][0]["ligne"] == 3  # type: ignore[index]
    assert made("importer", "--annuler").result["corbeille"] == ["26/1"]


def test_fictional_dossiers_fill_a_vault(made: Coffre) -> None:
    """As many as asked, all readable."""
    assert made("peupler", "--dossiers", "30", "--graine", "5").result == {"ajoutes": 30, "dossiers": 30}
    assert made("verifier").result["intacts"] == 30


def test_the_log_says_who_did_what(made: Coffre) -> None:
    """Name, function, act; never the number."""
    record(made, DOSSIER)
    lines = made("journal").lines
    assert [line["acte"] for line in lines] == ["ouverture", "creation", "ouverture"]
    assert {(line["qui"], line["fonction"]) for line in lines} == {("Magistrat", "magistrat")}
    assert "26/04512" not in str(lines)


def test_users_and_settings_are_changed_from_the_command_line(made: Coffre) -> None:
    """Each shows what stands afterwards."""
    added = made(
        "utilisateurs",
        "--ajouter",
        "M. Q.",
        "--fonction",
        "greffe",
        "--nouvelle-phrase-fd",
        descriptor("sienne"),
    )
    assert [user["nom"] for user in added.result["utilisateurs"]] == ["Magistrat", "M. Q."]  # type: ignore[attr-defined]
    assert made("utilisateurs", phrase="sienne").code == 0
    assert made("reglages", "--mois-dossier", "12").result["mois_dossier"] == 12
    assert made("reglages", "--mois-dossier", "99").code == 2


def test_the_recovery_key_opens_the_vault(coffre: Coffre, vifdesk: Vifdesk, cheap: Desk, path: Path) -> None:
    """In the place of a forgotten phrase."""
    key = str(coffre("creer").result["cle_de_secours"])
    run = vifdesk(
        "coffre", "verifier", "--coffre", str(path), "--secours-fd", descriptor(key), "--json", on=cheap
    )
    assert run.code == 0


def test_a_wrong_phrase_is_one_sentence_and_writes_nothing(made: Coffre, path: Path) -> None:
    """Exit 2, nothing on standard output, not a byte of the vault's file changed."""
    before = path.read_bytes()
    for command in (("verifier",), ("lire", "--tout"), ("chercher", "--texte", "x"), ("enregistrer",)):
        run = made(*command, phrase="autre")
        assert (run.code, run.out) == (2, "")
        assert "n’ouvre pas le coffre" in run.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("phrase", [b"", b"\n", b"\xff\xfe"])
def test_a_phrase_is_text_and_not_empty(made: Coffre, phrase: bytes) -> None:
    """Refused before the vault is touched."""
    run = made("verifier", phrase=phrase)
    assert (run.code, run.out) == (2, "")
    assert "phrase secrète" in run.err


def test_one_final_line_feed_is_not_part_of_the_phrase(made: Coffre) -> None:
    """`echo` adds it; a second one, or a carriage return, is."""
    assert made("verifier", phrase=PHRASE + "\n").code == 0
    assert made("verifier", phrase=PHRASE + "\n\n").code == 2
    assert made("verifier", phrase=PHRASE + "\r\n").code == 2


@pytest.mark.parametrize("number", ["9999", "-1", "trois", "٣"])
def test_a_descriptor_that_is_not_open_is_refused(
    vifdesk: Vifdesk, cheap: Desk, path: Path, number: str
) -> None:
    """One sentence, no trace."""
    run = vifdesk("coffre", "verifier", "--coffre", str(path), f"--phrase-fd={number}", on=cheap)
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1


def test_without_terminal_nor_descriptor_the_command_refuses_at_once(
    vifdesk: Vifdesk, cheap: Desk, path: Path
) -> None:
    """It never waits for a phrase that nobody can type."""
    for command in (("verifier",), ("enregistrer",), ("creer",), ("lire", "--tout")):
        run = vifdesk("coffre", *command, "--coffre", str(path), on=cheap)
        assert run.code == 2
        assert "--phrase-fd" in run.err
    assert not path.exists()


def test_the_dossiers_and_the_phrase_cannot_share_standard_input(
    vifdesk: Vifdesk, cheap: Desk, path: Path
) -> None:
    """The phrase would swallow the dossiers."""
    run = vifdesk("coffre", "enregistrer", "--coffre", str(path), "--phrase-fd", "0", on=cheap)
    assert (run.code, run.out) == (2, "")


@pytest.mark.parametrize("hurt", ["missing", "empty", "text", "truncated"])
def test_what_is_no_vault_is_refused_in_one_sentence(made: Coffre, path: Path, hurt: str) -> None:
    """`verifier` exits 2 when it cannot open the vault."""
    whole = path.read_bytes()
    path.unlink()
    if hurt != "missing":
        path.write_bytes({"empty": b"", "text": b"bonjour" * 99, "truncated": whole[:5000]}[hurt])
    run = made("verifier")
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1


def test_events_are_listed_without_a_vault(vifdesk: Vifdesk, cheap: Desk) -> None:
    """The words that `enregistrer` accepts."""
    listed: dict[str, Any] = vifdesk("coffre", "enregistrer", "--aide-evenements", "--json", on=cheap).result
    assert {
        "type": "op_notifiee",
        "libelle": "Ordonnance de protection notifiée",
        "famille": "Ordonnance de protection",
        "heure": False,
    } in listed["evenements"]
    assert "op_notifiee" in vifdesk("coffre", "enregistrer", "--aide-evenements", on=cheap).out


@pytest.mark.parametrize(
    "words",
    [
        ("lire",),
        ("lire", "--tout", "--reference", "x"),
        ("importer",),
        ("peupler", "--dossiers", "beaucoup"),
        ("inconnue",),
        (),
    ],
)
def test_bad_words_are_refused(vifdesk: Vifdesk, cheap: Desk, path: Path, words: tuple[str, ...]) -> None:
    """Exit 2, one French sentence."""
    where = (
        ("--coffre", str(path), "--phrase-fd", descriptor("p")) if words and words[0] != "inconnue" else ()
    )
    run = vifdesk("coffre", *words, *where, on=cheap)
    assert (run.code, run.out) == (2, "")
    assert run.err


def test_each_command_explains_itself(vifdesk: Vifdesk, cheap: Desk) -> None:
    """In French."""
    from vifdesk.cli.coffre import COMMANDS

    for command in COMMANDS:
        with pytest.raises(SystemExit) as end:
            vifdesk("coffre", command, "--help", on=cheap)
        assert end.value.code == 0


@pytest.mark.slow
def test_each_answer_comes_while_standard_input_stays_open(made: Coffre, path: Path) -> None:
    """A program that waits for the answer before it sends the next line is not kept waiting; the answer is durable."""
    number = int(descriptor(PHRASE))
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "vifdesk",
            "coffre",
            "enregistrer",
            "--coffre",
            str(path),
            "--phrase-fd",
            str(number),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        pass_fds=(number,),
    ) as process:
        os.close(number)
        assert process.stdin is not None
        assert process.stdout is not None
        for version in (1, 2):
            process.stdin.write(b'{"reference": "26/1", "note": "n"}\n')
            process.stdin.flush()
            assert json.loads(process.stdout.readline()) == {"reference": "26/1", "version": version}
        process.kill()
    assert made("lire", "--reference", "26/1").result["version"] == 2


def test_annexe_prints_the_grids_and_incidents_of_a_dossier(made: Coffre, tmp_path: Path) -> None:
    """A PDF; a dossier without grid nor incident writes none and says so."""
    grid = {"grille": "danger", "le": "2026-11-12", "reponses": {"g07_auteur_armes_a_feu": "oui"}}
    incident = {"le": "2026-11-10", "texte": "Menaces"}
    made("enregistrer", stdin=jsonl([{"reference": "26/1", "grilles": [grid], "incidents": [incident]}]))
    made("enregistrer", stdin=jsonl([{"reference": "26/2"}]))
    out = tmp_path / "annexe.pdf"
    assert made("annexe", "--reference", "26/1", "--sortie", str(out)).result["annexes"] == [
        "Grille d’évaluation du danger",
        "Incidents et événements",
    ]
    assert out.read_bytes().startswith(b"%PDF")
    none = made("annexe", "--reference", "26/2", "--sortie", str(tmp_path / "rien.pdf"))
    assert (none.code, none.out) == (2, "")
    assert not (tmp_path / "rien.pdf").exists()
    assert made("lire", "--reference", "26/1").result["grilles"] == [grid]
