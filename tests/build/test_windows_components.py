"""What is shipped of each component, and that nothing of a network can be."""

from __future__ import annotations

import ast
import zipfile
from pathlib import Path

import pytest

from preparation import NotReady
from tests.build.test_windows_pe import program
from windows_components import Component, imported_qt, is_kept, lay_components, locked_for_windows, wheel_of
from windows_papers import shipped

ROOT = Path(__file__).resolve().parents[2]
LOCK = """\
# made by a tool
tzdata==2026.6 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
pywin==1 ; sys_platform == 'win32' \\
    --hash=sha256:cc
ofunix==2 ; sys_platform != 'win32' \\
    --hash=sha256:dd
cffi==2.1.1 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:ee
"""


def wheel(folder: Path, name: str, files: dict[str, bytes]) -> Component:
    path = folder / f"{name.replace('-', '_')}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as zipped:
        for inner, content in files.items():
            zipped.writestr(inner, content)
    return Component(name, "1.0", path)


def qt_wheel(folder: Path, *asked: str) -> Component:
    """A Qt of four libraries, of which `QtGui` loads what is asked."""
    bare = program({}, [], (6, 0, 0, 0))
    files = {f"PySide6/Qt6{name}.dll": bare for name in ("Core", "Gui", "Qml", "Network")}
    files["PySide6/QtGui.pyd"] = program({name: [] for name in asked}, [], (6, 0, 0, 0))
    files["PySide6/QtQml.pyd"] = bare
    files["PySide6/__init__.py"] = b""
    return wheel(folder, "pyside6-essentials", files)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A program of one file, which imports one module of Qt, late."""
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "one.py").write_text("def late():\n    from PySide6.QtGui import QIcon\n", encoding="utf-8")
    return folder


def test_the_lock_is_read_as_windows_would(tmp_path: Path) -> None:
    """Conditions are judged for Windows, not for the machine that builds; every hash stays."""
    lines = locked_for_windows(LOCK, "3.13").splitlines()
    assert lines == [
        "tzdata==2026.6 --hash=sha256:aa --hash=sha256:bb",
        "pywin==1 --hash=sha256:cc",
        "cffi==2.1.1 --hash=sha256:ee",
    ]


def test_every_line_of_the_real_lock_is_read_with_its_hashes() -> None:
    """No requirement of the program is lost on the way."""
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    lines = locked_for_windows(lock, "3.13").splitlines()
    assert {line.split("==")[0] for line in lines} >= {
        "pyside6-essentials",
        "cryptography",
        "reportlab",
        "tzdata",
    }
    assert all("--hash=sha256:" in line for line in lines)
    assert sum(line.count("--hash") for line in lines) == lock.count("--hash")


def test_qt_is_shipped_after_the_program_s_own_imports(source: Path, tmp_path: Path) -> None:
    """With the libraries that these load; the rest of Qt stays out."""
    lay_components([qt_wheel(tmp_path, "Qt6Gui.dll", "Qt6Core.dll")], source, tmp_path / "site")
    shipped_names = {path.name for path in (tmp_path / "site").rglob("*") if path.is_file()}
    assert shipped_names == {"QtGui.pyd", "Qt6Gui.dll", "Qt6Core.dll", "__init__.py"}


def test_a_library_of_the_network_is_never_shipped(source: Path, tmp_path: Path) -> None:
    """Also when it would only come along with another: the build is refused and names it."""
    with pytest.raises(NotReady, match="Qt6Network"):
        lay_components([qt_wheel(tmp_path, "Qt6Network.dll")], source, tmp_path / "site")


def test_a_late_import_of_qt_is_seen(source: Path) -> None:
    """Both ways of writing it."""
    (source / "two.py").write_text("import PySide6.QtSvg\nfrom PySide6 import QtWidgets\n", encoding="utf-8")
    assert imported_qt(source) == {"QtGui", "QtSvg", "QtWidgets"}


def test_a_component_that_nobody_listed_is_shipped_whole(tmp_path: Path) -> None:
    """A new dependency needs no change of the scripts; its leftovers for builders stay out."""
    new = wheel(tmp_path, "new-thing", {})
    assert is_kept(new, "new_thing/core.py")
    assert is_kept(new, "new_thing/native.pyd")
    assert not is_kept(new, "new_thing/core.pyi")
    assert not is_kept(new, "new_thing/tests/test_core.py")


def test_fonts_under_the_gpl_are_not_shipped(tmp_path: Path) -> None:
    """Reportlab brings some; papers are set in the program's own."""
    assert not is_kept(wheel(tmp_path, "reportlab", {}), "reportlab/fonts/DarkGarden.pfb")


def test_what_is_not_shipped_is_not_listed(tmp_path: Path) -> None:
    """The parser that cffi uses when it builds is in the lock, not on the user's disk."""
    parser, other = wheel(tmp_path, "pycparser", {}), wheel(tmp_path, "tzdata", {})
    assert shipped([parser, other]) == [other]


def test_a_wheel_of_another_version_is_not_taken(tmp_path: Path) -> None:
    """What an older build left in the cache does not slip in."""
    wheel(tmp_path, "some-thing", {})
    assert wheel_of("some-thing", "1.0", tmp_path).name.startswith("some_thing-1.0")
    with pytest.raises(NotReady, match=r"some-thing 2\.0"):
        wheel_of("some-thing", "2.0", tmp_path)


def test_the_program_asks_nothing_of_hashlib_that_needs_openssl() -> None:
    """The shipped Python has no `_hashlib`: only the hashes that CPython computes itself are there."""
    own = {"sha256", "sha384", "sha512", "sha1", "md5", "blake2b", "blake2s", "file_digest"}
    asked = set()
    for path in (ROOT / "vifdesk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "hashlib"
            ):
                asked.add(node.attr)
            elif isinstance(node, ast.ImportFrom) and node.module == "hashlib":
                asked |= {alias.name for alias in node.names}
    assert "sha256" in asked
    assert asked <= own
