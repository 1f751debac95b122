"""Conversions and the way numbers are written, in the athlete's units."""

METRES_PER_MILE = 1609.344
METRES_PER_FOOT = 0.3048
MM_PER_INCH = 25.4
KG_PER_POUND = 0.45359237
MARATHON_M = 42_195.0
HALF_MARATHON_M = 21_097.5
