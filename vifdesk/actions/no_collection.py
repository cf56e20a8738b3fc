"""Keep Python from looking for circles among millions of objects that hold none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Thousands of dossiers make millions of objects, none in a circle: looking for circles is a third of the time.

    It also holds up every thread, the screen's too, for as long as it lasts. What was made meanwhile counts as old
    afterwards: else the first object made next would have all of it looked through at once.
    """
    watched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watched:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
