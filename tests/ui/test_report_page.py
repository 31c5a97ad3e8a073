"""Whatever a history holds, a report is one page, whole, with real text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.progress.overview import Span
from stretchdesk.core.progress.past import past
from stretchdesk.core.progress.records import Comfort, History
from stretchdesk.core.progress.report import report
from stretchdesk.core.progress.sentences import sentence
from stretchdesk.ui.buttons import PlainButton
from stretchdesk.ui.report_dialog import ReportDialog, pdf_of
from stretchdesk.ui.report_page import ReportPage
from tests.core.rows import end, hold, session, taken
from tests.ui.parts import Wordy, catalogue, colours, cut_off, let_paint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from stretchdesk.app import App
    from stretchdesk.core.progress.report import Report

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

TODAY = date(2026, 11, 25)
MARGIN_MM = 18


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def history(days: int, areas: int, tests: int, notes: int) -> History:
    """Something of everything, evenly over so many days."""
    names = [*catalogue().areas, *(f"pack.area_number_{n}" for n in range(areas))][:areas]
    done = [ago(n) for n in reversed(range(0, days, 2))]
    sides = [
        (test.id, side)
        for test in list(catalogue().tests.values())[:tests]
        for side in (("left", "right") if test.per_side else (None,))
    ]
    return History(
        sessions=tuple(session(day, day) for day in done),
        session_ends=tuple(end(900, day) for day in done),
        holds=tuple(hold(day, 60, (name,), of=day) for day in done for name in names),
        measurements=tuple(
            taken(ago(days - n), 4.0 + n / 10, test, side)
            for test, side in sides
            for n in range(0, days, max(1, days // 6))
        ),
        comfort=tuple(
            Comfort(
                f"{n:03}", None, None, "hamstrings", "left", "pain", n % 10,
                "A long note without an end. " * 9, f"{ago(n * days // notes)}T08", ago(1), "",
            )
            for n in reversed(range(notes))
        ),
    )  # fmt: skip


def made(of: History, span: Span = Span.ALL) -> Report:
    return report(past(of), catalogue().tests, TODAY, span)


CASES = {
    "empty": History(),
    "a week": history(6, 3, 1, 1),
    "a year": history(364, 13, 5, 20),
    "ten years": history(3650, 4, 2, 0),
    "everything": history(400, 22, 12, 200),
}
HEALTH = tuple(caution.name for caution in catalogue().cautions.values())


def page_of(case: str) -> ReportPage:
    return ReportPage(replace(made(CASES[case]), health=HEALTH), catalogue().areas, "W" * 80)


def painted(page: ReportPage, width: int) -> QImage:
    k = width / page.size.width()
    image = QImage(QSize(width, round(page.size.height() * k)), QImage.Format.Format_RGB32)
    image.fill("white")
    with QPainter(image) as painter:
        painter.scale(k, k)
        page.paint(painter)
    return image


@pytest.fixture(params=["A4", "Letter", "40 % longer"])
def _paper(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    before, language = QLocale(), Wordy()
    QLocale.setDefault(QLocale("en_GB" if request.param == "A4" else "en_US"))
    if request.param == "40 % longer":
        qapp.installTranslator(language)
    yield
    qapp.removeTranslator(language)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("_paper")
@pytest.mark.parametrize("case", CASES)
def test_nothing_runs_over_the_edge_or_into_the_foot(case: str) -> None:
    page = page_of(case)
    assert page.body.height <= page.room

    image = painted(page, 420)
    edge = int(MARGIN_MM / 25.4 * 720 * image.width() / page.size.width()) - 1
    width, height = image.width(), image.height()
    for strip in (
        QRect(0, 0, width, edge),
        QRect(0, height - edge, width, edge),
        QRect(0, 0, edge, height),
        QRect(width - edge, 0, edge, height),
    ):
        assert set(colours(image, strip)) == {"#ffffff"}


def test_paper_is_that_of_the_country() -> None:
    before = QLocale()
    sizes = []
    for name in ("en_US", "es_MX", "de_DE"):
        QLocale.setDefault(QLocale(name))
        sizes.append(ReportPage(made(History()), {}).size.toSize() / 10)
    QLocale.setDefault(before)

    letter, a4 = QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A4
    points = QPageSize.Unit.Point
    assert sizes == [QPageSize.size(one, points).toSize() for one in (letter, letter, a4)]


def text_of(pdf: bytes) -> tuple[int, str, str]:
    """Pages, title and text."""
    document = PdfReader(BytesIO(pdf))
    text = " ".join(document.pages[0].extract_text().split())
    return len(document.pages), document.metadata.title, text


@pytest.mark.parametrize("case", CASES)
def test_a_pdf_has_one_page_of_text_that_can_be_searched(case: str) -> None:
    pages, title, text = text_of(pdf_of(page_of(case), "A title"))

    assert (pages, title) == (1, "A title")
    assert "Home measurements; not a diagnosis." in text
    assert "Produced on 25 November 2026 by StretchDesk" in text


def test_the_numbers_and_findings_are_on_the_page() -> None:
    few = history(6, 3, 1, 1)
    reported = made(few)
    page = ReportPage(reported, catalogue().areas)

    _, _, text = text_of(pdf_of(page, ""))

    assert "20 November 2026" not in text  # weeks begin on Mondays
    assert "16 November – 25 November 2026 · 2 weeks" in text
    assert "Minutes 45 22 36 0 of 2" in text
    assert "Neck 1.5 1.5 1.5" in text
    left, right = reported.tests
    assert (left.side, right.side) == ("left", "right")
    assert sentence(left, TODAY) in text
    assert "Smallest real change 4.0, published" in text
    assert "Pain: 1 (mean 0.0, highest 0)" in text


def test_what_does_not_fit_is_counted() -> None:
    page = page_of("everything")
    _, _, text = text_of(pdf_of(page, ""))

    shown = page.plan.notes
    assert 0 < shown < 200
    assert "Pain: 200 (mean 4.5, highest 9)" in text
    assert f"And {200 - shown} more, earlier." in text
    assert f"And {22 - page.plan.areas} more areas" in text
    assert f"And {12 - page.plan.tests} more tests." in text


def test_all_tests_stay_on_the_page_where_nothing_private_takes_their_room() -> None:
    page = ReportPage(made(CASES["everything"]), catalogue().areas)

    assert page.plan.tests == 12


def test_health_answers_are_left_out_unless_ticked(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ReportDialog(made(History()), catalogue().areas, ("Glaucoma",))
    qtbot.addWidget(dialog)
    file = tmp_path / "report.pdf"

    dialog.save_to(str(file))
    assert "Glaucoma" not in text_of(file.read_bytes())[2]
    dialog.with_health.click()
    dialog.name.setText("Anna Berger")
    dialog.save_to(str(file))

    text = text_of(file.read_bytes())[2]
    assert "Glaucoma" in text
    assert "Anna Berger" in text


def test_who_never_answered_is_not_asked_to_tell(qtbot: QtBot) -> None:
    dialog = ReportDialog(made(History()), catalogue().areas, None)
    qtbot.addWidget(dialog)

    assert dialog.with_health.isHidden()


def test_a_folder_that_cannot_be_written_is_named(qtbot: QtBot) -> None:
    dialog = ReportDialog(made(History()), catalogue().areas, None)
    qtbot.addWidget(dialog)

    with pytest.raises(StretchDeskError, match=r"/nowhere/a\.pdf cannot be written"):
        dialog.save_to("/nowhere/a.pdf")


def test_enter_in_the_name_saves(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ReportDialog(made(History()), catalogue().areas, None)
    qtbot.addWidget(dialog)
    asked: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "mine"), "*.pdf"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog.show()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    assert asked[0].endswith("Stretching 2026-11-25.pdf")
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")
    assert not dialog.isVisible()


@pytest.mark.usefixtures("hard_to_fit")
def test_the_dialog_cuts_nothing_off(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    dialog = ReportDialog(made(CASES["everything"]), catalogue().areas, HEALTH, window)
    dialog.show()
    let_paint()

    assert window.width() > dialog.width()
    assert cut_off(dialog) == []


def test_it_is_asked_for_on_the_progress_page(qtbot: QtBot, opened: Callable[[], App]) -> None:
    app = opened()
    app.review.open()
    let_paint()
    button = next(one for one in app.window.findChildren(PlainButton) if one.text() == "Report…")

    button.click()
    qtbot.waitUntil(lambda: app.window.findChild(ReportDialog) is not None)

    dialog = app.window.findChild(ReportDialog)
    assert dialog.isVisible()
    assert dialog.with_health.isHidden()
    assert button.isEnabled()
    dialog.close()


def test_it_does_not_come_where_the_person_has_gone_elsewhere(opened: Callable[[], App]) -> None:
    app = opened()
    app.review.open()
    let_paint()
    button = next(one for one in app.window.findChildren(PlainButton) if one.text() == "Report…")

    button.click()
    app.window.to_settings.click()
    app.feed._background.drain()

    assert app.window.findChild(ReportDialog) is None
    assert button.isEnabled()
