"""The dew point of air whose temperature and relative humidity are known."""

import math

# Magnus coefficients of Alduchov and Eskridge 1996, J Appl Meteorol 35:601; from memory, unchecked [R].
MAGNUS_B, MAGNUS_C_C = 17.625, 243.04


def dew_point_c(temperature_c: float, relative_humidity_percent: float) -> float:
    """Return the dew point in °C; raise ValueError outside 0 < humidity <= 100 %.

    Magnus: g = ln(RH/100) + b·T/(c + T), dew point = c·g/(b − g).
    """
    if not 0 < relative_humidity_percent <= 100:
        raise ValueError("relative humidity lies above 0 and up to 100 %")
    g = math.log(relative_humidity_percent / 100) + MAGNUS_B * temperature_c / (MAGNUS_C_C + temperature_c)
    return MAGNUS_C_C * g / (MAGNUS_B - g)
