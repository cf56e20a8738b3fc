"""Nothing personal is in clear in any file: sentinel words are looked for in every byte."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.helpers.vaults import PHRASE, Post
from vifdesk.actions.vault_port import Change, LogEntry
from vifdesk.actions.vault_problems import VaultProblem
from vifdesk.store.disk import journal_of
from vifdesk.store.vault import SqliteVault

WORDS = (
    "SENTINELLE-NOM",
    "SENTINELLE-NUMERO",
    "SENTINELLE-UTILISATEUR",
    "SENTINELLE-FONCTION",
    "SENTINELLE-GENRE",
    "SENTINELLE-ACTION",
    "SENTINELLE-FICHIER",
    "SENTINELLE-PHRASE",
)
FACT_DAY = "1987-03-19"


def traces(word: str) -> Iterator[bytes]:
    """The word in the ways in which a program may have written it."""
    plain = word.encode()
    yield from (
        plain,
        plain.lower(),
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        plain.hex().encode(),
    )
    for shift in range(3):
        yield base64.b64encode(b"x" * shift + plain)[4:-4]


ALL_TRACES = tuple(itertools.chain.from_iterable(traces(word) for word in (*WORDS, FACT_DAY, PHRASE)))


def betrayed(folder: Path) -> list[tuple[str, bytes]]:
    """Files, the names of files included, in which a trace shows."""
    found = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        found += [(path.name, each) for each in ALL_TRACES if each in content or each in path.name.encode()]
    return found


def fill(vault: SqliteVault, n: int) -> str:
    """A record made of sentinels, changed once; its log line names a file."""
    content = {
        "nom": "SENTINELLE-NOM",
        "numero": "SENTINELLE-NUMERO",
        "le": FACT_DAY,
        "texte": "SENTINELLE-NOM " * n,
    }
    entry = LogEntry("SENTINELLE-ACTION", "SENTINELLE-FICHIER", "SENTINELLE-NUMERO")
    (stored,) = vault.write([Change(None, "SENTINELLE-GENRE", content)], [entry])
    vault.write([Change(stored.id, "SENTINELLE-GENRE", content, 1)], [entry])
    summed = {"reference": "SENTINELLE-NUMERO", "pseudonyme": "SENTINELLE-NOM", "origine": {"le": FACT_DAY}}
    vault.write([Change(None, "dossier", summed)], [entry])
    return stored.id


def test_the_search_finds_what_is_in_clear(tmp_path: Path) -> None:
    """Else the next test would prove nothing."""
    (tmp_path / "a").write_bytes(b"..SENTINELLE-NOM..")
    (tmp_path / "b").write_text("x" + base64.b64encode(b"..SENTINELLE-NUMERO..").decode())
    assert {name for name, _ in betrayed(tmp_path)} == {"a", "b"}


def test_no_file_shows_anything_personal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vault, journals at every change, backups, files in the making, the count of tries, a file set aside."""
    post = Post(tmp_path)
    seen: list[str] = []
    vault = post.open()
    session = vault._session
    vault.add_user("SENTINELLE-UTILISATEUR", "SENTINELLE-FONCTION", "SENTINELLE-PHRASE")
    keep = session.keep_state

    def look_inside(state: object) -> None:
        keep(state)  # type: ignore[arg-type]
        session.connection.execute("PRAGMA cache_spill = 1")
        assert journal_of(post.path).exists()
        seen.append("journal")
        assert betrayed(tmp_path) == []

    monkeypatch.setattr(session, "keep_state", look_inside)
    ids = [fill(vault, n) for n in range(1, 600, 60)]
    vault.write([Change(ids[0], "SENTINELLE-GENRE", None)], [LogEntry("SENTINELLE-ACTION")])
    vault.rotate_key()
    vault.back_up(str(tmp_path), "copie")
    vault.back_up_in_turn([str(tmp_path)])
    vault.close()
    with pytest.raises(VaultProblem):
        post.vaults.open(str(post.path), "SENTINELLE-NOM")
    post.vaults.restore(str(tmp_path / "copie"), str(tmp_path / "rendu"))
    post.vaults.set_aside(str(tmp_path / "rendu"))
    assert len(seen) > 20
    assert betrayed(tmp_path) == []


def test_an_erased_record_leaves_not_even_its_seal(tmp_path: Path) -> None:
    """Its place in the file is overwritten."""
    post = Post(tmp_path)
    vault = post.open()
    record = fill(vault, 300)
    session = vault._session
    seals = [
        row[0]
        for row in session.connection.execute(
            "SELECT sealed FROM record WHERE id = ?", (bytes.fromhex(record),)
        )
    ]
    pieces = [seal[place : place + 24] for seal in seals for place in (0, len(seal) // 2, len(seal) - 24)]
    assert any(piece in post.path.read_bytes() for piece in pieces)
    vault.write([Change(record, "SENTINELLE-GENRE", None)])
    vault.close()
    assert not any(piece in post.path.read_bytes() for piece in pieces)


def test_a_size_tells_little(tmp_path: Path) -> None:
    """A short note and a longer one take the same room."""
    post = Post(tmp_path)
    vault = post.open()
    for note in ("non", "elle a rappelé à 17 h 40"):
        vault.write([Change(None, "dossier", {"note": note})])
    query = "SELECT DISTINCT length(sealed) FROM record WHERE number > 1"
    assert len(vault._session.connection.execute(query).fetchall()) == 1
    vault.close()


def test_no_nonce_ever_serves_twice(tmp_path: Path) -> None:
    """Ninety-six random bits for each seal, the same content again included."""
    post = Post(tmp_path)
    vault = post.open()
    for _ in range(200):
        vault.write([Change("0c" * 16, "dossier", {"at": datetime(2026, 1, 1).isoformat()})], [LogEntry("a")])
    query = "SELECT substr(sealed, 1, 12) FROM record UNION ALL SELECT substr(sealed, 1, 12) FROM log_line"
    nonces = [row[0] for row in vault._session.connection.execute(query)]
    vault.close()
    assert len(set(nonces)) == len(nonces) == 401
