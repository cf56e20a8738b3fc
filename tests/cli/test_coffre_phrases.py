"""Which phrase is asked for: a command that needs two never speaks of the one when it misses the other."""

from __future__ import annotations

import os

import pytest

from tests.cli.conftest import Vifdesk
from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.vaults import PHRASE
from vifdesk.actions.desk import Desk


def descriptor(content: str | bytes) -> str:
    """An open descriptor that holds these bytes."""
    reading, writing = os.pipe()
    os.write(writing, content.encode() if isinstance(content, str) else content)
    os.close(writing)
    return str(reading)


@pytest.fixture
def here(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, str]:
    """A desk and its vault."""
    desk, path = vault_desk(), tmp_path_factory.mktemp("coffre") / "registre"
    make_vault(desk, path)
    return desk, str(path)


def test_a_missing_hand_over_phrase_has_its_own_sentence(vifdesk: Vifdesk, here: tuple[Desk, str]) -> None:
    """Without a terminal, `importer` and `exporter` name the sealed file's phrase and its own option."""
    desk, path = here
    vault = ("--coffre", path, "--phrase-fd", descriptor(PHRASE))
    for words in (("importer", "--depuis", "x"), ("exporter", "--sortie", "x")):
        run = vifdesk("coffre", *words, *vault, stdin=b"", on=desk)
        assert (run.code, run.out) == (2, "")
        assert "la phrase du fichier scellé" in run.err
        assert "--phrase-passation-fd" in run.err
        assert "phrase secrète" not in run.err


@pytest.mark.parametrize("content", [b"", b"\xff\xfe"])
def test_an_unusable_hand_over_phrase_is_not_called_the_vaults(
    vifdesk: Vifdesk, here: tuple[Desk, str], content: bytes
) -> None:
    """Empty, or not UTF-8: the sentence says which of the two descriptors to look at."""
    desk, path = here
    vault = ("--coffre", path, "--phrase-fd", descriptor(PHRASE))
    given = ("--phrase-passation-fd", descriptor(content))
    run = vifdesk("coffre", "importer", "--depuis", "x", *vault, *given, on=desk)
    assert run.code == 2
    assert "La phrase du fichier scellé" in run.err


def test_a_missing_vault_phrase_still_says_the_vaults(vifdesk: Vifdesk, here: tuple[Desk, str]) -> None:
    """The other way round."""
    desk, path = here
    given = ("--phrase-passation-fd", descriptor("dite"))
    run = vifdesk("coffre", "importer", "--depuis", "x", "--coffre", path, *given, stdin=b"", on=desk)
    assert run.code == 2
    assert "la phrase secrète" in run.err
    assert "--phrase-fd" in run.err


def test_a_sealed_file_without_a_place_is_not_called_the_vault(
    vifdesk: Vifdesk, here: tuple[Desk, str]
) -> None:
    """It is the file for the colleague that cannot lie there."""
    desk, path = here
    vault = ("--coffre", path, "--phrase-fd", descriptor(PHRASE))
    given = ("--phrase-passation-fd", descriptor("dite"))
    run = vifdesk("coffre", "exporter", "--sortie", f"{path}/absent/x", *vault, *given, on=desk)
    assert run.code == 2
    assert "fichier scellé" in run.err
    assert "Le coffre" not in run.err
