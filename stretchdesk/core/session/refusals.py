"""Why a request gets less than it asks for, which health answers are the reason, what remains."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stretchdesk.core.content.safety import LeftOut, left_out
from stretchdesk.core.session.candidates import RULES, is_spared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.core.session.request import Request

_MOST_NAMED = 3
"""Connected areas that are offered: the closest."""


def refusals(catalogue: Catalogue, request: Request, allowed: Iterable[Stretch]) -> tuple[str, ...]:
    """A sentence for each chosen area that nothing `allowed` can serve, or nothing made for it."""
    if not request.areas:
        sentence = _refusal(catalogue, list(catalogue.stretches.values()), request, "the body")
        return (sentence,) if sentence else ()
    served = {area for stretch in allowed for area in stretch.primary}
    left = (area for area in request.areas if area not in served)
    found = (_refused_area(catalogue, request, area) for area in left)
    return tuple(sentence for sentence in found if sentence)


def left_out_of(catalogue: Catalogue, request: Request) -> tuple[LeftOut, ...]:
    """The stretches that would serve the request if it were not for the health answers."""
    serving = catalogue.for_areas(request.areas or catalogue.areas)
    return left_out(_fitting(serving, request), catalogue.cautions, request.avoid)


def connected_areas(catalogue: Catalogue, request: Request) -> tuple[str, ...]:
    """What remains for areas that the health answers empty: the closest ones that can be served."""
    emptied = [area for area in request.areas if _is_emptied(catalogue, request, area)]
    if not emptied:
        return ()
    fitting = _fitting(catalogue.stretches.values(), request)
    served = {area for s in fitting if is_spared(s, request) for area in s.primary}
    shared = Counter(
        area
        for stretch in catalogue.for_areas(emptied)
        for area in stretch.areas
        if area in served and area not in request.areas
    )
    near = [area for area, _ in shared.most_common(_MOST_NAMED)]
    return tuple(near) or _neighbours(catalogue, emptied, served - set(request.areas))


def _neighbours(
    catalogue: Catalogue, areas: Sequence[str], served: AbstractSet[str]
) -> tuple[str, ...]:
    """Served areas of the same parts of the body, for areas that share no stretch with any."""
    groups = {catalogue.areas[area].group for area in areas}
    near = (area for area, known in catalogue.areas.items() if known.group in groups)
    return tuple(area for area in near if area in served)[:_MOST_NAMED]


def _refused_area(catalogue: Catalogue, request: Request, area: str) -> str | None:
    name = catalogue.areas[area].name
    refusal = _refusal(catalogue, catalogue.for_areas([area]), request, name)
    if refusal and _is_emptied(catalogue, request, area):
        near = [catalogue.areas[one].name for one in connected_areas(catalogue, request)]
        return f"{refusal} Areas close by remain: {', '.join(near)}." if near else refusal
    return refusal or _only_touched(catalogue, request, area)


def _refusal(
    catalogue: Catalogue, stretches: Sequence[Stretch], request: Request, name: str
) -> str | None:
    for rule, sentence in RULES:
        left = [stretch for stretch in stretches if rule(stretch, request)]
        if not left:
            answers = _answers(catalogue, stretches, request)
            return sentence.format(area=name, answers=answers)
        stretches = left
    return None


def _only_touched(catalogue: Catalogue, request: Request, area: str) -> str | None:
    """A sentence if what is made for the area is left out, and only what reaches it too is not."""
    if not request.avoid:
        return None
    fitting = _fitting(catalogue.for_areas([area]), request)
    made_for_it = [stretch for stretch in fitting if area in stretch.primary]
    if not made_for_it or any(is_spared(stretch, request) for stretch in made_for_it):
        return None
    answers = _answers(catalogue, made_for_it, request)
    name = catalogue.areas[area].name
    return f"Your health answers ({answers}) leave only stretches that reach {name} too."


def _answers(catalogue: Catalogue, stretches: Sequence[Stretch], request: Request) -> str:
    """The names of the answers that are against any of the stretches."""
    against = {tag for stretch in stretches for tag in stretch.contraindications} & request.avoid
    return ", ".join(catalogue.cautions[tag].name for tag in catalogue.cautions if tag in against)


def _fitting(stretches: Iterable[Stretch], request: Request) -> list[Stretch]:
    """Those that keep every rule but the one about health."""
    others = [rule for rule, _ in RULES if rule is not is_spared]
    return [stretch for stretch in stretches if all(rule(stretch, request) for rule in others)]


def _is_emptied(catalogue: Catalogue, request: Request, area: str) -> bool:
    """Whether something would fit, and the health answers leave none of it."""
    if not request.avoid:
        return False
    fitting = _fitting(catalogue.for_areas([area]), request)
    return bool(fitting) and not any(is_spared(stretch, request) for stretch in fitting)
