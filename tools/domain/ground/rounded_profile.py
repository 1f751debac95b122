"""Heights and grades of a profile as they are kept: rounded, each number made once."""

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.ground.elevation import STEEPEST_GRADE

_GRADES_PER_UNIT = 10_000
_STEEPEST = round(STEEPEST_GRADE * _GRADES_PER_UNIT)
# Every grade a course can have, steepest descent first, made once: making numbers is what rounding costs.
_GRADES = (np.arange(-_STEEPEST, _STEEPEST + 1) / _GRADES_PER_UNIT).astype(object)


def known_grades(grade: FloatArray) -> tuple[float, ...]:
    """Return grades rounded to four digits, each one of those made already."""
    whole = np.rint(grade * _GRADES_PER_UNIT).astype(np.intp)
    whole += _STEEPEST
    return tuple(_GRADES.take(whole).tolist())


def rounded(values: FloatArray, digits: int) -> tuple[float, ...]:
    """Return rounded numbers, each made once, for a course repeats its heights."""
    scale = 10**digits
    whole = np.rint(values * scale).astype(np.intp)
    low, high = int(whole.min()), int(whole.max())
    if high - low > values.size:
        return tuple((whole / scale).tolist())
    numbers = (np.arange(low, high + 1) / scale).astype(object)
    whole -= low
    return tuple(numbers.take(whole).tolist())
