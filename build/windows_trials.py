"""The trials of the installer on a Windows: what each must leave behind, one check a sentence."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wine import Wine

PROBE = Path(__file__).with_name("windows_probe.py")
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\vifdesk"
PHRASE = "cinq mots pour essayer un coffre"
INSTALL_S, STARTS, SLOWER = 15, 7, 1.3
# The installer's exit codes (docs/guide/informatique.md).
RUNNING, NEWER, FOREIGN, TOO_OLD, NO_SPACE, LOCKED, DAMAGED = range(10, 17)


class Tally:
    """Prints each check as it is known, and counts."""

    def __init__(self) -> None:
        self.passed = self.failed = self.skipped = 0

    def check(self, sentence: str, held: object, detail: object = "") -> None:
        """Whether the fact holds; `detail` says what was found, above all where it does not."""
        self.passed += bool(held)
        self.failed += not held
        told = f" ({detail})" if str(detail) else ""
        print(f"{'ok   ' if held else 'ÉCHEC'} {sentence}{told}", flush=True)

    def skip(self, sentence: str, why: str) -> None:
        self.skipped += 1
        print(f"sauté {sentence} ({why})", flush=True)

    def close(self) -> int:
        """The last line; the exit code."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        print(f"{self.passed} passed, {self.failed} failed{skipped}", flush=True)
        return 1 if self.failed else 0


