#!/usr/bin/env python3
"""One command on a fresh machine: prepares what is missing, then runs, tests or checks vifdesk.

    python3 build/dev.py run [mots de vifdesk]     (Windows : py build\\dev.py run)
    python3 build/dev.py test [mots de pytest]
    python3 build/dev.py lint | rules | setup

Needs Python 3.11 and its standard library, nothing else. The rest goes into .venv, beside this checkout.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
USAGE = """\
Usage : python3 build/dev.py COMMANDE [mots passés tels quels]

  run      ouvre vifdesk ; sans écran, fait la démonstration fictive dans vifdesk-demo
  test     lance les tests (les mots qui suivent vont à pytest)
  lint     vérifie le style, les types et les imports
  rules    vérifie toutes les règles de droit
  setup    prépare seulement l’environnement .venv
"""


def main(words: list[str]) -> int:
    """Prepare what the command needs, carry it out, return its exit code; 2: not understood or not ready."""
    speak_any_console()
    if sys.version_info < OLDEST_PYTHON:
        return refuse(
            f"vifdesk demande Python 3.11 ou plus récent ; celui-ci est {sys.version.split()[0]}. "
            "Installez-le, puis relancez cette commande avec lui, par exemple : python3.11 build/dev.py run"
        )
    name, *rest = words or ["--help"]
    if name in ("-h", "--help", "help", "aide"):
        print(USAGE, end="")
        return 0
    with_words = {"run": run, "test": test, "rules": rules}
    alone = {"lint": lint, "setup": setup}
    if name not in with_words and name not in alone:
        return refuse(f"« {name} » n’est pas une commande.\n\n{USAGE}")
    if name in alone and rest:
        return refuse(f"« {name} » n’attend aucun mot de plus ; reçu : {' '.join(rest)}")
    from preparation import NotReady

    try:
        return alone[name]() if name in alone else with_words[name](rest)
    except NotReady as problem:
        return refuse(str(problem))
    except KeyboardInterrupt:
        return refuse("Interrompu. Relancez la même commande : ce qui est déjà prêt est gardé.", 130)
    except OSError as problem:
        return refuse(
            f"Le système a refusé : {problem}. Vérifiez les droits et la place libre, puis relancez."
        )


def run(words: list[str]) -> int:
    """Open the window, or with further words do what they ask; without a screen, the fictional demonstration."""
    from screen import reachable_screen

    screen = reachable_screen()
    python = ready(screen=bool(screen))
    if words:
        return python("-m", "vifdesk", *words)
    if screen:
        code = python("-m", "vifdesk")
        if code < 0:
            return refuse(
                f"La fenêtre n’a pas pu s’ouvrir ou s’est arrêtée (signal {-code}, écran {screen}).", 1
            )
        return code
    papers = Path.cwd() / "vifdesk-demo"
    print("Aucun écran ici : démonstration fictive, sans fenêtre.", flush=True)
    return python("-m", "vifdesk", "demo", "--sortie", str(papers))


def test(words: list[str]) -> int:
    """All the tests on every core; with words, what they ask of pytest."""
    return ready()("-m", "pytest", *(words or ["-n", "auto", "--dist", "worksteal"]), folder=ROOT)


def lint() -> int:
    """Every check, also after one has failed; the exit code tells whether any did."""
    python = ready()
    checks = (
        ("Style", ("-m", "ruff", "check")),
        ("Mise en forme", ("-m", "ruff", "format", "--check")),
        ("Types", ("-m", "mypy")),
        (
            "Imports",
            ("-c", "from importlinter.cli import lint_imports_command as check; check()", "--no-logo"),
        ),
    )
    failed = []
    for title, command in checks:
        print(f"— {title}", flush=True)
        if python(*command, folder=ROOT) != 0:
            failed.append(title)
    if failed:
        return refuse(f"À corriger : {', '.join(failed)}.", 1)
    print("Tout est en ordre.")
    return 0


def rules(words: list[str]) -> int:
    """Check every rule file under resources/."""
    return ready()("-m", "vifdesk", "verifier-regles", *words)


def setup() -> int:
    """Prepare the environment and say where it is."""
    python = ready()
    print(f"Prêt : {python.executable}")
    return 0


class ReadyPython:
    """The environment's interpreter, with the variables that let it find its libraries."""

    def __init__(self, executable: Path, environment: dict[str, str]) -> None:
        self.executable = executable
        self.environment = environment

    def __call__(self, *words: str, folder: Path | None = None) -> int:
        """Run in `folder`, by default where the user stands, and return the exit code."""
        sys.stdout.flush()
        return subprocess.run(
            [self.executable, *words], env=self.environment, cwd=folder, check=False
        ).returncode


def ready(*, screen: bool = False) -> ReadyPython:
    """Everything in place; `screen` asks for the libraries of a real window too."""
    import preparation
    import system_libraries

    venv = ROOT / ".venv"
    python = preparation.ready_python(ROOT, venv)
    environment = preparation.clean_environment()
    environment.update(system_libraries.ready_libraries(venv / "syslibs", screen=screen))
    if not screen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return ReadyPython(python, environment)


def refuse(sentence: str, code: int = 2) -> int:
    print(sentence.rstrip(), file=sys.stderr)
    return code


def speak_any_console() -> None:
    """A console without French letters gets question marks, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
