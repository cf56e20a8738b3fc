"""A post with a vault, for every test of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.vaults import Post
from vifdesk.store.vault import SqliteVault


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


@pytest.fixture
def vault(post: Post) -> Iterator[SqliteVault]:
    opened = post.open()
    yield opened
    opened.close()
