"""What travels with the program: licences, prints, the list of components."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from preparation import NotReady
from tests.build.test_windows_components import wheel
from tests.build.test_windows_runtime import FILES
from vifdesk.machine.installed_files import damaged_files
from windows_components import Component
from windows_papers import content_list, lay_licences, licence_of, parts_of, write_prints
from windows_runtime import Runtime
from windows_sbom import bill_of_materials

RUNTIME = Runtime(FILES, "a" * 64, "python.org")


@pytest.fixture
def found(tmp_path: Path) -> list[Component]:
    """Three wheels, one of them Qt's, which brings no text of the licence that is taken."""
    other = {
        "other-1.0.dist-info/METADATA": b"Name: other\nLicense-Expression: MIT\n\n",
        "other-1.0.dist-info/licenses/LICENSE": b"MIT text",
    }
    return [
        wheel(tmp_path, "other", other),
        wheel(
            tmp_path, "pyside6-essentials", {"p-1.0.dist-info/licenses/LicenseRef-Qt-Commercial.txt": b"no"}
        ),
        wheel(tmp_path, "shiboken6", {}),
    ]


def test_each_component_s_licence_is_laid_beside_it(found: list[Component], tmp_path: Path) -> None:
    """Under its name; Qt's commercial licence, which is not the one taken, is not shown as if it were."""
    lay_licences(tmp_path / "tree", "1.2.3", RUNTIME, found)
    folder = tmp_path / "tree" / "licences"
    assert (folder / "other" / "LICENSE").read_bytes() == b"MIT text"
    assert (folder / "CPython" / "LICENSE.txt").read_bytes() == b"PSF"
    assert not list(folder.rglob("*Commercial*"))


def test_the_note_says_how_to_replace_qt(found: list[Component], tmp_path: Path) -> None:
    """The version, the sources, the two folders: what the LGPL asks for."""
    lay_licences(tmp_path / "tree", "1.2.3", RUNTIME, found)
    note = (tmp_path / "tree" / "licences" / "LISEZMOI.txt").read_bytes().decode("utf-8-sig")
    for told in ("LGPL version 3", "pyside-setup", "v1.0", r"Lib\site-packages\PySide6", "3.13", "other"):
        assert told in note
    assert "\r\n" in note


def test_a_component_without_its_licence_is_not_shipped(tmp_path: Path) -> None:
    """The build stops and names it."""
    bare = wheel(tmp_path, "bare", {"bare-1.0.dist-info/METADATA": b"Name: bare\nLicense: MIT\n\n"})
    with pytest.raises(NotReady, match="bare"):
        lay_licences(tmp_path / "tree", "1.2.3", RUNTIME, [bare])


def test_a_licence_that_nobody_names_is_asked_for(tmp_path: Path) -> None:
    """It is not guessed."""
    silent = wheel(
        tmp_path, "silent", {"silent-1.0.dist-info/METADATA": b"Name: silent\n\nLicense: in the text\n"}
    )
    with pytest.raises(NotReady, match="silent"):
        licence_of(silent)


def test_the_prints_are_those_that_the_program_reads_itself_by(tmp_path: Path) -> None:
    """One format for the builder, the program and sha256sum."""
    (tmp_path / "Lib").mkdir()
    (tmp_path / "Lib" / "a.py").write_bytes(b"a")
    write_prints(tmp_path)
    assert (tmp_path / "SHA256SUMS").read_text() == f"{hashlib.sha256(b'a').hexdigest()}  Lib/a.py\n"
    assert damaged_files(tmp_path) == ()


def test_folders_are_removed_from_the_deepest_up() -> None:
    """A folder can only go once it is empty; files come first, in the strokes of Windows."""
    told = content_list(["a/b/c.txt", "d.txt", "a/e.txt"]).split("\r\n")
    assert told == ["a\\b\\c.txt", "a\\e.txt", "d.txt", "a\\b\\", "a\\", ""]


def test_a_name_that_the_installer_could_not_read_is_refused(tmp_path: Path) -> None:
    """Its list is plain letters; a file missing from it would outlive the removal."""
    (tmp_path / "été.txt").touch()
    with pytest.raises(NotReady, match=r"été\.txt"):
        write_prints(tmp_path)


def test_the_list_of_components_has_what_cyclonedx_asks_for(found: list[Component]) -> None:
    """Form, version, serial number, and for each component a name, a version and a reference of its own."""
    told = json.loads(bill_of_materials(parts_of("1.2.3", RUNTIME, found), {"SQLite": "3.45.3"}, 0))
    assert (told["bomFormat"], told["specVersion"], told["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", told["serialNumber"])
    assert told["metadata"]["timestamp"] == "1970-01-01T00:00:00Z"
    references = [component["bom-ref"] for component in told["components"]]
    assert len(set(references)) == len(references)
    assert set(told["dependencies"][0]["dependsOn"]) == set(references)
    names = {component["name"] for component in told["components"]}
    assert {"CPython", "Qt", "SQLite", "other", "Liberation Sans"} <= names
    assert all(component["version"] for component in told["components"])


def test_the_list_gives_the_print_of_each_wheel(found: list[Component]) -> None:
    """So that anybody can tell whether a known flaw is in it."""
    told = json.loads(bill_of_materials(parts_of("1.2.3", RUNTIME, found), {}, 0))
    other = next(component for component in told["components"] if component["name"] == "other")
    assert other["purl"] == "pkg:pypi/other@1.0"
    assert other["hashes"] == [
        {"alg": "SHA-256", "content": hashlib.sha256(found[0].wheel.read_bytes()).hexdigest()}
    ]
    assert other["licenses"] == [{"license": {"id": "MIT"}}]


def test_the_same_parts_give_the_same_list(found: list[Component]) -> None:
    """Its number too: it is drawn from what it says; another date makes another list."""
    parts = parts_of("1.2.3", RUNTIME, found)
    assert bill_of_materials(parts, {}, 0) == bill_of_materials(parts, {}, 0)
    assert bill_of_materials(parts, {}, 0) != bill_of_materials(parts, {}, 86400)
