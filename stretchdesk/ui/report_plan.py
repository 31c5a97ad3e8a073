"""How much of a report stands on its one page: what is left out is counted there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stretchdesk.core.progress.report import Report

_FIRST_NOTES = 3
_ENOUGH_AREAS, _FEW_AREAS, _LEAST_AREAS = 12, 8, 4


@dataclass(frozen=True, slots=True)
class Plan:
    """So many of each; a test has all its sides. Without `sentences` a finding is a word or two."""

    tests: int
    sentences: bool
    areas: int
    notes: int


def fitting(report: Report, fits: Callable[[Plan], bool]) -> Plan:
    """The fullest that fits, or the barest there is. Notes give way first and take what is left,
    tests give way last.
    """
    plans = _ever_barer(report)
    plan = next(plans)
    while not fits(plan):
        barer = next(plans, None)
        if barer is None:
            return plan
        plan = barer
    while plan.notes < len(report.notes):
        fuller = replace(plan, notes=plan.notes + 1)
        if not fits(fuller):
            break
        plan = fuller
    return plan


def _ever_barer(report: Report) -> Iterator[Plan]:
    notes = min(_FIRST_NOTES, len(report.notes))
    plan = Plan(len(report.test_days), sentences=True, areas=len(report.areas), notes=notes)
    for sentences, least in ((True, _ENOUGH_AREAS), (False, _FEW_AREAS)):
        plan = replace(plan, sentences=sentences, areas=len(report.areas))
        yield plan
        while plan.areas > least:
            plan = replace(plan, areas=max(least, plan.areas - 2))
            yield plan
    while plan.notes > 1:
        plan = replace(plan, notes=plan.notes - 1)
        yield plan
    while plan.areas > _LEAST_AREAS:
        plan = replace(plan, areas=max(_LEAST_AREAS, plan.areas - 2))
        yield plan
    while plan.tests > 1:
        plan = replace(plan, tests=plan.tests - 1)
        yield plan
