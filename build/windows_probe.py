"""Run inside the installed program's own Python, by build/prove_windows.py: what it can import, how it starts.

python.exe windows_probe.py imports | start empty | start vifdesk | hold FILE SECONDS
"""

from __future__ import annotations

import ast
import importlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Asked for on other systems only, where the code has looked first.
ELSEWHERE = frozenset(["fcntl", "grp", "pwd", "resource", "termios"])
NETWORK = (
    "socket",
    "_socket",
    "ssl",
    "_ssl",
    "select",
    "asyncio",
    "http.client",
    "ftplib",
    "PySide6.QtNetwork",
)


def main(words: list[str]) -> int:
    verb, *rest = words
    if verb == "imports":
        return report_imports()
    if verb == "start":
        return report_start(rest[0])
    return hold(rest[0], float(rest[1]))


def report_imports() -> int:
    program = Path(sys.executable).parent
    names = {name for path in (program / "vifdesk").rglob("*.py") for name in asked_by(path, program)}
    told = {
        "asked": len(names),
        "refused": [failure for name in sorted(names) if (failure := failure_of(name))],
        "network": [name for name in NETWORK if not failure_of(name)],
        "path": [str(Path(place).relative_to(program)) for place in sys.path],
    }
    print(json.dumps(told))
    return 0


def asked_by(path: Path, program: Path) -> Iterator[str]:
    """The module itself, and every one that it imports, also late; what only types or another system need apart."""
    yield ".".join(path.relative_to(program).with_suffix("").parts).removesuffix(".__init__")
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) in (
            "TYPE_CHECKING",
            "sys.platform == 'linux'",
        ):
            waiting += node.orelse
            continue
        waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def failure_of(name: str) -> str | None:
    if name.split(".", maxsplit=1)[0] in ELSEWHERE or name.endswith("__main__"):
        return None
    try:
        importlib.import_module(name)
    except ImportError as problem:
        return f"{name} : {problem}"
    return None


def report_start(kind: str) -> int:
    """Print the moment of the first picture, in seconds since 1970: the clock that the starter shares."""
    sys.path.insert(0, str(HERE))
    from measure_start import open_empty_window, open_vifdesk, report_paints

    since_1970 = time.time() - time.monotonic()
    report_paints(lambda first, _last: print(f"first={first + since_1970:.4f}", flush=True))
    if kind == "empty":
        open_empty_window()
    else:
        open_vifdesk()
    return 0


def hold(path: str, seconds: float) -> int:
    """Keep a file open as a program does that shares it with nobody."""
    if sys.platform == "win32":
        import ctypes

        everything, nobody, existing = 0xC0000000, 0, 3
        held = ctypes.WinDLL("kernel32").CreateFileW(path, everything, nobody, None, existing, 0, None)
        print("held" if held not in (0, -1) else "not held", flush=True)
        time.sleep(seconds)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
