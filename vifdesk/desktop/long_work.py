"""Long work on the register: aside, with its progress shown, its outcome taken in without the window standing still.

The vault may be read and written in another thread; the register's memory belongs to the screen's. So `work` is given the
vault and whatever was copied for it, and what it wrote is taken in afterwards by `take`, a few milliseconds at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QWidget

from vifdesk.actions.no_collection import no_collection
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.progress import Stopped
from vifdesk.desktop.background import Background

if TYPE_CHECKING:
    from vifdesk.actions.register import Register
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.widgets.progress import ProgressRow

T = TypeVar("T")
_SHOWN_EVERY_MS = 60
_STEPS_MS = 8  # less than a picture of the screen


class Course:
    """Where a piece of work stands: told by its thread, looked at by the screen's."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self.last_part = ""
        self._stopped = False

    def __call__(self, done: int, total: int) -> None:
        """So many are done, of so many.

        Raises:
            Stopped: no more is wanted.

        """
        if self._stopped:
            raise Stopped
        self.done, self.total = done, total

    def begin_last_part(self, words: str) -> None:
        """What follows is whole or nothing, and is not to be stopped: `words` say what it is.

        Raises:
            Stopped: no more is wanted.

        """
        self(0, 0)
        self.last_part = words

    def stop(self) -> None:
        """No more is wanted."""
        self._stopped = True


class Steps(QObject):
    """Makes steps in the screen's thread, between two pictures."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._then: Callable[[], object] = lambda: None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether steps are left."""
        return self._timer.isActive()

    def run(self, steps: Iterator[None], then: Callable[[], object]) -> None:
        """Make these, then call `then`."""
        self._steps, self._then = steps, then
        self._timer.start()

    def stop(self) -> None:
        """Make no more."""
        self._timer.stop()
        self._steps, self._then = iter(()), lambda: None

    def _go_on(self) -> None:
        spent = QElapsedTimer()
        spent.start()
        for _step in self._steps:
            if spent.elapsed() >= _STEPS_MS:
                return
        then = self._then
        self.stop()
        then()


class LongWork(QObject):
    """One piece of work at a time for one page. It outlives the page until what was written is known to the register."""

    def __init__(
        self, keeper: Keeper, page: QWidget, shown: ProgressRow, wait: Callable[[bool], object]
    ) -> None:
        """`wait(True)`: the page is to be greyed; `wait(False)`: no more."""
        super().__init__(keeper)
        self._keeper, self._shown, self._wait = keeper, shown, wait
        self._background, self._steps = Background(self), Steps(self)
        self._course = Course()
        self._page_is_there, self._in_last_part = True, False
        self._look = QTimer(self)
        self._look.setInterval(_SHOWN_EVERY_MS)
        self._look.timeout.connect(self._show)
        page.destroyed.connect(self._leave)
        shown.stop_asked.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether it is at work."""
        return self._background.busy or self._steps.busy

    def run(
        self,
        words: str,
        work: Callable[[Course], T],
        *,
        done: Callable[[T], object],
        failed: Callable[[UserProblem], object],
        take: Callable[[Register, T], Iterator[None]] | None = None,
        stoppable: bool = True,
    ) -> bool:
        """Do `work` aside, then `take` in what it wrote, then `done`; whether it began. `Stopped` is a failure like others."""
        if self.busy or not self._keeper.is_open:
            return False
        self._course, register = Course(), self._keeper.register
        course, self._in_last_part = self._course, False
        self._shown.begin(words, stoppable=stoppable)
        self._wait(True)
        self._look.start()

        def finished(result: T) -> None:
            if not self._keeper.is_open or self._keeper.register is not register:
                self._end(lambda: None)  # locked meanwhile: the next opening reads it all
            elif take is None:
                self._end(lambda: done(result))
            else:
                self._steps.run(take(register, result), lambda: self._taken(lambda: done(result)))

        def quietly() -> T:
            with no_collection():
                return work(course)

        self._background.run(quietly, finished, lambda problem: self._end(lambda: failed(problem)))
        return True

    def _taken(self, done: Callable[[], object]) -> None:
        self._end(done)
        self._keeper.caught_up.emit()

    def _end(self, tell: Callable[[], object]) -> None:
        self._look.stop()
        if not self._page_is_there:
            self.deleteLater()
            return
        self._shown.end()
        self._wait(False)
        tell()

    def _show(self) -> None:
        if not self._page_is_there:
            return
        course = self._course
        if course.last_part and not self._in_last_part:
            self._in_last_part = True
            self._shown.go_on(course.last_part)
        self._shown.show_count(course.done, course.total)

    def stop(self) -> None:
        """No more of it is wanted; `failed` will be told `Stopped`, unless it came too late."""
        self._course.stop()

    def _leave(self) -> None:
        self._page_is_there = False
        self._look.stop()
        self._course.stop()
        if not self.busy:
            self.deleteLater()
