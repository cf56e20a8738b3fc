"""What the documents say of the program is true of it."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from pathlib import Path

import pytest

from tests.helpers.desk import RESOURCES, ROOT, make_desk
from vifdesk.cli.main import main
from vifdesk.desktop.help.page_keys import PAGE_KEYS
from vifdesk.desktop.shell.keys import WINDOW_KEYS
from vifdesk.domain.dates.period import Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.dossier.dossier import Stance
from vifdesk.domain.law.facts import FactType
from vifdesk.domain.law.measure import Confidence, Severity, Tone
from vifdesk.domain.wizard.evaluation import Status

DOCS = ROOT / "docs"
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"(?:vifdesk|resources|tests|docs|build|requirements)/[\w./-]*")
_KEY = re.compile(r"(?:Ctrl|Alt)\+[^ ,]+|F\d")
_SHARED_WITH_ENGLISH = {
    "action",
    "conclusion",
    "date",
    "id",
    "importance",
    "maximum",
    "minimum",
    "moment",
    "nature",
}
_SHARED_WITH_ENGLISH |= {
    "note",
    "phrase",
    "question",
    "source",
    "sources",
    "table",
    "texte",
    "type",
    "regimes",
}


@pytest.mark.parametrize("page", ["map.md", "where_to_change_what.md"])
def test_every_path_that_is_named_exists(page: str) -> None:
    """A map of what is gone misleads."""
    text = (DOCS / page).read_text(encoding="utf-8")
    named = {path for code in _CODE.findall(text) for path in _PATH.findall(code)}
    assert len(named) > 10
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_every_folder_of_the_program_is_on_the_map() -> None:
    """A folder that nobody finds is a folder that grows twice."""
    text = (DOCS / "map.md").read_text(encoding="utf-8")
    packages = {
        path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "vifdesk").glob("*/**/__init__.py")
    }
    leaves = {name for name in packages if not any(other.startswith(f"{name}/") for other in packages)}
    assert sorted(name for name in leaves if f"`{name}/`" not in text) == []


def test_the_keys_of_the_guide_are_those_of_the_program() -> None:
    """What the guide says to press is on the page that F1 opens."""
    guide = (DOCS / "guide" / "magistrat.md").read_text(encoding="utf-8")
    pressed = {key for code in _CODE.findall(guide) for key in _KEY.findall(code)}
    shown = {key for window_key in WINDOW_KEYS for key in window_key.shown}
    shown |= {key for group in PAGE_KEYS for keys, _does in group.lines for key in keys}
    assert len(pressed) > 12
    assert sorted(pressed - shown - {"Ctrl"}) == []


@pytest.mark.parametrize("page", ["docs/guide/informatique.md", "README.md"])
def test_the_commands_of_the_documents_exist(capsys: pytest.CaptureFixture[str], page: str) -> None:
    """Each is known to the command line, with the options that are named."""
    guide = (ROOT / page).read_text(encoding="utf-8")
    fenced = "\n".join(re.findall(r"```\n(.*?)```", guide, flags=re.DOTALL))
    written = re.findall(r"^vifdesk ([a-z][a-z-]+)(.*)$", fenced, flags=re.MULTILINE)
    assert len(written) > 5
    for command, words in written:
        with pytest.raises(SystemExit):
            main([command, "--aide"], make_desk, "0")
        help_text = capsys.readouterr().out
        for option in re.findall(r"--[a-z]+", words):
            assert option in help_text, f"{command} {option}"


def test_every_key_of_the_rule_files_is_in_the_glossary() -> None:
    """So that a jurist and a developer read the same file."""
    glossary = _words_of_the_glossary()
    used: set[str] = set()
    for folder in ("droit", "evenements", "suivi", "grilles", "copil", "calendrier"):
        for file in (RESOURCES / folder).rglob("*.toml"):
            _collect_keys(tomllib.loads(file.read_text(encoding="utf-8")), used)
    assert sorted(used - glossary - _SHARED_WITH_ENGLISH) == []


@pytest.mark.parametrize(
    "words",
    [Tone, Severity, Confidence, FactType, Nature, Status, Stance, Unit, Territory],
    ids=lambda e: e.__name__,
)
def test_every_value_of_an_enumeration_is_in_the_glossary(words: type[StrEnum]) -> None:
    """The command line and the rule files write them."""
    known = _words_of_the_glossary() | _SHARED_WITH_ENGLISH
    assert sorted(word.value for word in words if word.value not in known) == []


def _words_of_the_glossary() -> set[str]:
    text = (DOCS / "glossaire.md").read_text(encoding="utf-8")
    first_cells = "\n".join(
        line.split("|")[1] if line.startswith("|") else line for line in text.splitlines()
    )
    return set(re.findall(r"[a-z_]+", first_cells))


def _collect_keys(node: object, used: set[str]) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            used.add(key)
            _collect_keys(value, used)
    elif isinstance(node, list):
        for value in node:
            _collect_keys(value, used)


def test_the_guides_are_set_in_french() -> None:
    """No straight apostrophe outside code, a no-break space before the high signs."""
    for guide in sorted(Path(DOCS / "guide").glob("*.md")):
        plain = _CODE.sub("", re.sub(r"```.*?```", "", guide.read_text(encoding="utf-8"), flags=re.DOTALL))
        assert "'" not in plain, guide.name
        assert not re.findall(r"\w ([:;?!»])", plain), guide.name


def test_the_pictures_of_the_guides_exist_and_are_small() -> None:
    """Each is shown by a guide, found in its folder, and light enough for a repository and an installer."""
    folder = DOCS / "guide"
    shown = {
        name
        for guide in folder.glob("*.md")
        for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", guide.read_text(encoding="utf-8"))
    }
    there = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.glob("images/*")}
    assert shown == set(there)
    assert len(there) >= 8
    assert {name: size for name, size in there.items() if size > 120_000} == {}
