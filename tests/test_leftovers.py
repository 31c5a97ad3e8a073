"""The check in conftest.py fails a test that leaves something behind, and only that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

pytest_plugins = ["pytester"]

TESTS = """
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget
kept = []

def test_window(qapp):
    kept.append(QWidget())

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(60_000)

def test_thread(qapp):
    kept.append(QThread())
    kept[-1].start()

def test_tidy(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setMinimumSize(200, 100)
    widget.show()
    QTimer(widget).start(60_000)

def test_end():
    kept[-1].quit()
    kept[-1].wait()
"""


def test_a_test_that_leaves_something_behind_fails(
    pytester: pytest.Pytester, request: pytest.FixtureRequest
) -> None:
    pytester.makeconftest((request.config.rootpath / "tests" / "conftest.py").read_text())
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_subprocess("-o", "qt_log_level_fail=WARNING", "-rE")
    result.assert_outcomes(passed=5, errors=3)
    for kind, left in (("window", "QWidget"), ("timer", "QTimer"), ("thread", "QThread")):
        result.stdout.fnmatch_lines(
            [f"*ERROR at teardown of test_{kind}*", f"*left behind: *{left}*"]
        )
