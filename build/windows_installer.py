#!/usr/bin/env python3
"""Builds the Windows installer on Debian: the same bytes from the same tree, whoever builds and where.

    python3 build/windows_installer.py DOSSIER [--runtime ZIP --sha256 EMPREINTE]

A release names the current embeddable zip of python.org; without it the pinned stand-in serves (windows_runtime.py).
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from preparation import NotReady, last_lines, say

if TYPE_CHECKING:
    from windows_components import Component
    from windows_runtime import Runtime
    from wine import Wine

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 35 * 2**20
# `vifdesk` for whoever types: the window's verbs in a console.
COMMAND = '@"%~dp0python.exe" -X utf8 -m vifdesk %*\r\n'
LIBRARIES = {"sqlite3.dll": "SQLite", "libffi-8.dll": "libffi"}


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(description="Construit l’installeur de vifdesk pour Windows.")
    asked.add_argument("folder", metavar="DOSSIER", type=Path, help="où déposer l’installeur et ses papiers")
    asked.add_argument("--runtime", type=Path, help="zip « embeddable » 64 bits de python.org")
    asked.add_argument("--sha256", help="empreinte attendue de ce zip")
    found = asked.parse_args(words)
    if bool(found.runtime) != bool(found.sha256):
        asked.error("--runtime et --sha256 vont ensemble")
    try:
        return build_here(found.folder, found.runtime, found.sha256)
    except NotReady as problem:
        print(str(problem), file=sys.stderr)
        return 2


def build_here(folder: Path, runtime: Path | None, sha256: str | None) -> int:
    from windows_runtime import given_runtime, stand_in_runtime
    from wine import TO_BUILD, fresh_wine

    require_tools(TO_BUILD)
    cache = cache_folder()
    python = given_runtime(runtime, sha256 or "") if runtime else stand_in_runtime(cache)
    with tempfile.TemporaryDirectory() as scratch, fresh_wine(Path(scratch) / "wine") as wine:
        installer = build(folder, python, cache, wine)
    say(f"{installer} : {installer.stat().st_size / 2**20:.1f} Mo")
    return 0


def require_tools(tools: dict[str, str]) -> None:
    """Get them as root, else say which packages to ask for."""
    from system_libraries import install_in_system
    from wine import missing_tools

    missing = missing_tools(tools)
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Outils à obtenir : {', '.join(missing)}…")
        install_in_system(missing)
        missing = missing_tools(tools)
    if missing:
        raise NotReady(f"Il manque : {', '.join(missing)}. Sous Debian : apt-get install {' '.join(missing)}")


def cache_folder() -> Path:
    """Where downloads are kept between two builds, each checked again by its hash."""
    return ROOT / ".venv" / "windows"


# ------------------------------------------------------------------------------------------------ one build


def build(folder: Path, runtime: Runtime, cache: Path, wine: Wine, *, quick: bool = False) -> Path:
    """The installer in `folder`, with its list of components and its prints. `quick`: larger, for trials only."""
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "vifdesk"
        assemble(tree, runtime, cache, wine)
        return pack(tree, folder, quick=quick)


def assemble(tree: Path, runtime: Runtime, cache: Path, wine: Wine, source: Path = ROOT) -> None:
    """What will lie on the user's disk, under `tree`; `source`: the checkout, or a copy of it that nobody edits."""
    from windows_components import components, lay_components
    from windows_icon import icon_bytes
    from windows_papers import lay_licences, put
    from windows_runtime import lay_runtime, require_signatures

    say(f"{require_signatures(runtime)} fichiers signés par la Python Software Foundation")
    found = components(source / "requirements" / "run.txt", runtime.minor, cache)
    (tree / "Lib" / "site-packages").mkdir(parents=True)
    lay_runtime(runtime, tree)
    lay_program(source, tree)
    lay_components(found, tree / "vifdesk", tree / "Lib" / "site-packages")
    lay_licences(tree, version_of(tree), runtime, found)
    put(tree / "vifdesk.ico", icon_bytes())
    put(tree / "vifdesk.cmd", COMMAND.encode("ascii"))
    put(tree / "VERSION", f"{version_of(tree)}\r\n".encode("ascii"))
    put(tree / "composition.cdx.json", composition(tree, runtime, found).encode("utf-8"))
    precompile(tree, wine)
    seal(tree)


def lay_program(source: Path, tree: Path) -> None:
    """The program and what is not code, without what a run left there."""
    left = shutil.ignore_patterns("__pycache__", ".*", "*.orig", "*.rej")
    for name in ("vifdesk", "resources"):
        shutil.copytree(source / name, tree / name, ignore=left)
    shutil.copytree(source / "docs" / "guide", tree / "resources" / "guide", ignore=left)