class Machine:
    """A court's laptop: the Windows, where vifdesk goes, what it keeps."""

    def __init__(self, wine: Wine, tally: Tally) -> None:
        self.wine = wine
        self.tally = tally
        self.program = wine.local / "Programs" / "vifdesk"
        self.vault = wine.local / "vifdesk" / "registre.vifdesk"
        self.menu = wine.profile / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/vifdesk.lnk"

    def install(self, installer: Path, *words: str) -> int:
        """Silently; the exit code."""
        return self.wine.run(installer, "/S", *words).returncode

    def install_into(self, installer: Path, folder: str, *words: str) -> int:
        """As an IT department does, from a batch file: only there can a folder with spaces come without quotes."""
        batch = self.wine.prefix / "drive_c" / "installer.cmd"
        command = f'start /wait "" "{self.wine.path(installer)}" /S {" ".join(words)} /D={folder}'
        batch.write_text(f"@{command}\r\n@exit %ERRORLEVEL%\r\n", encoding="ascii", newline="")
        return self.wine.run("cmd", "/c", self.wine.path(batch)).returncode

    def last_word(self) -> str:
        """The sentence that the installer left for whoever ran it without a window."""
        for place in (
            self.wine.profile / "Temp",
            self.wine.local / "Temp",
            self.wine.prefix / "drive_c/windows/temp",
        ):
            if (place / "vifdesk-installation.txt").is_file():
                return (place / "vifdesk-installation.txt").read_text(encoding="utf-16").strip()
        return ""

    def vifdesk(
        self, *words: str, told: str = "", program: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        python = (program or self.program) / "python.exe"
        return self.wine.run(python, "-X", "utf8", "-m", "vifdesk", *words, told=told.encode())

    def version(self, program: Path | None = None) -> str:
        """What the installed program says when it is started."""
        return self.vifdesk("--version", program=program).stdout.strip()

    def registered(self) -> dict[str, str]:
        """What Windows' own list says of vifdesk; empty if nothing."""
        told = self.wine.run("reg", "query", KEY).stdout
        rows = (line.split("    ")[1:] for line in told.splitlines() if line.startswith("    "))
        return {row[0]: row[-1] for row in rows if len(row) == 3}

    @contextmanager
    def running(self, program: Path, *words: str, until: Callable[[], bool] = lambda: True) -> Iterator[None]:
        """A process of the installed program, ended afterwards."""
        process = self.wine.start(program, *words)
        try:
            wait_for(until, 20)
            yield
        finally:
            process.kill()
            process.wait(timeout=30)


def busy() -> bool:
    """Whether others want more of this machine's cores than there are: what lasts too long then proves nothing."""
    return os.getloadavg()[0] > (os.cpu_count() or 1)


def wait_for(fact: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if fact():
            return True
        time.sleep(0.25)
    return fact()


def prints_of(tree: Path) -> dict[str, str]:
    """Every file below a folder with its print."""
    return {
        path.relative_to(tree).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(tree.rglob("*"))
        if path.is_file()
    }


# ------------------------------------------------------------------------------------------------ trials


def try_installation(machine: Machine, installer: Path, version: str) -> None:
    check = machine.tally.check
    started = time.monotonic()
    code = machine.install(installer)
    lasted = time.monotonic() - started
    check("L’installation silencieuse réussit, sans droit d’administrateur", code == 0, f"code {code}")
    sentence = f"Elle dure au plus {INSTALL_S} s"
    if lasted > INSTALL_S and busy():
        machine.tally.skip(sentence, f"{lasted:.1f} s, mais d’autres travaux occupent cette machine")
    else:
        check(sentence, lasted <= INSTALL_S, f"{lasted:.1f} s")
    check(
        "Elle va dans le profil, dont le nom a un accent et une espace",
        (machine.program / "python.exe").is_file(),
    )
    check("Le menu Démarrer a son entrée", machine.menu.is_file())
    told = machine.registered()
    check(
        "Windows la liste avec sa version et sa taille",
        told.get("DisplayVersion") == version,
        told.get("EstimatedSize"),
    )
    check(
        "Windows sait la désinstaller en silence",
        told.get("QuietUninstallString", "").endswith('desinstaller.exe" /S'),
    )
    check("Le programme installé démarre", machine.version() == f"vifdesk {version}")
    read_again = machine.wine.run(machine.program / "python.exe", "-m", "vifdesk.machine.installed_files")
    check("Chaque fichier installé a l’empreinte annoncée", read_again.returncode == 0)


def try_imports(machine: Machine) -> None:
    check = machine.tally.check
    done = machine.wine.run(machine.program / "python.exe", machine.wine.path(PROBE), "imports")
    try:
        told = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        check("Ce que le programme importe est livré", False, done.stdout[-400:])
        return
    check(
        f"Les {told['asked']} modules que le programme importe sont livrés",
        not told["refused"],
        told["refused"] or "",
    )
    check("Aucun module de réseau ne s’importe", not told["network"], told["network"] or "")
    inside = [str(Path(place)) for place in told["path"]]
    check("Le Python installé ne regarde que chez lui", len(inside) == 3, inside)


def try_window(machine: Machine, picture: Path) -> None:
    from PIL import Image, ImageGrab

    display = machine.wine.environment()["DISPLAY"]
    seen: list[Image.Image] = []

    def shown() -> bool:
        seen[:] = [ImageGrab.grab(xdisplay=display).convert("RGB")]
        return len(seen[0].getcolors(1 << 24) or []) > 500

    with machine.running(machine.program / "pythonw.exe", "-X", "utf8", "-m", "vifdesk", until=shown):
        time.sleep(2)
        shown()
        seen[0].save(picture)
        rail = dark_part(seen[0])
        machine.tally.check(
            "La vraie fenêtre s’ouvre sur le vrai écran", shown() and rail > 0.05, picture.name
        )


def dark_part(picture: object) -> float:
    """How much of the picture wears the colour of the rail, which no empty screen shows."""
    from PIL import Image

    from vifdesk.desktop.tokens import LIGHT

    assert isinstance(picture, Image.Image)
    wanted = tuple(int(LIGHT.rail[at : at + 2], 16) for at in (1, 3, 5))
    counts = {colour: count for count, colour in picture.getcolors(1 << 24) or []}
    return sum(count for colour, count in counts.items() if colour == wanted) / (
        picture.width * picture.height
    )


def try_refusal_while_running(machine: Machine, installer: Path, version: str) -> None:
    """`installer`: a later version's, so that what it says is not mistaken for the uninstaller's word."""
    check = machine.tally.check
    before = prints_of(machine.program)
    waiting = ("-X", "utf8", "-m", "vifdesk", "evaluer", "--lot", "-")  # for situations that never come
    with machine.running(machine.program / "python.exe", *waiting):
        refused = wait_for(lambda: machine.install(installer) == RUNNING, 30)
        check("Tant que vifdesk tourne, rien n’est remplacé", refused, machine.last_word())
        machine.wine.run(machine.program / "desinstaller.exe", "/S")
        own_word = f"vifdesk {version}"  # it starts again from a copy of itself: its word, not its code
        refused = wait_for(lambda: machine.last_word().startswith(own_word), 20)
        check("Tant que vifdesk tourne, rien n’est retiré", refused, machine.last_word())
    check("Ces refus n’ont touché à aucun fichier", prints_of(machine.program) == before)


def try_demo(machine: Machine) -> None:
    from pypdf import PdfReader

    check = machine.tally.check
    folder = machine.wine.profile / "Démonstration d’été"
    done = machine.vifdesk("demo", "--sortie", machine.wine.path(folder))
    papers = sorted(folder.glob("*.pdf"))
    check(
        "La démonstration écrit ses papiers", done.returncode == 0 and len(papers) >= 6, f"{len(papers)} PDF"
    )
    texts = {paper.name: "".join(page.extract_text() for page in PdfReader(paper).pages) for paper in papers}
    empty = [name for name, text in texts.items() if len(text) < 300]
    check("Chacun se relit, et dit quelque chose", papers and not empty, empty or "")
    here = machine.wine.prefix.parent / "demo-linux"
    subprocess.run(
        [sys.executable, "-m", "vifdesk", "demo", "--sortie", str(here)], capture_output=True, check=True
    )
    same = {
        name: (here / name).read_bytes() == (folder / name).read_bytes()
        for name in texts
        if (here / name).is_file()
    }
    check(
        "Ce sont les mêmes octets que sous Linux",
        same and all(same.values()),
        f"{sum(same.values())} sur {len(texts)}",
    )


def try_vault(machine: Machine, version: str) -> None:
    check = machine.tally.check
    words = ("--phrase-fd", "0")
    made = machine.vifdesk(
        "coffre", "creer", *words, "--nom", "Mme A.", "--fonction", "substitut", told=PHRASE
    )
    check(
        "Un coffre se crée dans le profil",
        made.returncode == 0 and machine.vault.is_file(),
        made.stdout[-160:] if made.returncode else "",
    )
    read_vault(machine, f"vifdesk {version} le relit, intact")


def read_vault(machine: Machine, sentence: str) -> None:
    words = ("--coffre", machine.wine.path(machine.vault), "--phrase-fd", "0", "--json")
    done = machine.vifdesk("coffre", "verifier", *words, told=PHRASE)
    intact = done.returncode == 0 and '"intact"' in done.stdout
    machine.tally.check(sentence, intact, "" if intact else done.stdout[-160:])


def try_start(machine: Machine) -> None:
    seen: dict[str, list[float]] = {"empty": [], "vifdesk": []}
    for turn in range(STARTS + 1):
        for kind, times in seen.items():
            started = time.time()
            done = machine.wine.run(
                machine.program / "python.exe",
                "-X",
                "utf8",
                machine.wine.path(PROBE),
                "start",
                kind,
                timeout=60,
            )
            first = next((line[6:] for line in done.stdout.splitlines() if line.startswith("first=")), None)
            if first is None:
                machine.tally.check("Le démarrage se mesure", False, done.stdout[-300:])
                return
            if turn:
                times.append(float(first) - started)
    # the quickest of each: on a shared machine, what is left when others do not disturb
    empty, vifdesk = (min(times) for times in seen.values())
    sentence = f"La fenêtre vient en moins de {SLOWER} fois le temps d’une fenêtre vide"
    told = f"{vifdesk * 1000:.0f} ms contre {empty * 1000:.0f}, rapport {vifdesk / empty:.2f}"
    if vifdesk > SLOWER * empty and busy():
        machine.tally.skip(sentence, f"{told}, mais d’autres travaux occupent cette machine")
    else:
        machine.tally.check(sentence, vifdesk <= SLOWER * empty, told)


def try_broken_downloads(machine: Machine, installer: Path, scratch: Path) -> None:
    content = installer.read_bytes()
    middle = len(content) // 2
    spoilt = {
        "tronqué": content[:middle],
        "altéré d’un bit": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
    }
    for name, bad in spoilt.items():
        path = scratch / f"téléchargement {name}.exe"
        path.write_bytes(bad)
        code = machine.wine.run(path, "/S", timeout=60).returncode
        machine.tally.check(
            f"Un installeur {name} est refusé, et n’écrit rien",
            code not in (0, -1) and not machine.program.exists(),
            f"code {code}",
        )
