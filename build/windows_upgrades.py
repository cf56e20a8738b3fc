"""The trials of what happens to a vifdesk that is already there: replaced whole, or kept whole; never its data."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows_machine import (
    DAMAGED,
    FOREIGN,
    LOCKED,
    NEWER,
    NO_SPACE,
    TOO_OLD,
    Machine,
    prints_of,
    wait_for,
)
from windows_trials import PHRASE, PROBE, read_vault

NEXT = "0.999.0"


def tree_of_next(tree: Path, target: Path, *, damaged: bool = False) -> Path:
    """The same tree under a later version's number; `damaged`: with a file that is not what its list says."""
    from windows_installer import seal

    shutil.copytree(tree, target)
    start = target / "vifdesk" / "__init__.py"
    told = re.sub(r'__version__ = ".*"', f'__version__ = "{NEXT}"', start.read_text(encoding="utf-8"))
    start.write_text(told, encoding="utf-8")
    (target / "VERSION").write_text(f"{NEXT}\r\n", encoding="ascii", newline="")
    (start.parent / "__pycache__" / "__init__.cpython-313.pyc").unlink(missing_ok=True)
    for name in ("SHA256SUMS", "contenu.txt"):
        (target / name).unlink()
    seal(target)
    if damaged:
        library = next(target.rglob("Qt6Core.dll"))
        content = bytearray(library.read_bytes())
        content[len(content) // 2] ^= 1
        library.write_bytes(content)
    return target


# ------------------------------------------------------------------------------------------------ kept whole


def try_locked_file(machine: Machine, newer: Path, version: str) -> None:
    library = next(machine.program.rglob("Qt6Widgets.dll"))
    words = (machine.wine.path(PROBE), "hold", machine.wine.path(library), "40")
    with machine.running(machine.program / "python.exe", *words):
        time.sleep(2)
        code = machine.install(newer)
    refused(machine, "Un fichier tenu par un autre programme arrête la mise à jour", code, LOCKED, version)


def try_damaged_files(machine: Machine, damaged: Path, version: str) -> None:
    code = machine.install(damaged)
    refused(machine, "Des fichiers qui ne sont pas ceux annoncés sont retirés", code, DAMAGED, version)


def try_old_windows(machine: Machine, newer: Path, version: str) -> None:
    machine.wine.pretend("win7")
    code = machine.install(newer)
    machine.wine.pretend("win10")
    refused(machine, "Un Windows trop ancien est refusé", code, TOO_OLD, version)


def try_full_disk(machine: Machine, newer: Path, version: str) -> None:
    sentence = "Un disque plein arrête l’installation avant qu’elle n’écrive"
    with small_disk(machine.wine.prefix / "drive_c" / "plein") as disk:
        if disk is None:
            machine.tally.skip(sentence, "cette machine ne laisse pas monter un petit disque")
            return
        (machine.wine.prefix / "dosdevices" / "p:").symlink_to(disk)
        code = machine.install(newer, "/D=P:\\vifdesk")
        left = [path for path in disk.rglob("*") if path.is_file()]
        machine.tally.check(sentence, code == NO_SPACE and not left, f"code {code} : {machine.last_word()}")
        (machine.wine.prefix / "dosdevices" / "p:").unlink()
    machine.tally.check(
        "La version installée ailleurs démarre encore", machine.version() == f"vifdesk {version}"
    )


@contextmanager
def small_disk(place: Path) -> Iterator[Path | None]:
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=60m", "vifdesk-trial", place], capture_output=True, check=False
    )
    try:
        yield place if mounted.returncode == 0 else None
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", place], check=False)
        place.rmdir()


def try_foreign_folder(machine: Machine, newer: Path) -> None:
    folder = machine.wine.profile / "Mes dossiers"
    folder.mkdir()
    (folder / "à garder.txt").write_text("à moi", encoding="utf-8")
    code = machine.install_into(newer, r"%USERPROFILE%\Mes dossiers")
    kept = [path.name for path in folder.iterdir()] == ["à garder.txt"]
    machine.tally.check(
        "Un dossier qui contient autre chose est refusé, et reste tel quel",
        code == FOREIGN and kept,
        f"code {code} : {machine.last_word()}",
    )


