"""The trials of the installer on a Windows: what each must leave behind, one check a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from windows_machine import RUNNING, Machine, busy, prints_of, wait_for

PROBE = Path(__file__).with_name("windows_probe.py")
PHRASE = "cinq mots pour essayer un coffre"
INSTALL_S, STARTS, SLOWER = 15, 7, 1.3


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


def try_demo(machine: Machine, tree: Path) -> None:
    """`tree`: what was installed, which this machine's own Python runs too."""
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
        [sys.executable, "-m", "vifdesk", "demo", "--sortie", str(here)],
        cwd=tree,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=True,
    )
    apart = [name for name in texts if (here / name).read_bytes() != (folder / name).read_bytes()]
    check("Ce sont les mêmes octets que sous Linux", texts and not apart, apart or f"{len(texts)} PDF")


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
