"""The Python environment .venv: made once, brought up to date when the lock file changes, else left alone.

It is made without ensurepip, which Debian leaves out of `python3`: pip is run from its wheel, wherever that lies.
The project itself is not installed: a .pth file, relative so that the checkout may move, points to it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WINDOWS = sys.platform == "win32"


class NotReady(Exception):
    """Something that the user can mend; the message is French and says how."""


def ready_python(root: Path, venv: Path) -> Path:
    """The environment's interpreter, after making or updating the environment if its stamp is not today's."""
    python = venv / ("Scripts/python.exe" if WINDOWS else "bin/python")
    lock = root / "requirements" / "dev.txt"
    stamp = venv / "vifdesk-ready.json"
    if is_current(stamp, expected_stamp(lock, python)):
        return python
    venv.mkdir(exist_ok=True)
    with one_at_a_time(venv / "preparing.lock"):
        if is_current(stamp, expected_stamp(lock, python)):
            return python
        say("Préparation de l’environnement .venv (une à deux minutes la première fois)…")
        stamp.unlink(missing_ok=True)
        if not works(python):
            make_environment(venv)
        install(lock, python, venv)
        link_checkout(root, python)
        stamp.write_text(json.dumps(expected_stamp(lock, python)), encoding="utf-8")
    return python


def expected_stamp(lock: Path, python: Path) -> dict[str, str]:
    """What makes an environment usable: this lock, and still the interpreter that it was made with."""
    base = python.resolve()
    return {
        "lock": hashlib.sha256(lock.read_bytes()).hexdigest(),
        "python": base.name if base.is_relative_to(python.parent.parent.resolve()) else str(base),
    }


def is_current(stamp: Path, expected: dict[str, str]) -> bool:
    try:
        return bool(json.loads(stamp.read_text(encoding="utf-8")) == expected)
    except (OSError, ValueError):
        return False


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """A second preparation of the same checkout waits for the first. On Windows it does not wait: nobody needed it."""
    if WINDOWS:
        yield
        return
    import fcntl

    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def works(python: Path) -> bool:
    """Whether the interpreter starts and its own version's site-packages is there (not so after a system upgrade)."""
    probe = "import os, sysconfig; raise SystemExit(not os.path.isdir(sysconfig.get_path('purelib')))"
    try:
        return (
            subprocess.run(
                [python, "-c", probe], env=clean_environment(), capture_output=True, check=False
            ).returncode
            == 0
        )
    except OSError:
        return False


def make_environment(venv: Path) -> None:
    """An environment without pip; what a broken one left is removed, the system libraries are kept."""
    for name in ("bin", "include", "lib", "lib64", "Scripts", "Lib", "Include", "pyvenv.cfg"):
        left = venv / name
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink(missing_ok=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", venv],
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        raise NotReady(
            "Ce Python ne sait pas créer d’environnement (module venv) :\n"
            f"{last_lines(made.stdout + made.stderr)}\n"
            "Installez un Python 3.11 complet (Debian : le paquet python3, pas python3-minimal), puis relancez."
        )


def install(lock: Path, python: Path, venv: Path) -> None:
    """Everything in the lock, each file checked against its hash, none built from source."""
    say("Installation des composants (environ 150 Mo à télécharger)…")
    log = venv / "pip.log"
    command: list[str | Path] = [
        python,
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "-r",
        lock,
    ]
    environment = {
        **clean_environment(),
        "PYTHONPATH": str(pip_wheel(venv)),
        "PIP_USER": "0",
        "PIP_NO_INPUT": "1",
    }
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False
        )
    if done.returncode != 0:
        raise NotReady(
            f"L’installation des composants a échoué :\n{last_lines(log.read_text(encoding='utf-8', errors='replace'))}\n"
            "Vérifiez la connexion (ou le mandataire réglé pour pip) et la place libre, puis relancez ; "
            f"ce qui est déjà téléchargé est gardé. Le détail est dans {log}"
        )


def pip_wheel(venv: Path) -> Path:
    """A pip to run: this Python's own, else Debian's package, which is fetched when missing."""
    import system_libraries

    try:
        import ensurepip

        bundled = Path(ensurepip.__file__).parent / "_bundled"
    except ImportError:
        bundled = venv
    places = [bundled, Path("/usr/share/python-wheels"), venv / "syslibs/usr/share/python-wheels"]
    wheel = newest_pip(places)
    if wheel is None and system_libraries.fetch(["python3-pip-whl"], venv / "syslibs"):
        wheel = newest_pip(places)
    if wheel is None:
        raise NotReady(
            "Ce Python n’a ni pip ni ensurepip. Installez-les (Debian ou Ubuntu : apt install python3-venv ; "
            "Fedora : dnf install python3-pip), puis relancez."
        )
    return wheel


def newest_pip(places: list[Path]) -> Path | None:
    wheels = [wheel for place in places for wheel in place.glob("pip-*.whl")]
    return max(
        wheels,
        key=lambda wheel: [int(part) for part in wheel.name.split("-")[1].split(".")[:2]],
        default=None,
    )


def link_checkout(root: Path, python: Path) -> None:
    """Make vifdesk importable from its checkout; relative, so that moving the folder breaks nothing."""
    probe: list[str | Path] = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    found = subprocess.run(probe, env=clean_environment(), capture_output=True, text=True, check=True)
    packages = Path(found.stdout.strip())
    (packages / "vifdesk_checkout.pth").write_text(os.path.relpath(root, packages) + "\n", encoding="utf-8")


def clean_environment() -> dict[str, str]:
    """This process's variables less those that would lead the interpreter to other people's packages."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX")
    }


def last_lines(text: str, count: int = 6) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return "\n".join(f"    {line}" for line in lines[-count:])


def say(sentence: str) -> None:
    print(sentence, flush=True)
