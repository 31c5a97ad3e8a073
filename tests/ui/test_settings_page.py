"""Settings are found by words, at work at once, and back with one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from stretchdesk.core.settings import Settings, choices
from stretchdesk.data.paths import Paths
from stretchdesk.data.settings_store import SettingsStore
from stretchdesk.ui.figure_painter import coat
from stretchdesk.ui.look import Look, look, look_in, use
from stretchdesk.ui.setting_controls import Number, OneOf, SomeOf, Switch
from stretchdesk.ui.theme import HAIR, SKIN, TOP, Tones, contrast, theme_of, warm_palette
from tests.data.samples import measurement
from tests.ui.parts import cut_off, let_paint, rows_on_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from stretchdesk.app import App
    from stretchdesk.ui.setting_row import SettingRow
    from stretchdesk.ui.settings_page import SettingsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    use(Look())


@pytest.fixture
def app(opened: Callable[[], App]) -> App:
    app = opened()
    app.window.to_settings.click()
    let_paint()
    return app


@pytest.fixture
def page(app: App) -> SettingsPage:
    page = app.desk._page
    assert page is not None
    assert app.window.pages.currentWidget() is page
    return page


def row(page: SettingsPage, key: str) -> SettingRow:
    return next(row for row in page.rows if row.key == key)


def choose(page: SettingsPage, key: str, value: str) -> None:
    control = row(page, key).control
    assert isinstance(control, OneOf)
    control._group.button(control._values.index(value)).click()


def seen(page: SettingsPage) -> list[str]:
    return [row.key for row in page.rows if row.isVisibleTo(page)]


def test_what_is_chosen_is_at_work_saved_and_undone(
    app: App, page: SettingsPage, profile: Path
) -> None:
    assert not page.undo.isVisible()
    choose(page, "skin", "deep")
    choose(page, "theme", "dark")
    assert look() == Look("dark", Tones(skin="deep"))
    assert theme_of(QGuiApplication.palette()).dark
    let_paint()
    assert theme_of(page.palette()).figure["skin"].name() == SKIN["deep"][1].lower()
    saved, _ = SettingsStore(Paths.of(profile)).load()
    assert (saved.skin, saved.theme) == ("deep", "dark")

    page.undo.click()
    assert app.preferences.settings.theme == "system"
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.preferences.settings == Settings()
    assert not page.undo.isVisible()


def test_the_way_back_to_the_default_shows_where_there_is_one(page: SettingsPage) -> None:
    level = row(page, "level")
    assert not level.back.isVisible()
    choose(page, "level", 3)
    assert level.back.isVisible()
    level.back.click()
    assert not level.back.isVisible()
    assert level.control._group.checkedId() == 1


def test_switches_and_numbers_change_what_they_name(app: App, page: SettingsPage) -> None:
    pacer, breath = row(page, "pacer").control, row(page, "breath_out_s").control
    assert isinstance(pacer, Switch)
    assert isinstance(breath, Number)
    pacer.click()
    breath.stepUp()
    settings = app.preferences.settings
    assert (settings.pacer, settings.breath_out_s) == (False, 7)
    app.sessions.start()
    player = app.window.player
    breathing = player.figure._inhale_s, player.figure._exhale_s
    assert (*breathing, player._paces) == (4.0, 7.0, False)


def test_a_new_goal_holds_from_this_week_on(app: App, page: SettingsPage, profile: Path) -> None:
    goal = row(page, "goal_minutes").control
    assert isinstance(goal, Number)
    goal.setValue(60)
    days = row(page, "days_off").control
    assert isinstance(days, SomeOf)
    for day in ("sun", "sat"):
        days._pills[day].click()
    app.feed._background.drain()
    kept = rows_on_disk(profile).goals
    assert [(one.from_week, one.sessions, one.minutes) for one in kept] == [("2026-W47", 3, 60)] * 3
    assert sorted(one.days_off for one in kept) == [(), ("sat", "sun"), ("sun",)]


def test_lengths_are_entered_in_the_unit_of_choice(app: App, page: SettingsPage) -> None:
    choose(page, "unit", "in")
    app.review.open()
    assert app.review._page is not None
    app.review._page.measure()
    assert app.review._page._dialog.test.form.unit == "in"
    app.review._page._dialog.reject()


def test_lengths_are_charted_in_the_unit_of_choice(app: App, page: SettingsPage) -> None:
    row = measurement(test="sit_reach", side=None, value=2.54, trials=(2.54,))
    app.feed.append(row)
    for unit, said in (("in", "1 in"), ("cm", "2.5 cm")):
        app.window.to_settings.click()
        choose(page, "unit", unit)
        app.review.open()
        app.feed._background.drain()
        column = app.review._page._column
        while column._turn.isActive():
            let_paint()
        assert column.flexibility._charts["sit_reach"].reading.text().endswith(said)


def test_words_find_settings_and_hide_what_has_none(page: SettingsPage) -> None:
    everything = seen(page)
    QTest.keyClicks(page.search, "breath")
    assert seen(page) == ["pacer", "breath_in_s", "breath_out_s"]
    heads = [head[0].text() for head in page._heads.values() if head[0].isVisibleTo(page)]
    assert heads == ["Session"]
    page.search.setText("zebra")
    assert seen(page) == []
    assert page.nothing.isVisible()
    page.search.clear()
    assert seen(page) == everything


def test_the_health_questions_are_one_click_away(app: App, page: SettingsPage) -> None:
    QTest.keyClicks(page.search, "could harm")
    (health,) = [row for row in page.rows if row.isVisibleTo(page)]
    health.control.click()
    assert app.health.dialogs._questions is not None
    app.health.dialogs._questions.reject()


def test_everything_is_named_and_nothing_is_cut_off(
    hard_to_fit: None, opened: Callable[[], App]
) -> None:
    del hard_to_fit
    app = opened()
    app.window.resize(900, 600)
    app.desk.open()
    let_paint()
    page = app.desk._page
    assert page is not None
    assert all(row.control.accessibleName() for row in page.rows)
    inside = page.rows[0].parentWidget()
    assert inside is not None
    assert cut_off(inside) == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("tones", [SKIN, HAIR, TOP], ids=["skin", "hair", "clothes"])
def test_every_tone_stands_out_by_its_outline(
    tones: dict[str, tuple[str, str]], dark: bool
) -> None:
    key = {id(SKIN): "skin", id(HAIR): "hair", id(TOP): "clothes"}[id(tones)]
    assert tuple(tones) == tuple(choices(key))
    for name in tones:
        use(Look(tones=Tones(**{key: name})))
        theme = theme_of(warm_palette(dark=dark))
        role = {"clothes": "top"}.get(key, key)
        fill, line, _ = coat(role, 0, theme)
        assert max(contrast(fill, theme.paper), contrast(line, theme.paper)) >= 1.5, name


def test_a_still_figure_does_not_move(app: App, page: SettingsPage) -> None:
    choose(page, "motion", "still")
    app.sessions.start()
    figure = app.window.player.figure
    figure.move_to_hold()
    assert not figure.is_moving
    assert figure._way == 1.0
    figure.show_cycle(3.0)
    assert not figure.is_moving


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ({}, Look()),
        ({"theme": "dark", "skin": "deep", "motion": "still"}, Look("dark", Tones("deep"), True)),
        ({"theme": "pink", "skin": ["tan"], "hair": 3, "motion": None}, Look()),
    ],
)
def test_the_first_paint_goes_by_what_is_stored(stored: dict[str, object], seen: Look) -> None:
    assert look_in(stored) == seen