def version_of(tree: Path) -> str:
    text = (tree / "vifdesk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([0-9.]+)"$', text, re.MULTILINE)
    if not found:
        raise NotReady("vifdesk/__init__.py ne dit pas sa version sous la forme 1.2.3.")
    return found[1]


def composition(tree: Path, runtime: Runtime, found: list[Component]) -> str:
    from windows_papers import parts_of
    from windows_pe import version_of as numbers_of
    from windows_sbom import bill_of_materials

    inside = {}
    for name, title in LIBRARIES.items():
        numbers = numbers_of(tree / name) if (tree / name).is_file() else None
        inside[title] = ".".join(map(str, numbers[:3])) if numbers else exact(runtime)
    return bill_of_materials(parts_of(version_of(tree), runtime, found), inside, moment())


def exact(runtime: Runtime) -> str:
    """A library that does not say its version is known by the runtime's."""
    from windows_runtime import exact_version

    return f"celle de CPython {exact_version(runtime)}"


def precompile(tree: Path, wine: Wine) -> None:
    """Bytecode by the shipped interpreter itself, which will not look at the sources' dates; half the start-up time."""
    words = ("-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash", "Lib", "vifdesk")
    done = wine.run(tree / "python.exe", *words, folder=tree, variables={"PYTHONHASHSEED": "0"})
    compiled = list(tree.rglob("*.pyc"))
    if done.returncode != 0 or len(compiled) < len(list(tree.rglob("*.py"))):
        raise NotReady(f"La précompilation a échoué :\n{last_lines(done.stdout)}")


def seal(tree: Path) -> None:
    """Prints of everything, then one date for everything."""
    from windows_papers import write_prints

    write_prints(tree)
    for path in tree.rglob("*"):
        os.utime(path, (moment(), moment()))


def moment() -> int:
    """The date of everything in a build: the last commit's, or the one that the builder says."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told:
        return int(told)
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False) if shutil.which("git") else None
    return int(done.stdout) if done and done.stdout.strip() else 1_577_836_800


# ------------------------------------------------------------------------------------------------ the installer


def pack(tree: Path, folder: Path, *, quick: bool = False) -> Path:
    """Make the installer of a tree, and lay its papers beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    from windows_icon import panel_bytes

    version = version_of(tree)
    installer = folder / f"vifdesk-{version}-windows.exe"
    with tempfile.TemporaryDirectory() as scratch:
        files = Path(scratch) / "files.nsh"
        files.write_text(files_to_unpack(tree), encoding="utf-8")
        panel = Path(scratch) / "panel.bmp"
        panel.write_bytes(panel_bytes())
        values = {"VERSION": version, "TREE": tree, "FILES": files, "PANEL": panel, "OUT": installer}
        run_makensis({**values, "SIZE_KB": size_kb(tree), "COMPRESSOR": "zlib" if quick else "lzma"})
    if not quick and installer.stat().st_size > LARGEST:
        raise NotReady(f"{installer.name} dépasse {LARGEST // 2**20} Mo : un composant de trop est livré.")
    papers = folder / f"vifdesk-{version}-windows.cdx.json"
    shutil.copyfile(tree / "composition.cdx.json", papers)
    write_sums(folder, [installer, papers])
    return installer


def files_to_unpack(tree: Path) -> str:
    """In an order of its own: the disk's would change the installer from one machine to the next."""
    lines = []
    folders: dict[str, list[Path]] = {}
    for path in sorted(tree.rglob("*")):
        if path.is_file():
            folders.setdefault(path.parent.relative_to(tree).as_posix(), []).append(path)
    for name, paths in sorted(folders.items()):
        inside = "" if name == "." else "\\" + name.replace("/", "\\")
        lines.append(f'SetOutPath "$Fresh{inside}"')
        lines += [f'File "{path}"' for path in paths]
    return "\n".join([*lines, ""])


def run_makensis(values: dict[str, object]) -> None:
    four = ".".join([*str(values["VERSION"]).split("."), "0", "0", "0"][:4])
    words = [f"-D{name}={value}" for name, value in {**values, "VERSION4": four}.items()]
    done = subprocess.run(
        ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, str(ROOT / "installer.nsi")],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment()), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise NotReady(f"makensis a refusé :\n{last_lines(done.stdout + done.stderr, 12)}")


def size_kb(tree: Path) -> int:
    return (sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) + 1023) // 1024


def write_sums(folder: Path, files: list[Path]) -> None:
    import hashlib

    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def with_the_environment(script: str, words: list[str]) -> int:
    """Prepare .venv as build/dev.py does, then run `script` in it."""
    from dev import ready

    return ready()(script, *words)


if __name__ == "__main__":
    if Path(sys.prefix).resolve() != (ROOT / ".venv").resolve():
        sys.exit(with_the_environment(__file__, sys.argv[1:]))
    sys.exit(main(sys.argv[1:]))
