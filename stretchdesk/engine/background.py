"""Work off the main thread, one job after another; results come back on the main thread."""

from __future__ import annotations

import gc
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


class InlineExecutor(Executor):
    """Does each job at once where it is asked for: for tests, and commands without a window."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            result = fn(*args, **kwargs)
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future


class Background(QObject):
    """One job at a time, in order, on a thread of its own unless another executor is given.

    Python collects garbage on whatever thread reaches its limit. That of Qt would end on the wrong
    one, with its timers and sockets: so nothing is collected while there are jobs.
    """

    _settled = Signal(object)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="background")
        self._open: dict[Future[Any], tuple[Callable[[Any], None], Callable[[Any], None]]] = {}
        self._settled.connect(self._deliver)

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Queue `job`; its result goes to `done`, or what it raised to `failed`.

        Raises RuntimeError after `close`.
        """
        gc.disable()
        try:
            future = self._executor.submit(job)
        except RuntimeError:
            self._collect_again()
            raise
        self._open[future] = (done, failed)
        future.add_done_callback(self._settled.emit)

    def drain(self) -> None:
        """Wait for the queued jobs and those their results lead to; results are delivered."""
        while self._open:
            wait(self._open)
            QCoreApplication.sendPostedEvents(self)

    def close(self) -> None:
        """Drain, and end the thread."""
        self.drain()
        self._executor.shutdown()

    def _deliver(self, future: Future[Any]) -> None:
        done, failed = self._open.pop(future)
        self._collect_again()
        error = future.exception()
        if error is None:
            done(future.result())
        else:
            failed(error)

    def _collect_again(self) -> None:
        if not self._open:
            gc.enable()
