"""What a record and a log line look like before they are sealed, and what each seal is bound to.

Filled up to a round size, so that a size tells little.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from vifdesk.actions.vault_port import Brief, LogLine, Stored, Unreadable
from vifdesk.store.seal import BRIEF, LOG, RECORD, Cipher, SealBroken

_ROUND = 256  # bytes
_ROUND_LINE = 64


def seal_record(cipher: Cipher, vault: bytes, record: Stored) -> bytes:
    """A version, sealed for its place.

    Raises:
        ValueError: JSON cannot say its content, or the kind is not one short word.

    """
    if not record.kind or not record.kind.isascii() or not record.kind.isprintable():
        raise ValueError(record.kind)
    plain = _filled(_head(record) + as_json(record.content), _ROUND)
    return cipher.seal(plain, record_place(vault, bytes.fromhex(record.id), record.version))


def open_record(
    cipher: Cipher, vault: bytes, place: tuple[bytes, int], sealed: object, kind: str | None = None
) -> Stored | Unreadable | None:
    """The version at this place; None where it is of another kind (nothing more is read then)."""
    record_id, version = place
    try:
        plain = cipher.open(sealed, record_place(vault, record_id, version))
        head_kind, at, author, rest = plain.split(b"\n", 3)
        if kind is not None and head_kind != kind.encode():
            return None
        content = json.loads(rest.decode())
        moment = datetime.fromisoformat(at.decode())
        return Stored(record_id.hex(), version, head_kind.decode(), moment, author.decode(), content)
    except (SealBroken, ValueError):
        return Unreadable(record_id.hex(), version, "seal")


def seal_brief(cipher: Cipher, vault: bytes, record: Stored, summary: Mapping[str, object]) -> bytes:
    """The summary of a version, sealed for that version.

    Raises:
        ValueError: JSON cannot say it.

    """
    plain = _filled(_head(record) + as_json(summary), _ROUND)
    return cipher.seal(plain, brief_place(vault, bytes.fromhex(record.id), record.version))


def open_brief(cipher: Cipher, vault: bytes, place: tuple[bytes, int], sealed: object) -> Brief | None:
    """The summary of the version at this place; None where it is hurt, or of another version."""
    record_id, version = place
    try:
        plain = cipher.open(sealed, brief_place(vault, record_id, version))
        kind, at, author, summary = plain.split(b"\n", 3)
        moment = datetime.fromisoformat(at.decode())
        return Brief(record_id.hex(), version, kind.decode(), moment, author.decode(), json.loads(summary))
    except (SealBroken, ValueError):
        return None


def _head(record: Stored) -> bytes:
    return f"{record.kind}\n{record.at.isoformat()}\n{record.author}\n".encode()


def record_place(vault: bytes, record_id: bytes, version: int) -> bytes:
    """What a version's seal is bound to."""
    return b"".join((RECORD, vault, record_id, version.to_bytes(8)))


def brief_place(vault: bytes, record_id: bytes, version: int) -> bytes:
    """What a summary's seal is bound to."""
    return b"".join((BRIEF, vault, record_id, version.to_bytes(8)))


def seal_line(cipher: Cipher, vault: bytes, line: LogLine) -> bytes:
    """A log line, sealed for its place."""
    words = [line.at.isoformat(), line.who, line.function, line.action, line.object, line.detail]
    plain = _filled(json.dumps(words, ensure_ascii=False).encode(), _ROUND_LINE)
    return cipher.seal(plain, line_place(vault, line.seq))


def open_line(cipher: Cipher, vault: bytes, seq: int, sealed: object) -> LogLine | Unreadable:
    """The log line at this place."""
    try:
        at, *words = json.loads(cipher.open(sealed, line_place(vault, seq)))
        return LogLine(seq, datetime.fromisoformat(at), *words)
    except (SealBroken, ValueError, TypeError):
        return Unreadable(str(seq), 0, "seal")


def line_place(vault: bytes, seq: int) -> bytes:
    """What a log line's seal is bound to."""
    return b"".join((LOG, vault, seq.to_bytes(8)))


def as_json(content: Mapping[str, object]) -> bytes:
    """The content in UTF-8.

    Raises:
        ValueError: JSON cannot say it (a date, a set, a number that is none, half a character).

    """
    try:
        return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except (TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _filled(plain: bytes, size: int) -> bytes:
    """Blanks at the end: JSON passes over them."""
    return plain + b" " * (-len(plain) % size)
