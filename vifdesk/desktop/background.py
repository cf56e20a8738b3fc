"""Slow work off the screen's thread: the window never waits for paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from vifdesk.actions.problems import UserProblem

T = TypeVar("T")


class _Messenger(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Work(QRunnable, Generic[T]):
    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__()
        self._work = work
        self.messenger = _Messenger()
        self.setAutoDelete(False)

    def run(self) -> None:
        try:
            result = self._work()
        except BaseException as problem:  # noqa: BLE001 it crosses to the screen's thread, which raises it again
            self.messenger.failed.emit(problem)
        else:
            self.messenger.done.emit(result)


class Background(QObject):
    """Runs `work` aside, then calls `done(result)` or `failed(problem)` in the screen's thread.

    Belongs to a page: once the page is gone, nothing is called any more. What is not a `UserProblem` is a bug, and is
    raised in the screen's thread as one.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running: list[_Work[object]] = []

    @property
    def busy(self) -> bool:
        """Whether something is still running."""
        return bool(self._running)

    def run(
        self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[UserProblem], object]
    ) -> None:
        """Start `work`; it must touch no widget."""
        task: _Work[T] = _Work(work)
        self._running.append(task)  # type: ignore[arg-type]

        def finished(result: T) -> None:
            self._forget(task)  # type: ignore[arg-type]
            done(result)

        def broken(problem: BaseException) -> None:
            self._forget(task)  # type: ignore[arg-type]
            if not isinstance(problem, UserProblem):
                raise problem
            failed(problem)

        self._answer(task.messenger, finished, broken)
        QThreadPool.globalInstance().start(task)

    def _answer(
        self, messenger: _Messenger, finished: Callable[[T], None], broken: Callable[[BaseException], None]
    ) -> None:
        relay = _Relay(self, finished, broken)
        messenger.done.connect(relay.finish)
        messenger.failed.connect(relay.fail)

    def _forget(self, task: _Work[object]) -> None:
        self._running.remove(task)


class _Relay(QObject):
    """Lives in the screen's thread, so that Qt brings the answer there; dies with the page."""

    def __init__(
        self, parent: QObject, finished: Callable[[T], None], broken: Callable[[BaseException], None]
    ) -> None:
        super().__init__(parent)
        self._finished, self._broken = finished, broken

    def finish(self, result: object) -> None:
        self.deleteLater()
        self._finished(result)  # type: ignore[arg-type]

    def fail(self, problem: BaseException) -> None:
        self.deleteLater()
        self._broken(problem)
