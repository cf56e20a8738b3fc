"""`vifdesk comparer`: the grid as JSON, from a file or from the vault; refusals that print nothing."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Vifdesk

TGD = {"dispositif": "tgd", "faits": {"cohabitation": "oui", "armes_connues": "oui"}}


def test_the_grid_is_printed_as_json(vifdesk: Vifdesk, tmp_path: Path) -> None:
    """Each line with its state, why, what is missing; what was taken over, with its source; and its paper."""
    out = tmp_path / "grille.pdf"
    done = vifdesk(
        "comparer", "--dossier", "-", "--json", "--sortie", str(out), stdin=json.dumps({"evaluations": [TGD]})
    )
    assert done.code == 0
    result = done.result
    lines = {one["id"]: one for one in result["mesures"]}  # type: ignore[attr-defined]
    assert lines["tgd"]["etat"] == "exclue"
    assert lines["tgd"]["parce_que"]
    assert lines["oppi"]["etat"] == "possible_si"
    assert lines["oppi"]["faits_manquants"] == [
        "danger_grave_et_immediat",
        "personne_en_danger_accord",
        "jaf_saisi_op",
    ]
    assert lines["oppi"]["conditions"][0]["seul_chemin"] is True
    assert lines["op"]["decide"] == "Juge aux affaires familiales"
    given = result["rapprochements"]
    assert isinstance(given, list)
    (taken,) = given
    assert (taken["fait"], taken["valeur"], taken["deduction"]) == ("detient_armes", "oui", "armes")
    assert "rang" not in done.out
    assert out.read_bytes().startswith(b"%PDF")


def test_the_grid_is_printed_for_a_reader(vifdesk: Vifdesk) -> None:
    """The same in sentences, its mention first."""
    done = vifdesk("comparer", "--dossier", "-", stdin=json.dumps({"evaluations": [TGD]}))
    assert done.out.startswith("L’ordre des mesures n’est pas un classement")
    assert "Téléphone grave danger\u00a0: Exclue" in done.out


def test_what_the_law_does_not_know_is_refused_and_nothing_is_printed(vifdesk: Vifdesk) -> None:
    """A value, a measure, an event, neither file nor dossier."""
    for words, stdin in (
        (
            ("--dossier", "-"),
            {"evaluations": [{"dispositif": "tgd", "faits": {"danger_grave": "peut-être"}}]},
        ),
        (("--dossier", "-"), {"evaluations": [{"dispositif": "inconnu", "faits": {}}]}),
        (("--dossier", "-"), {"evenements": [{"type": "n_existe_pas", "le": "2026-01-01"}]}),
        ((), {}),
    ):
        refused = vifdesk("comparer", *words, "--json", stdin=json.dumps(stdin))
        assert (refused.code, refused.out) == (2, "")
        assert refused.err.endswith(".\n")
