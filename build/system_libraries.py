"""The system libraries that Qt needs on Linux: which are missing, and how to get them with Debian's own tools.

As root they are installed. Without root they are downloaded by the user's own apt into private folders and unpacked
into .venv/syslibs, where environment variables point; the system is not touched.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from preparation import NotReady, last_lines, say

WITHOUT_SCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WITH_SCREEN = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
FONTS_CONF = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


def ready_libraries(folder: Path, *, screen: bool) -> dict[str, str]:
    """The variables under which Qt starts, after getting what is missing; none needed outside Linux."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted = {**WITHOUT_SCREEN, **(WITH_SCREEN if screen else {})}
    missing = missing_libraries(wanted, folder)
    if missing:
        packages = [wanted[name] for name in missing]
        say(f"Bibliothèques système à obtenir : {', '.join(packages)}…")
        fetch(packages, folder)
        missing = missing_libraries(wanted, folder)
    if missing:
        raise NotReady(
            f"Il manque à ce système : {', '.join(missing)}. Faites-les installer (paquets Debian : "
            f"{' '.join(wanted[name] for name in missing)}), puis relancez."
        )
    return private_variables(folder) if folder.is_dir() else {}


def missing_libraries(wanted: dict[str, str], folder: Path) -> list[str]:
    return [
        name
        for name in wanted
        if not loads(name) and not any((place / name).exists() for place in library_folders(folder))
    ]


def loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def library_folders(folder: Path) -> list[Path]:
    """Where packages unpacked in `folder` keep their libraries, whatever the processor."""
    return [
        place for pattern in ("usr/lib/*-linux-gnu*", "lib/*-linux-gnu*") for place in folder.glob(pattern)
    ]


def fetch(packages: list[str], folder: Path) -> bool:
    """Get Debian packages, into the system as root, else unpacked into `folder`; false where there is no apt."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return False
    if os.geteuid() == 0:
        install_in_system(packages)
    else:
        unpack_privately(packages, folder)
    return True


def install_in_system(packages: list[str]) -> None:
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    if quiet(install).returncode == 0:
        return
    quiet([*apt, "update"])
    done = quiet(install)
    if done.returncode != 0:
        raise NotReady(
            f"apt-get n’a pas pu installer {' '.join(packages)} :\n{last_lines(done.stdout)}\n"
            f"Essayez « apt-get update && apt-get install {' '.join(packages)} », puis relancez."
        )


def unpack_privately(packages: list[str], folder: Path) -> None:
    state = folder / "apt"
    for part in ("lists/partial", "cache/archives/partial"):
        (state / part).mkdir(parents=True, exist_ok=True)
    options = {
        "Dir::State::lists": state / "lists",
        "Dir::Cache": state / "cache",
        "Debug::NoLocking": "1",
        "APT::Sandbox::User": "",
        "APT::Update::Post-Invoke::": "",
        "APT::Update::Post-Invoke-Success::": "",
    }
    apt = ["apt-get", "-q", *(word for name, value in options.items() for word in ("-o", f"{name}={value}"))]
    updated = quiet([*apt, "update"])
    done = quiet([*apt, "install", "-y", "--no-install-recommends", "--download-only", *packages])
    archives = sorted((state / "cache/archives").glob("*.deb"))
    if done.returncode != 0 or not archives:
        raise NotReady(
            f"Les paquets {' '.join(packages)} n’ont pas pu être téléchargés :\n{last_lines(updated.stdout + done.stdout)}\n"
            "Vérifiez la connexion, ou demandez à l’administrateur de les installer, puis relancez."
        )
    for archive in archives:
        quiet(["dpkg-deb", "-x", archive, folder])
    shutil.rmtree(state)


def quiet(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run with no question asked, its words kept for the message of a failure."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def private_variables(folder: Path) -> dict[str, str]:
    """Where the unpacked libraries are, and the keyboard and font descriptions that they read."""
    inherited = os.environ.get("LD_LIBRARY_PATH")
    places = [*map(str, library_folders(folder)), *([inherited] if inherited else [])]
    variables = {"LD_LIBRARY_PATH": os.pathsep.join(places)} if places else {}
    keyboards = folder / "usr/share/X11/xkb"
    if keyboards.is_dir() and not Path("/usr/share/X11/xkb").is_dir():
        variables["XKB_CONFIG_ROOT"] = str(keyboards)
    if not Path("/etc/fonts/fonts.conf").exists():
        fonts = folder / "fonts.conf"
        fonts.write_text(FONTS_CONF, encoding="utf-8")
        variables["FONTCONFIG_FILE"] = str(fonts)
    return variables
