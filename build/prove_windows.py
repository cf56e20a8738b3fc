#!/usr/bin/env python3
"""Proves the Windows installer on Debian, under Wine: builds it twice, installs, uses, upgrades, refuses, removes.

    python3 build/prove_windows.py [DOSSIER] [--where-possible]

One line a check, then « N passed, N failed ». As root it gets what a bare Debian lacks; with --where-possible it gets
nothing, and a machine without Wine is told that the proof was not made. DOSSIER receives the installer and the picture.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from preparation import NotReady, say
from windows_installer import (
    LARGEST,
    ROOT,
    cache_folder,
    moment,
    require_tools,
    version_of,
    with_the_environment,
)
from wine import TO_PROVE, fresh_wine, missing_tools

if TYPE_CHECKING:
    from windows_machine import Tally
    from wine import Wine

SITTER = "Hélène B"
SMALLEST_TREE, LARGEST_TREE = 80 * 2**20, 105 * 2**20


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(description="Prouve l’installeur Windows sous Wine.")
    asked.add_argument(
        "folder", metavar="DOSSIER", type=Path, nargs="?", help="où garder l’installeur et l’image"
    )
    asked.add_argument("--where-possible", action="store_true", help="ne rien installer ; dire ce qui manque")
    found = asked.parse_args(words)
    try:
        require_tools(TO_PROVE)
        with tempfile.TemporaryDirectory(prefix="vifdesk-") as scratch:
            return prove(Path(scratch), found.folder or Path(scratch) / "livraison")
    except NotReady as problem:
        print(str(problem), file=sys.stderr)
        return 2


def prove(scratch: Path, folder: Path) -> int:
    from windows_machine import Tally

    started = time.monotonic()
    tally = Tally()
    sys.path.insert(0, str(ROOT))
    with fresh_wine(scratch / "wine", SITTER) as wine:
        installer = prove_build(wine, scratch, folder, tally)
        prove_use(wine, scratch, folder, installer, tally)
    say(f"Preuve faite en {time.monotonic() - started:.0f} s.")
    return tally.close()


# ------------------------------------------------------------------------------------------------ the build


def prove_build(wine: Wine, scratch: Path, folder: Path, tally: Tally) -> Path:
    """Twice, in two places, under two time zones; the first one's installer."""
    from windows_installer import assemble, pack
    from windows_machine import prints_of
    from windows_runtime import stand_in_runtime

    runtime = stand_in_runtime(cache_folder())
    source = still_copy(scratch / "source")
    trees = [scratch / "tree" / "vifdesk", scratch / "un autre endroit" / "vifdesk"]
    for tree, zone in zip(trees, ("Europe/Paris", "Pacific/Noumea"), strict=True):
        os.environ["TZ"] = zone
        assemble(tree, runtime, cache_folder(), wine, source)
    first, second = map(prints_of, trees)
    apart = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    tally.check(
        "Deux constructions donnent le même arbre, octet pour octet",
        not apart,
        apart[:5] or f"{len(first)} fichiers",
    )
    folders = [folder, scratch / "livraison-2"]
    with ThreadPoolExecutor(2) as workers:
        one, two = workers.map(pack, trees, folders)
    tally.check(
        "Deux constructions donnent le même installeur, octet pour octet",
        one.read_bytes() == two.read_bytes(),
    )
    size = one.stat().st_size
    tally.check("L’installeur pèse au plus 35 Mo", size <= LARGEST, f"{size / 2**20:.1f} Mo")
    whole = sum(path.stat().st_size for path in trees[0].rglob("*") if path.is_file())
    tally.check(
        "Ce qui s’installe pèse ce qui était prévu",
        SMALLEST_TREE <= whole <= LARGEST_TREE,
        f"{whole / 2**20:.1f} Mo",
    )
    prove_tampering(runtime_files=runtime.files, tally=tally)
    return one


def still_copy(place: Path) -> Path:
    """The checkout as it is now, and its date: somebody may work in it while the proof is made."""
    left = shutil.ignore_patterns("__pycache__")
    for name in ("vifdesk", "resources", "requirements", "docs/guide"):
        shutil.copytree(ROOT / name, place / name, ignore=left)
    os.environ["SOURCE_DATE_EPOCH"] = str(moment())
    return place


def prove_tampering(runtime_files: dict[str, bytes], tally: Tally) -> None:
    """A runtime that somebody touched is refused before anything is built from it."""
    from windows_runtime import Runtime, require_signatures

    name = "python.exe"
    content = bytearray(runtime_files[name])
    content[len(content) // 2] ^= 1
    touched = Runtime({**runtime_files, name: bytes(content)}, "", "")
    try:
        require_signatures(touched)
    except NotReady as problem:
        tally.check("Un CPython retouché est refusé par sa signature", name in str(problem))
    else:
        tally.check("Un CPython retouché est refusé par sa signature", False)


# ------------------------------------------------------------------------------------------------ the use


def prove_use(wine: Wine, scratch: Path, folder: Path, installer: Path, tally: Tally) -> None:
    import windows_trials as trials
    import windows_upgrades as upgrades
    from windows_installer import pack
    from windows_machine import Machine
    from wine_shims import give_shims

    tree = scratch / "tree" / "vifdesk"
    version = version_of(tree)
    newer = pack(upgrades.tree_of_next(tree, scratch / "newer" / "vifdesk"), scratch / "newer", quick=True)
    spoilt = upgrades.tree_of_next(tree, scratch / "spoilt" / "vifdesk", damaged=True)
    damaged = pack(spoilt, scratch / "spoilt", quick=True)
    machine = Machine(wine, tally)
    trials.try_broken_downloads(machine, installer, scratch)
    trials.try_installation(machine, installer, version)
    give_shims(wine, tree)
    trials.try_imports(machine)
    trials.try_window(machine, folder / "fenetre-windows.png")
    trials.try_demo(machine, tree)
    trials.try_vault(machine, version)
    trials.try_refusal_while_running(machine, newer, version)
    trials.try_start(machine)
    upgrades.try_locked_file(machine, newer, version)
    upgrades.try_damaged_files(machine, damaged, version)
    upgrades.try_old_windows(machine, newer, version)
    upgrades.try_full_disk(machine, newer, version)
    upgrades.try_foreign_folder(machine, newer)
    upgrades.try_power_cuts(machine, installer, version)
    upgrades.try_upgrade(machine, newer)
    upgrades.try_downgrade(machine, installer)
    upgrades.try_removal(machine)
    upgrades.try_portable(machine, installer, version)


if __name__ == "__main__":
    if "--where-possible" in sys.argv and (missing := missing_tools(TO_PROVE)):
        say(f"Preuve sous Wine : non faite, il manque {', '.join(missing)}.")
        sys.exit(0)
    if Path(sys.prefix).resolve() != (ROOT / ".venv").resolve():
        sys.exit(with_the_environment(__file__, sys.argv[1:]))
    sys.exit(main(sys.argv[1:]))
