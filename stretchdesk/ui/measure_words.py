"""What is said about the readings of a flexibility test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stretchdesk.core.progress.amounts import amount, number
from stretchdesk.core.progress.measuring import CM_PER, limits
from stretchdesk.core.progress.trials import Fault

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Measuring
    from stretchdesk.core.progress.trials import Trials


def rules(measuring: Measuring) -> str:
    """What keeps occasions comparable."""
    said = _tr("Each time: {rules}. At least {days} days apart.")
    return said.format(rules=", ".join(measuring.rules), days=measuring.min_days_between)


def problem(trials: Trials) -> str:
    """What is wrong with the first trial that cannot be; empty if none is."""
    if trials.fault is None:
        return ""
    place, fault = trials.fault
    test, typed = trials.test, trials.typed[place]
    if fault is Fault.NO_NUMBER:
        return _tr("Reading {n} is not a number yet").format(n=place + 1)
    if fault is Fault.MISSING:
        name = test.input_names[typed.index(None)]
        return _tr("Reading {n}: “{name}” is still missing").format(n=place + 1, name=name)
    if fault is Fault.TOO_LONG:
        first, second = test.input_names
        said = _tr("Reading {n}: “{first}” cannot be more than “{second}”")
        return said.format(n=place + 1, first=first, second=second)
    unit = test.unit if test.inputs else trials.unit
    low, high = limits(test, unit)
    said = _tr("Reading {n} must lie between {low} and {high}")
    return said.format(n=place + 1, low=number(low), high=amount(high, unit))


def doubt(trials: Trials) -> str:
    """The question whether a trial is typed right; empty if none looks odd."""
    if trials.fault or trials.odd_one is None:
        return ""
    said = _tr("Reading {n} is far from the others: is it typed right?")
    return said.format(n=trials.odd_one + 1)


def summary(trials: Trials) -> str:
    """What the trials so far come to, and that all of them tell more."""
    score = trials.score
    if score is None or trials.fault:
        return ""
    asked = len(trials.typed)
    there = asked - trials.values.count(None)
    if there == 1:
        said = _tr("Result of one reading: {value}")
    elif trials.test.score == "mean":
        said = _tr("Mean of {n} readings: {value}")
    else:
        said = _tr("Best of {n} readings: {value}")
    result = said.format(n=there, value=_kept(trials, score))
    if there == asked:
        return result
    return _tr("{result} – {asked} tell more").format(result=result, asked=asked)


def _kept(trials: Trials, score: float) -> str:
    """In the unit it is kept in, and in inches where they were read."""
    kept = amount(score, trials.test.unit)
    if trials.unit != "in" or trials.test.inputs:
        return kept
    return f"{amount(score / CM_PER['in'], 'in')} ({kept})"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Measure", text)
