"""A process killed while it writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.breadth import tries
from tests.helpers.vaults import Post

ROOT = Path(__file__).resolve().parents[2]
KILLS = tries(80, large=1000)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_what_was_answered_survives_a_kill_at_any_moment(post: Post) -> None:
    """Kills at random moments of changes, erasures and rotations: nothing answered is lost."""
    done = subprocess.run(
        [
            sys.executable,
            str(ROOT / "tests" / "store" / "killing.py"),
            str(post.path),
            str(KILLS),
            "20261124",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout) > KILLS / 20, "too few kills fell inside a change to prove anything"
