"""resources/evenements: what is read, and what is complained of."""

from __future__ import annotations

from pathlib import Path

import pytest

from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.rulebook.locate import resources
from vifdesk.rulebook.read_events import FILE, read_events

GOOD = """
verifie_le = 2026-11-24
statut = "redige"
[[famille]]
id = "f"
libelle = "Famille"
[[famille.evenement]]
id = "a"
libelle = "A"
procedure = true
source = "Source"
[[famille.evenement]]
id = "b"
libelle = "B"
source = "Source"
"""


def written(folder: Path, text: str) -> Path:
    (folder / FILE).parent.mkdir()
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_the_kinds_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """With their family, and whether they show proceedings."""
    kinds = read_events(written(tmp_path, GOOD))
    assert [(kind.id, kind.family, kind.procedure) for kind in kinds.values()] == [
        ("a", "Famille", True),
        ("b", "Famille", False),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "b"', 'id = "a"'),
        ('id = "b"', 'id = "B é"'),
        ('source = "Source"', ""),
        ("procedure = true", 'procedure = "oui"'),
        ("procedure = true", "procedur = true"),
        ('statut = "redige"', 'statut = "sûr"'),
        (GOOD, 'verifie_le = 2026-11-24\nstatut = "redige"\n'),
        (GOOD, "= nul"),
    ],
)
def test_whatever_is_wrong_is_complained_of(tmp_path: Path, old: str, new: str) -> None:
    """Two kinds of one id, a kind without source, an unknown key, a file that is no TOML, no kind at all."""
    with pytest.raises(RulesRefused) as refusal:
        read_events(written(tmp_path, GOOD.replace(old, new)))
    assert all(complaint.file == FILE and complaint.remedy for complaint in refusal.value.complaints)


def test_a_missing_file_is_complained_of(tmp_path: Path) -> None:
    """Not a crash."""
    with pytest.raises(RulesRefused):
        read_events(tmp_path)


def test_the_events_of_the_contract_s_example_are_there() -> None:
    """And those of every measure's life."""
    kinds = read_events(resources())
    assert {
        "op_notifiee",
        "tgd_decide",
        "tgd_remis",
        "tgd_converti",
        "jaf_saisi",
        "prefet_informe",
    } <= kinds.keys()
    assert kinds["op_notifiee"].procedure
