"""`vifdesk copil`: the contract's shape, over a real vault; refusals that leave no file; the same bytes; no name for partners."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, Vifdesk, jsonl
from tests.cli.test_coffre import FACTS, PHRASE, descriptor
from tests.helpers.desk import StillClock
from vifdesk.actions.desk import Desk
from vifdesk.domain.register.summary import summary_of
from vifdesk.store.cupboard import SqliteVaults
from vifdesk.store.phrase import Cost

Copil = Callable[..., Run]
QUARTER = ("--du", "2026-07-01", "--au", "2026-09-30")
SUSPENSION = {
    "date_acte": "2023-05-02",
    "stade_procedural": "poursuites_ou_instruction",
    "acte_de_poursuite": "mise_en_examen",
    "qualification_retenue": "crime",
    "victime": ["autre_parent"],
    "enfant_mineur_non_emancipe": "oui",
    "filiation_etablie_mis_en_cause": "oui",
    "mis_en_cause_exercice_ap": "exercice_conjoint",
    "tentative": "non",
    "mode_participation": "auteur",
    "victime_est_parent_legal_de_lenfant": "oui",
    "autre_parent_situation": "vivant_exerce",
    "acte_anterieur_deja_declencheur": "non",
}
SECRETS = ("=Mme Zz.", "Xanadu", "Enfant Quux", "26/90", "Procureur Wibble", "Foobar", "TGD-Plugh")


def dossier(rank: int, **fields: object) -> dict[str, object]:
    """A dossier full of words that no partner may read."""
    return {
        "reference": f"26/90{rank:02}",
        "pseudonyme": "=Mme Zz.",
        "note": "Vit à Xanadu",
        "evaluations": [
            {
                "dispositif": "tgd",
                "faits": {**FACTS, "date_decision": f"2026-0{7 + rank % 3}-15"},
                "le": "2026-09-30",
                "decision": {
                    "position": "ecart",
                    "texte": "Foobar",
                    "motif": "Foobar",
                    "categorie": "moyens",
                },
            }
        ],
        "evenements": [
            {"type": "tgd_demande", "le": "2026-07-01"},
            {"type": "tgd_decide", "le": "2026-09-30", "note": "Foobar"},
        ],
        "decisions": [{"texte": "Foobar", "par": "Procureur Wibble"}],
        "telephones": [{"appareil": f"TGD-Plugh {rank}", "etat": "attribue"}],
        "personnes": [{"role": "enfant", "pseudonyme": "Enfant Quux"}],
        **fields,
    }


@pytest.fixture
def cheap(desk: Desk) -> Desk:
    clock = StillClock()
    vaults = SqliteVaults(clock, cost=Cost(64, 1, 1), pause=lambda _: None, summarise=summary_of)
    return replace(desk, clock=clock, cupboard=lambda: vaults)


@pytest.fixture
def copil(vifdesk: Vifdesk, cheap: Desk, tmp_path: Path) -> Copil:
    """A vault of six such dossiers, and the command over it; the file is `tmp_path / name`."""
    path = str(tmp_path / "registre")

    def coffre(verb: str, *words: str, stdin: str = "") -> Run:
        return vifdesk(
            "coffre", verb, "--coffre", path, "--phrase-fd", descriptor(PHRASE), *words, stdin=stdin, on=cheap
        )

    assert coffre("creer").code == 0
    lines = [dossier(rank) for rank in range(6)]
    lines.append({"reference": "23/1", "evaluations": [{"dispositif": "suspension-ap", "faits": SUSPENSION}]})
    recorded = coffre("enregistrer", "--json", stdin=jsonl(lines))
    assert [line for line in recorded.lines if "erreur" in line] == []

    def run(*words: str, name: str = "q.json", audience: str = "large", json_out: bool = True) -> Run:
        period = () if "--du" in words else QUARTER
        shown = ("--json",) if json_out else ()
        return vifdesk(
            "copil", "--coffre", path, "--phrase-fd", descriptor(PHRASE), *period, "--diffusion", audience,
            "--sortie", str(tmp_path / name), *shown, *words, on=cheap,
        )  # fmt: skip

    return run


def indicators(path: Path) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in json.loads(path.read_text(encoding="utf-8"))["indicateurs"]}


def test_the_file_has_the_shape_of_the_contract(copil: Copil, tmp_path: Path) -> None:
    """Period, indicators with their six keys, counts in both; the parts of a conclusion make it up."""
    assert copil(audience="restreinte").code == 0
    report = json.loads((tmp_path / "q.json").read_text(encoding="utf-8"))
    assert (report["periode"]["du"], report["periode"]["au"]) == ("2026-07-01", "2026-09-30")
    for one in report["indicateurs"]:
        assert {"id", "libelle", "unite", "valeur", "numerateur", "denominateur", "masque"} <= one.keys()
        assert one["masque"] is False
        assert one["definition"]
        assert one["source"]
    found = indicators(tmp_path / "q.json")
    assert found["tgd_evaluations"]["valeur"] == 6
    assert found["tgd_conclusion.attribuable_2_urgence"]["valeur"] == 6
    assert found["tgd_motif.attribuable_2_urgence.a_fuite"]["valeur"] == 6
    assert found["tgd_avis.ecart.moyens"]["valeur"] == 6
    assert found["evenement.tgd_decide.attribuable_2_urgence"]["valeur"] == 6
    assert (
        found["tgd_delai_demande_decision_mediane"] | {"valeur": 91, "denominateur": 6}
        == found["tgd_delai_demande_decision_mediane"]
    )
    assert found["suspension_evaluations"]["valeur"] is None


def test_both_end_days_belong_to_the_period(copil: Copil, tmp_path: Path) -> None:
    """An event of the first day and one of the last are counted; a day further they are not."""
    copil(audience="restreinte", name="a.json")
    copil("--du", "2026-07-02", "--au", "2026-09-29", audience="restreinte", name="b.json")
    whole, less = indicators(tmp_path / "a.json"), indicators(tmp_path / "b.json")
    assert [whole[f"evenement.tgd_{name}"]["valeur"] for name in ("demande", "decide")] == [6, 6]
    assert [less[f"evenement.tgd_{name}"]["valeur"] for name in ("demande", "decide")] == [None, None]


def test_suspensions_are_counted_by_version(copil: Copil, tmp_path: Path) -> None:
    """An act before 20 March 2024 belongs to its own period, under the first version, with its duty of eight days."""
    assert copil("--du", "2023-04-01", "--au", "2023-06-30", audience="restreinte").code == 0
    found = indicators(tmp_path / "q.json")
    assert found["suspension_conclusion.suspension_acquise"]["valeur"] == 1
    assert found["suspension_regime.v1"]["valeur"] == 1
    assert (
        found["jaf_saisi_sous_huit_jours"]["numerateur"],
        found["jaf_saisi_sous_huit_jours"]["denominateur"],
    ) == (0, 1)


def test_small_counts_are_masked_for_partners_only(copil: Copil, tmp_path: Path) -> None:
    """Two a month of three reasons: hidden in the wide file, value, numerator and variation; told in the restricted one."""
    words = ("--du", "2026-09-01", "--au", "2026-09-30")
    copil(*words, name="large.json")
    copil(*words, name="r.json", audience="restreinte")
    large, restricted = indicators(tmp_path / "large.json"), indicators(tmp_path / "r.json")
    assert restricted["tgd_evaluations"]["valeur"] == 2
    hidden = large["tgd_evaluations"]
    assert (
        hidden["masque"],
        hidden["valeur"],
        hidden["numerateur"],
        hidden["denominateur"],
        hidden["variation"],
    ) == (True, None, None, None, None)
    assert large["tgd_decisions"]["valeur"] == 6
    assert large["evenement.tgd_decide"]["masque"] is True  # else the refusals would be known: none


@pytest.mark.parametrize("name", ["q.json", "q.csv"])
def test_no_word_of_a_dossier_reaches_partners(copil: Copil, tmp_path: Path, name: str) -> None:
    """Every personal string of the register is looked for; the restricted JSON, which names situations, holds some."""
    assert copil(name=name).code == 0
    told = (tmp_path / name).read_text(encoding="utf-8")
    assert [secret for secret in SECRETS if secret in told] == []
    assert "situations" not in told.replace("Situations", "") or name == "q.csv"
    copil(name="r.json", audience="restreinte")
    assert "26/90" in (tmp_path / "r.json").read_text(encoding="utf-8")


def test_part_b_names_the_situations_to_follow(copil: Copil, tmp_path: Path) -> None:
    """Number, pseudonym, ground, next deadline with its day, why it is proposed; by date."""
    copil(audience="restreinte")
    report = json.loads((tmp_path / "q.json").read_text(encoding="utf-8"))
    assert report["mention"] == "diffusion restreinte – secret de l’enquête et de l’instruction"
    lines = report["situations"]
    assert lines
    assert all(one["reference"].startswith("26/90") and one["proposee"] for one in lines)
    dates = [one["pour"] for one in lines if one["pour"]]
    assert dates == sorted(dates)
    assert "TGD attribuable en urgence (2°)" in lines[0]["fondements"]


def test_the_same_data_gives_the_same_bytes(copil: Copil, tmp_path: Path, cheap: Desk) -> None:
    """Another hour and another folder change nothing."""
    clock = cheap.clock
    assert isinstance(clock, StillClock)
    (tmp_path / "ailleurs").mkdir()
    for name in ("q.json", "q.csv"):
        for audience in ("large", "restreinte"):
            copil(name=name, audience=audience)
            clock.moment += timedelta(hours=5)
            copil(name=f"ailleurs/{name}", audience=audience)
            assert (tmp_path / name).read_bytes() == (tmp_path / "ailleurs" / name).read_bytes()


def test_french_spreadsheets_open_the_csv(copil: Copil, tmp_path: Path) -> None:
    """Its mark, « ; », CRLF, decimal commas, DD/MM/YYYY; each row has its id; nothing begins like a formula."""
    assert copil(name="q.csv").code == 0
    raw = (tmp_path / "q.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    by_id = {row["id"]: row for row in rows}
    assert len(by_id) == len(rows) == len(indicators_of(copil, tmp_path))
    assert by_id["tgd_evaluations"]["valeur"] == "6"
    assert by_id["tgd_evaluations"]["periode_du"] == "01/07/2026"
    assert by_id["op_decisions"]["valeur"] == "masqué"
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+-@" and cell]


def indicators_of(copil: Copil, tmp_path: Path) -> dict[str, dict[str, Any]]:
    copil(name="autre.json")
    return indicators(tmp_path / "autre.json")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--du", "2026-09-30", "--au", "2026-07-01"), "à l’envers"),
        (("--du", "2026-07-01", "--au", "2027-09-30"), "l’avenir"),
        (("--du", "2027-07-01", "--au", "2027-09-30"), "l’avenir"),
        (("--du", "2026-02-30", "--au", "2026-03-31"), "2026-02-30"),
        (("--du", "hier", "--au", "2026-03-31"), "hier"),
        (("--plat", "x"), ".csv"),
    ],
)
def test_bad_words_leave_no_file(copil: Copil, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    """Exit 2, one sentence, nothing written."""
    run = copil(*words)
    assert (run.code, run.out) == (2, "")
    assert told in run.err
    assert run.err.count("\n") == 1
    assert not (tmp_path / "q.json").exists()


def test_an_unknown_ending_and_an_unknown_audience_are_refused(copil: Copil, tmp_path: Path) -> None:
    """The sentence says which ones there are."""
    assert ".json" in copil(name="q.docx").err
    assert "restreinte ou large" in copil(audience="publique").err
    assert sorted(path.name for path in tmp_path.iterdir() if "q" in path.name) == []


def test_an_empty_period_says_so(copil: Copil, tmp_path: Path) -> None:
    """Nothing recorded: no data, never 0; a correct file all the same."""
    assert copil("--du", "2001-01-01", "--au", "2001-03-31", audience="restreinte").code == 0
    assert {one["valeur"] for one in indicators(tmp_path / "q.json").values()} == {None}
    copil("--du", "2001-01-01", "--au", "2001-03-31", audience="restreinte", name="q.csv")
    assert "non renseigné" in (tmp_path / "q.csv").read_text(encoding="utf-8")


def test_the_export_is_logged(copil: Copil, vifdesk: Vifdesk, cheap: Desk, tmp_path: Path) -> None:
    """Who, when, which audience and which period; nothing of what it says."""
    copil()
    run = vifdesk(
        "coffre",
        "journal",
        "--coffre",
        str(tmp_path / "registre"),
        "--phrase-fd",
        descriptor(PHRASE),
        "--json",
        on=cheap,
    )
    exports = [line for line in run.lines if line["acte"] == "export"]
    assert [line["detail"] for line in exports] == ["copil:large:2026-07-01:2026-09-30"]


def test_a_folder_that_takes_no_file_leaves_none(copil: Copil, tmp_path: Path) -> None:
    """Exit 2, what was there is untouched."""
    (tmp_path / "pris.json").mkdir()
    run = copil(name="pris.json")
    assert run.code == 2
    assert list((tmp_path / "pris.json").iterdir()) == []
    assert copil(name="absent/q.json").code == 2
    assert not (tmp_path / "absent").exists()


def test_the_flat_file_comes_with_its_dictionary(copil: Copil, tmp_path: Path) -> None:
    """Comma, points, ISO days, no mark; the dictionary names every indicator of it."""
    assert copil("--plat", "00690001", name="chiffres-1.csv").result["fichiers"] == [
        str(tmp_path / "dictionnaire-chiffres-1.csv"),
        str(tmp_path / "chiffres-1.csv"),
    ]
    rows = list(csv.DictReader((tmp_path / "chiffres-1.csv").read_text(encoding="utf-8").splitlines()))
    words = list(
        csv.DictReader((tmp_path / "dictionnaire-chiffres-1.csv").read_text(encoding="utf-8").splitlines())
    )
    assert {row["juridiction"] for row in rows} == {"00690001"}
    assert {row["periode_debut"] for row in rows} == {"2026-07-01"}
    assert {row["indicateur"] for row in rows} == {
        word["nom"] for word in words if word["sorte"] == "indicateur"
    }
    assert set(rows[0]) == {word["nom"] for word in words if word["sorte"] == "colonne"}


def test_the_court_may_mask_more(copil: Copil, vifdesk: Vifdesk, cheap: Desk, tmp_path: Path) -> None:
    """A threshold of 7 hides six; a threshold below 5 is refused."""
    where = ("--coffre", str(tmp_path / "registre"))
    low = vifdesk(
        "coffre", "reglages", *where, "--phrase-fd", descriptor(PHRASE), "--seuil-masquage", "4", on=cheap
    )
    assert low.code == 2
    assert (
        vifdesk(
            "coffre", "reglages", *where, "--phrase-fd", descriptor(PHRASE), "--seuil-masquage", "7", on=cheap
        ).code
        == 0
    )
    copil()
    report = json.loads((tmp_path / "q.json").read_text(encoding="utf-8"))
    assert report["seuil"] == 7
    assert indicators(tmp_path / "q.json")["tgd_evaluations"]["masque"] is True
