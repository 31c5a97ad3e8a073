"""How often somebody who did not change is told of a change, in a year of a test every fortnight.

A simulation in the tests gives these figures: the error of each occasion is normal, and as large as
in the studies, where an examiner measures, or half as large again, as at home it may well be.
"""

from __future__ import annotations

LOOKS_A_YEAR = 24
BY_AN_EXAMINER = 0.015
AT_HOME = 0.18
"""With 1.5 times the examiner's error."""
EXAMINERS_ERROR, HOME_ERROR = 1.0, 1.5
