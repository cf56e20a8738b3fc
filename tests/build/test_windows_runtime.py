"""The CPython that is shipped: refused unless it is the one, then without its network."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from preparation import NotReady
from tests.build.test_windows_pe import program
from windows_runtime import LEFT_OUT, Runtime, exact_version, given_runtime, is_sealed, lay_runtime

FILES = {
    "python313.dll": program({}, [], (3, 13, 2150, 1013)),
    "python.exe": b"MZ",
    "python313._pth": b"python313.zip\n.\nimport site\n",
    "python313.zip": b"PK",
    "LICENSE.txt": b"PSF",
    **dict.fromkeys(LEFT_OUT, b"MZ"),
}


def zipped(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, told in files.items():
            archive.writestr(name, told)
    return content.getvalue()


def test_the_zip_of_a_release_is_taken_by_its_print(tmp_path: Path) -> None:
    """The minor version, which chooses the wheels, comes from the library inside; capitals do not matter."""
    content = zipped(FILES)
    (tmp_path / "python.zip").write_bytes(content)
    runtime = given_runtime(tmp_path / "python.zip", hashlib.sha256(content).hexdigest().upper())
    assert (runtime.minor, runtime.tag, exact_version(runtime)) == ("3.13", "313", "3.13.2")


def test_a_runtime_with_another_print_is_refused(tmp_path: Path) -> None:
    """A broken or swapped download stops the build, which says what it found."""
    content = zipped(FILES)
    (tmp_path / "python.zip").write_bytes(content)
    with pytest.raises(NotReady, match=hashlib.sha256(content).hexdigest()):
        given_runtime(tmp_path / "python.zip", "0" * 64)


@pytest.mark.parametrize(
    ("content", "told"), [(b"not a zip", "abîmé"), (zipped({"a.txt": b""}), "embeddable")]
)
def test_what_is_no_runtime_is_refused_in_a_sentence(tmp_path: Path, content: bytes, told: str) -> None:
    """Even under the right print."""
    (tmp_path / "python.zip").write_bytes(content)
    with pytest.raises(NotReady, match=told):
        given_runtime(tmp_path / "python.zip", hashlib.sha256(content).hexdigest())


def test_a_zip_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """No traceback for a mistyped path."""
    with pytest.raises(NotReady, match=r"absent\.zip"):
        given_runtime(tmp_path / "absent.zip", "0" * 64)


def test_nothing_of_the_network_is_laid_in_the_tree(tmp_path: Path) -> None:
    """Without these files `socket` and `ssl` cannot be imported, whoever asks."""
    lay_runtime(Runtime(FILES, "", ""), tmp_path)
    assert {"_socket.pyd", "_ssl.pyd", "libssl-3.dll", "select.pyd"} <= LEFT_OUT
    assert {path.name for path in tmp_path.iterdir()} == {
        "python313.dll",
        "python.exe",
        "python313.zip",
        "python313._pth",
    }


def test_the_interpreter_looks_into_its_own_folder_only(tmp_path: Path) -> None:
    """The path file cuts off PYTHONPATH, the current folder and the user's own packages; `import site` is gone."""
    lay_runtime(Runtime(FILES, "", ""), tmp_path)
    told = (tmp_path / "python313._pth").read_text(encoding="ascii").split()
    assert told == ["python313.zip", ".", r"Lib\site-packages"]


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        ("Current message digest    : AB12 \nCalculated message digest : AB12 ", True),
        ("Current message digest    : AB12 \nCalculated message digest : AB13 ", False),
        ("No signature found", False),
    ],
)
def test_a_seal_holds_when_what_was_signed_is_what_is_there(told: str, holds: bool) -> None:
    """After the words of osslsigncode."""
    assert is_sealed(told) is holds
