"""JSON from files and standard input; JSON Lines, one at a time in constant memory."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vifdesk.actions.problems import BadInput

Answer = dict[str, object]


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The file, or standard input for « - ».

    Raises:
        BadInput: it cannot be opened.

    """
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below; what the reader raises is not ours to word
    except OSError as error:
        reason = {2: "il n’existe pas", 13: "vous n’avez pas le droit de le lire", 21: "c’est un dossier"}
        why = reason.get(error.errno or 0, error.strerror or "il est illisible")
        raise BadInput(
            "fichier", f"Le fichier «\u00a0{path}\u00a0» ne peut pas être lu\u00a0: {why}."
        ) from error
    with stream:
        yield stream


def one_object(path: str) -> dict[str, object]:
    """The one JSON object of a file.

    Raises:
        BadInput: it cannot be opened, or is not a JSON object.

    """
    with opened(path) as stream:
        return read_object(stream.read(), "Le fichier")


def answer_lines(path: str, answer: Callable[[dict[str, object]], Answer]) -> int:
    """Answer each line in its place, as it comes; 1 when some were refused, else 0."""
    refused = False
    with opened(path) as stream:
        for raw in stream:
            if not raw.strip():
                continue
            line = _answered(raw, answer)
            refused = refused or "erreur" in line
            write_line(line)
    return 1 if refused else 0


def _answered(raw: bytes, answer: Callable[[dict[str, object]], Answer]) -> Answer:
    name: object = None
    try:
        request = read_object(raw, "La ligne")
        name = request.get("id")
        return {"id": name, **answer(request)}
    except BadInput as refusal:
        return {"id": name, "erreur": {"champ": refusal.field, "message": str(refusal)}}


def read_object(raw: bytes, what: str) -> dict[str, object]:
    """The JSON object of a file or a line; `what` begins the refusal.

    Raises:
        BadInput: it is not one.

    """
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput("json", f"{what} n’est pas en UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise BadInput("json", f"{what} n’est pas du JSON valide.") from error
    if not isinstance(value, dict):
        raise BadInput("json", f"{what} doit être un objet JSON\u00a0: {{\u202f…\u202f}}.")
    return value


def write_line(value: Answer) -> None:
    """One JSON object on one line, sent at once: who asks line by line is answered line by line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")) + "\n")
    sys.stdout.flush()


def write_object(value: Answer) -> None:
    """One JSON object, for a reader."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def text_of(request: dict[str, object], key: str) -> str:
    """A compulsory text.

    Raises:
        BadInput: it is missing, or not a text.

    """
    value = request.get(key)
    if not isinstance(value, str):
        raise BadInput(key, _expected(key, value, "un texte"))
    return value


def object_of(request: dict[str, object], key: str) -> dict[str, object]:
    """A compulsory inner object.

    Raises:
        BadInput: it is missing, or not an object.

    """
    value = request.get(key)
    if not isinstance(value, dict):
        raise BadInput(key, _expected(key, value, "un objet JSON"))
    return value


def _expected(key: str, value: object, accepted: str) -> str:
    received = "rien" if value is None else f"«\u00a0{value}\u00a0»"
    return f"«\u00a0{key}\u00a0»\u00a0: reçu {received}, attendu {accepted}."