def refused(machine: Machine, sentence: str, code: int, expected: int, version: str) -> None:
    """The right code, a sentence, no trace, and the old version starts."""
    machine.tally.check(sentence, code == expected, f"code {code} : {machine.last_word()}")
    beside = [path.name for path in machine.program.parent.iterdir() if path != machine.program]
    whole = machine.version() == f"vifdesk {version}" and not beside
    machine.tally.check("L’ancienne version démarre encore, et rien ne traîne à côté", whole, beside or "")


# ------------------------------------------------------------------------------------------------ replaced whole


def try_power_cuts(machine: Machine, installer: Path, version: str) -> None:
    aside = machine.program.with_name("vifdesk.vifdesk-ancien")
    fresh = machine.program.with_name("vifdesk.vifdesk-nouveau")
    machine.program.rename(aside)
    fresh.mkdir()
    (fresh / "python.exe").write_bytes(b"MZ half")
    code = machine.install(installer)
    whole = code == 0 and machine.version() == f"vifdesk {version}"
    machine.tally.check(
        "Après une coupure au pire instant, relancer remet tout en place", whole, f"code {code}"
    )
    machine.tally.check("Rien ne reste de l’installation coupée", not aside.exists() and not fresh.exists())


def try_upgrade(machine: Machine, newer: Path) -> None:
    check = machine.tally.check
    (machine.program / "notes de Mme A..txt").write_text("à moi", encoding="utf-8")
    kept = machine.vault.read_bytes()
    started = time.monotonic()
    code = machine.install(newer)
    check("La mise à jour réussit", code == 0, f"{time.monotonic() - started:.1f} s, code {code}")
    check("La nouvelle version démarre", machine.version() == f"vifdesk {NEXT}", machine.version())
    check("Windows la liste sous son nouveau numéro", machine.registered().get("DisplayVersion") == NEXT)
    check("Le coffre n’a pas changé d’un octet", machine.vault.read_bytes() == kept)
    read_vault(machine, "La nouvelle version ouvre le coffre de l’ancienne")
    others = list(machine.program.parent.glob("vifdesk.autres-fichiers-*/notes de Mme A..txt"))
    check("Un fichier que l’utilisateur avait mis là lui reste", len(others) == 1)


def try_downgrade(machine: Machine, older: Path) -> None:
    before = prints_of(machine.program)
    code = machine.install(older)
    machine.tally.check(
        "Revenir à une version plus ancienne est refusé",
        code == NEWER,
        f"code {code} : {machine.last_word()}",
    )
    machine.tally.check("Ce refus n’a touché à aucun fichier", prints_of(machine.program) == before)


def try_removal(machine: Machine) -> None:
    check = machine.tally.check
    kept = machine.vault.read_bytes()
    (machine.program / "rapport.pdf").write_bytes(b"%PDF")
    machine.wine.run(machine.program / "desinstaller.exe", "/S")
    gone = wait_for(lambda: not (machine.program / "python.exe").exists() and not machine.registered(), 30)
    machine.wine.settle()
    left = [path.name for path in machine.program.rglob("*")] if machine.program.exists() else []
    check("La désinstallation retire le programme, et lui seul", gone and left == ["rapport.pdf"], left)
    check(
        "Le menu Démarrer et la liste de Windows n’en gardent rien",
        not machine.menu.exists() and not machine.registered(),
    )
    check("Le coffre reste, intact", machine.vault.read_bytes() == kept)


def try_portable(machine: Machine, installer: Path, version: str) -> None:
    check = machine.tally.check
    place = machine.wine.profile / "Ma cle" / "vifdesk"
    code = machine.install_into(installer, r"%USERPROFILE%\Ma cle\vifdesk", "/portable")
    check(
        "La version portable s’installe où l’on veut",
        code == 0 and machine.version(place) == f"vifdesk {version}",
        f"code {code}",
    )
    check("Elle n’ajoute rien à Windows", not machine.registered() and not machine.menu.exists())
    before = machine.vault.read_bytes()
    words = ("--phrase-fd", "0", "--nom", "M. B.", "--fonction", "substitut")
    made = machine.vifdesk("coffre", "creer", *words, told=PHRASE, program=place)
    beside = place.with_name("vifdesk-donnees") / "vifdesk" / machine.vault.name
    check(
        "Son coffre est à côté d’elle, non dans le profil",
        made.returncode == 0 and beside.is_file() and machine.vault.read_bytes() == before,
        made.stdout[-160:] if made.returncode else "",
    )
    machine.wine.run(place / "desinstaller.exe", "/S")
    gone = wait_for(lambda: not place.exists(), 30)
    check("La retirer laisse ses données", gone and beside.is_file())
