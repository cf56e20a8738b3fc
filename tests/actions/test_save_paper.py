"""A paper that cannot be written: why, and what to do."""

from __future__ import annotations

import errno
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.helpers.desk import MemoryFiles, make_desk
from vifdesk.actions.problems import NotWritten
from vifdesk.actions.save_paper import save_paper
from vifdesk.domain.documents.document import Document
from vifdesk.machine.files import DiskFiles

PAPER = Document("Fiche", ())


@dataclass
class Refusing:
    """Refuses every file."""

    refusal: Exception

    def write(self, path: str, content: bytes) -> None:
        assert path
        assert content
        raise self.refusal

    def make_folder(self, path: str) -> None:
        assert path

    def remove(self, path: str) -> None:
        assert path


def refused(refusal: Exception) -> NotWritten:
    with pytest.raises(NotWritten) as caught:
        save_paper(replace(make_desk(), files=Refusing(refusal)), PAPER, "perm/fiche.pdf")
    return caught.value


def test_the_press_s_bytes_are_what_is_written() -> None:
    """At the path that was asked for."""
    desk = make_desk()
    save_paper(desk, PAPER, "perm/fiche.pdf")
    assert isinstance(desk.files, MemoryFiles)
    assert desk.files.written == {"perm/fiche.pdf": desk.press.pdf(PAPER)}


@pytest.mark.parametrize(
    ("number", "cause", "remedy"),
    [
        (errno.ENOENT, "le dossier n’existe pas", "créez"),
        (errno.ENOTDIR, "n’est pas un dossier", "autre dossier"),
        (errno.EISDIR, "c’est le nom d’un dossier", "fiche.pdf"),
        (errno.EACCES, "l’accès est refusé", "dossier à vous"),
        (errno.EPERM, "l’accès est refusé", "dossier à vous"),
        (errno.EROFS, "lecture seule", "autre disque"),
        (errno.ENOSPC, "le disque est plein", "Libérez de la place"),
        (errno.EDQUOT, "le disque est plein", "Libérez de la place"),
        (errno.ENAMETOOLONG, "le nom est trop long", "plus court"),
        (errno.EBUSY, "ouvert dans un autre programme", "Fermez-le"),
        (errno.EIO, "le système l’a refusé", "autre dossier"),
    ],
)
def test_each_cause_has_its_sentence_and_its_remedy(number: int, cause: str, remedy: str) -> None:
    """The message names the file; the remedy also says that nothing is lost."""
    problem = refused(OSError(number, "x"))
    assert "perm/fiche.pdf" in problem.message
    assert cause in problem.message
    assert remedy in problem.remedy
    assert "Rien n’est perdu" in problem.remedy


def test_a_file_held_by_another_program_on_windows_is_told_as_such() -> None:
    """Windows gives a refusal of its own number."""
    held = PermissionError(errno.EACCES, "x")
    held.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    assert "ouvert dans un autre programme" in refused(held).message


def test_a_name_that_no_file_can_have_is_told() -> None:
    """A null character raises another family of error."""
    assert "n’est pas permis" in refused(ValueError("embedded null byte")).message


def test_a_fault_of_the_program_is_not_dressed_up_as_the_user_s() -> None:
    """A bug stays a bug."""
    with pytest.raises(TypeError):
        save_paper(replace(make_desk(), files=Refusing(TypeError())), PAPER, "fiche.pdf")


def test_the_real_disk_tells_the_same(tmp_path: Path) -> None:
    """A missing folder, a folder in the file's place, an impossible name, a name too long."""
    desk = replace(make_desk(), files=DiskFiles())
    places = {
        str(tmp_path / "absent" / "fiche.pdf"): "le dossier n’existe pas",
        str(tmp_path): "c’est le nom d’un dossier",
        str(tmp_path / "a\0b.pdf"): "n’est pas permis",
        str(tmp_path / ("x" * 400 + ".pdf")): "le nom est trop long",
    }
    for path, cause in places.items():
        with pytest.raises(NotWritten, match=cause):
            save_paper(desk, PAPER, path)
    assert list(tmp_path.iterdir()) == []
