"""How far a test looks: a little at each run, much further when `HYPOTHESIS_PROFILE=large` asks for it."""

from __future__ import annotations

import os


def tries(usual: int, large: int) -> int:
    """How many times a random trial is made: `usual` at each run, `large` under the profile of that name."""
    return large if os.environ.get("HYPOTHESIS_PROFILE") == "large" else usual
