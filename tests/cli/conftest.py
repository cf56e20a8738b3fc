"""The command line in this process, over the real desk, with a clock that stands still."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest

from tests.helpers.desk import StillClock
from vifdesk.actions.desk import Desk
from vifdesk.cli.main import main
from vifdesk.launch import build_desk


@dataclass(frozen=True)
class Run:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def result(self) -> dict[str, object]:
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Vifdesk = Callable[..., Run]


@pytest.fixture(scope="session")
def desk() -> Desk:
    return replace(build_desk(), clock=StillClock())


@pytest.fixture
def vifdesk(desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Vifdesk:
    """Runs a command; `stdin` is what is piped into it."""

    def run(*words: str, stdin: str | bytes = b"", on: Desk | None = None) -> Run:
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        code = main(list(words), lambda: on or desk, "9.9.9")
        printed = capsys.readouterr()
        return Run(code, printed.out, printed.err)

    return run


def jsonl(items: Sequence[object]) -> str:
    """JSON Lines."""
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
