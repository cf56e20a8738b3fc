"""The components that are shipped: the wheels of the lock file for 64-bit Windows, and what is kept of each.

Of Qt, what the program's own imports ask for, with the libraries that these load, and nothing else. Of the others what
is listed here; a component that is not listed is shipped whole.
"""

from __future__ import annotations

import ast
import fnmatch
import re
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from preparation import NotReady
from windows_pe import libraries_of
from windows_runtime import download

PLATFORM = "win_amd64"
FORBIDDEN = re.compile(r"(qt6?network|qtnetwork|icuuc|libssl|ws2_32\.).*", re.IGNORECASE)
# Plugins that no import names: the screen, the picture formats of the interface; offscreen for the checks.
PLUGINS = (
    "plugins/platforms/qwindows.dll",
    "plugins/platforms/qoffscreen.dll",
    "plugins/iconengines/qsvgicon.dll",
    "plugins/imageformats/qico.dll",
    "plugins/imageformats/qjpeg.dll",
    "plugins/imageformats/qsvg.dll",
)
KEPT = {
    "pyside6-essentials": (
        "PySide6/__init__.py",
        "PySide6/_config.py",
        "PySide6/_git_pyside_version.py",
        "PySide6/translations/qtbase_fr.qm",
        *(f"PySide6/{plugin}" for plugin in PLUGINS),
    ),
    "shiboken6": ("shiboken6/*.py", "shiboken6/*.pyd"),
    "cffi": ("_cffi_backend*.pyd",),
    "pycparser": (),
    # what reportlab imports of it, and the picture formats that a letterhead may come in
    "pillow": (
        "PIL/_*.py",
        "PIL/Image*.py",
        "PIL/ExifTags.py",
        "PIL/TiffTags.py",
        "PIL/Gimp*.py",
        "PIL/Palette*.py",
        *(f"PIL/{kind}ImagePlugin.py" for kind in ("Bmp", "Gif", "Jpeg", "Mpo", "Png", "Ppm", "Tiff")),
        "PIL/JpegPresets.py",
        "PIL/_imaging.*.pyd",
        "PIL/_imagingmath.*.pyd",
    ),
}
# Fonts, some under the GPL, where papers are set in the program's own; what no paper of ours draws; what builders need.
LEFT_OUT = (
    "reportlab/fonts/*",
    "reportlab/graphics/barcode/*",
    "reportlab/graphics/samples/*",
    "pypdfium2_cli/*",
    "*.pyi",
    "*.lib",
    "*.h",
    "*.hpp",
    "*/__pycache__/*",
    "*/tests/*",
    "bin/*",
    "*.data/*",
)


@dataclass(frozen=True, slots=True)
class Component:
    """One wheel of the lock, as it was downloaded and checked."""

    name: str
    version: str
    wheel: Path


def locked_for_windows(lock: str, minor: str) -> str:
    """The lock's lines that Windows needs, without their conditions: pip judges them for the machine that it runs on."""
    environment = {
        "implementation_name": "cpython",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_release": "10",
        "platform_system": "Windows",
        "platform_version": "10.0.17763",
        "python_full_version": f"{minor}.0",
        "python_version": minor,
        "sys_platform": "win32",
        "extra": "",
    }
    lines = []
    for line in re.sub(r"\\\n\s*", " ", lock).splitlines():
        entry = line.split("#")[0].strip()
        if not entry:
            continue
        requirement = Requirement(entry.split(" --hash=")[0].strip())
        if requirement.marker is None or requirement.marker.evaluate(environment):
            hashes = " ".join(re.findall(r"--hash=\S+", entry))
            lines.append(f"{requirement.name}{requirement.specifier} {hashes}")
    return "\n".join([*lines, ""])


def components(lock: Path, minor: str, cache: Path) -> list[Component]:
    """Every wheel, downloaded by pip against the lock's hashes; what is in `cache` is checked again."""
    wanted = locked_for_windows(lock.read_text(encoding="utf-8"), minor)
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "windows.txt"
        requirements.write_text(wanted, encoding="utf-8")
        options = f"--require-hashes --no-deps --only-binary :all: --platform {PLATFORM}"
        options += f" --implementation cp --python-version {minor}"
        download([*options.split(), "-r", str(requirements)], cache)
    pinned = {
        canonicalize_name(name): version
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", wanted, re.MULTILINE)
    }
    return [
        Component(name, version, wheel_of(name, version, cache)) for name, version in sorted(pinned.items())
    ]


def wheel_of(name: str, version: str, cache: Path) -> Path:
    for wheel in sorted(cache.glob("*.whl")):
        told, number, *_ = wheel.name.split("-")
        if (canonicalize_name(told), number) == (name, version):
            return wheel
    raise NotReady(f"La roue de {name} {version} pour Windows manque dans {cache}.")


# ------------------------------------------------------------------------------------------------ what is kept


def lay_components(found: list[Component], program: Path, site: Path) -> None:
    """Unpack into `site` what is kept of each wheel; Qt's part after what `program` imports.

    Raises:
        NotReady: something of Qt's network would have to be shipped.

    """
    qt = imported_qt(program)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder)
        for component in found:
            with zipfile.ZipFile(component.wheel) as wheel:
                wheel.extractall(whole)
        kept = set(listed(found))
        kept |= libraries_needed(whole, {f"PySide6/{name}.pyd" for name in qt} | kept)
        if network := sorted(name for name in kept if FORBIDDEN.fullmatch(Path(name).name)):
            raise NotReady(f"Ceci ouvrirait le réseau et ne peut pas être livré : {', '.join(network)}.")
        for name in sorted(kept):
            target = site / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((whole / name).read_bytes())


def listed(found: list[Component]) -> list[str]:
    """What the lists above keep of each wheel."""
    names = []
    for component in found:
        with zipfile.ZipFile(component.wheel) as wheel:
            names += [
                name for name in wheel.namelist() if not name.endswith("/") and is_kept(component, name)
            ]
    return names


def is_kept(component: Component, name: str) -> bool:
    if ".dist-info/" in name:
        return name.endswith("/METADATA") and KEPT.get(component.name) != ()
    if any(fnmatch.fnmatch(name, pattern) for pattern in LEFT_OUT):
        return False
    patterns = KEPT.get(component.name)
    return patterns is None or any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def imported_qt(program: Path) -> frozenset[str]:
    """« QtCore », « QtWidgets »: every module of Qt that the program imports anywhere, also late."""
    found = set()
    for path in program.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                dotted = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                dotted = [alias.name for alias in node.names]
            else:
                continue
            found |= {name.split(".")[1] for name in dotted if name.startswith("PySide6.Qt")}
    return frozenset(found)


def libraries_needed(whole: Path, first: set[str]) -> set[str]:
    """`first` and every library of the same wheels that they load, and those that these load in turn."""
    near: dict[str, list[Path]] = {}
    for path in sorted(whole.rglob("*.dll")):
        near.setdefault(path.name.lower(), []).append(path)
    waiting = [whole / name for name in sorted(first) if name.endswith((".pyd", ".dll", ".exe"))]
    seen: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        for name in libraries_of(path):
            waiting += beside(path, near.get(name, []))
    return {path.relative_to(whole).as_posix() for path in seen}


def beside(asking: Path, candidates: list[Path]) -> list[Path]:
    """Several components bring the same library: the asker's own folder first, else every one that there is."""
    own = [path for path in candidates if path.parent == asking.parent]
    return own or candidates
