"""What a record and a log line look like before they are sealed, and what each seal is bound to.

Filled up to a round size, so that a size tells little. A version may hold its summary before its content, under the same
seal: no JSON holds the line feed that parts them, and a version of form 1, which had no summary, is read as it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from vifdesk.actions.vault_port import Brief, LogLine, Stored, Unreadable
from vifdesk.store.seal import LOG, RECORD, Cipher, SealBroken

_ROUND = 256  # bytes
_ROUND_LINE = 64


def seal_record(
    cipher: Cipher, vault: bytes, record: Stored, summary: Mapping[str, object] | None = None
) -> bytes:
    """A version, sealed for its place with its summary, if it has one.

    Raises:
        ValueError: JSON cannot say its content, or the kind is not one short word.

    """
    if not record.kind or not record.kind.isascii() or not record.kind.isprintable():
        raise ValueError(record.kind)
    head = f"{record.kind}\n{record.at.isoformat()}\n{record.author}\n"
    brief = b"" if summary is None else as_json(summary) + b"\n"
    plain = _filled(head.encode() + brief + as_json(record.content), _ROUND)
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
        content = json.loads(rest[rest.find(b"\n") + 1 :].decode())
        moment = datetime.fromisoformat(at.decode())
        return Stored(record_id.hex(), version, head_kind.decode(), moment, author.decode(), content)
    except (SealBroken, ValueError):
        return Unreadable(record_id.hex(), version, "seal")


def open_brief(
    cipher: Cipher, vault: bytes, place: tuple[bytes, int], sealed: object
) -> Brief | Stored | Unreadable:
    """The version at this place by its summary; whole where it has none."""
    record_id, version = place
    try:
        plain = cipher.open(sealed, record_place(vault, record_id, version))
        kind, at, author, rest = plain.split(b"\n", 3)
        moment, end = datetime.fromisoformat(at.decode()), rest.find(b"\n")
        made = Stored if end < 0 else Brief
        said = json.loads((rest if end < 0 else rest[:end]).decode())
        return made(record_id.hex(), version, kind.decode(), moment, author.decode(), said)
    except (SealBroken, ValueError):
        return Unreadable(record_id.hex(), version, "seal")


def record_place(vault: bytes, record_id: bytes, version: int) -> bytes:
    """What a version's seal is bound to."""
    return b"".join((RECORD, vault, record_id, version.to_bytes(8)))


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
