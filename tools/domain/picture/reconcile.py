"""A reading beside a second source of the same race: a vision model's answer, or the course's own file."""

import numpy as np

from tools.domain.course import CourseAnalysis, CoursePhotoReading, FloatArray
from tools.domain.course_picture import Disagreement, PictureReading, ReadProfile
from tools.domain.others_words import others_name
from tools.domain.picture.comparing import Compared, Told, compared
from tools.domain.picture.confidence import Agreement, agreement, with_agreements
from tools.domain.race import UnitSystem

_OURS = "what I read"
_MODEL = "the vision model"
_SHAPE_TOLERANCE = 0.1  # of the range of heights, on average; our design choice [D]
_LIKELY_RANGE_M = 10.0  # flatter profiles have no shape worth comparing; our design choice [D]
_POINTS = 200
_NAMES = ("distance", "gain", "loss", "lowest", "highest")


def reconciled(own: PictureReading, seen: CoursePhotoReading) -> PictureReading:
    """Return our reading with what a vision model says beside it: where they differ is said, not hidden.

    The model's numbers never take the place of ours, and fill no gap: they are shown, and count for the
    confidence.
    """
    if own.seen == seen:
        return own
    told = {
        "distance": seen.distance_km * 1000.0 if seen.distance_km else None,
        "gain": seen.gain_m,
        "lowest": seen.lowest_m,
        "highest": seen.highest_m,
    }
    pairs = _pairs(own, told, _MODEL)
    return _with(own.model_copy(update={"seen": seen}), pairs, _of_kind(own, seen), [])


def beside_course(own: PictureReading, course: CourseAnalysis) -> PictureReading:
    """Return a picture's reading checked against the course of the same race, from its file."""
    heights = np.asarray(course.elevation_m, dtype=np.float64)
    told = {
        "distance": course.distance_m,
        "gain": course.gain.value,
        "loss": course.loss.value,
        "lowest": float(heights.min()) if heights.size else None,
        "highest": float(heights.max()) if heights.size else None,
    }
    name = others_name(course.name, 60) or "the course"
    who = f"“{name}”"
    disagreement, fits = (
        _shapes(own.profile, heights, who) if own.profile and heights.size > 2 else (None, [])
    )
    return _with(own, _pairs(own, told, who), disagreement, fits)


def _pairs(own: PictureReading, told: dict[str, float | None], who: str) -> list[Compared]:
    imperial = own.profile is not None and own.profile.distance_axis.unit == "mi"
    units = UnitSystem.IMPERIAL if imperial else UnitSystem.METRIC
    pairs = []
    for name in _NAMES:
        ours, theirs = getattr(own, name), told.get(name)
        if ours is not None and ours.value is not None and theirs is not None:
            pairs.append(compared(name, Told(_OURS, ours.value), Told(who, theirs), units))
    return pairs


def _with(
    own: PictureReading, pairs: list[Compared], more: Disagreement | None, fits: list[Agreement]
) -> PictureReading:
    differing = [each.disagreement for each in pairs if each.disagreement]
    agreeing = [each.agreement.reason for each in pairs if each.disagreement is None]
    shares = [each.agreement.share for each in pairs] + [fit.share for fit in fits]
    shares += [0.0] if more is not None and more.what == "kind" else []
    reasons = (*agreeing, *(fit.reason for fit in fits if fit.share >= 0.5), *own.confidence_reasons)
    return own.model_copy(
        update={
            "disagreements": (*own.disagreements, *differing, *([more] if more else [])),
            "confidence": round(with_agreements(own.confidence, shares), 3),
            "confidence_reasons": reasons,
        }
    )


def _of_kind(own: PictureReading, seen: CoursePhotoReading) -> Disagreement | None:
    """Return the disagreement about whether there is a course in the picture at all."""
    called = others_name(seen.course_type, 40)
    theirs = f"“{called}”" if called else "a course"
    if own.refusal is not None and seen.is_course:
        return Disagreement(
            what="kind",
            first=f"no course ({_OURS})",
            second=f"{theirs} ({_MODEL})",
            sentence=f"The vision model takes the picture for {theirs}; I found nothing in it to plan with.",
        )
    if own.refusal is None and not seen.is_course:
        return Disagreement(
            what="kind",
            first=f"{own.kind} ({_OURS})",
            second=f"no course ({_MODEL})",
            sentence=f"I read the picture as {own.kind}; the vision model sees no course in it.",
        )
    return None


def _shapes(
    profile: ReadProfile, heights: FloatArray, who: str
) -> tuple[Disagreement | None, list[Agreement]]:
    """Compare the drawn profile with a course's heights, both from start to finish, offset taken out."""
    share = np.linspace(0.0, 1.0, _POINTS)
    drawn_m = np.asarray(profile.distance_m, dtype=np.float64)
    drawn = np.interp(share, (drawn_m - drawn_m[0]) / (drawn_m[-1] - drawn_m[0]), profile.elevation_m)
    real = np.interp(share, np.linspace(0.0, 1.0, heights.size), heights)
    range_m = float(np.ptp(real))
    if range_m < _LIKELY_RANGE_M:
        return None, []
    off, off_backwards = (_apart(drawn, way) / range_m for way in (real, real[::-1]))
    if off > _SHAPE_TOLERANCE and off_backwards < off / 2:
        sentence = (
            f"The profile in the picture fits {who} the other way round: one of the two runs backwards."
        )
    elif off > _SHAPE_TOLERANCE:
        sentence = (
            f"The profile in the picture and {who} rise and fall at different places, {off * 100:.0f} % of "
            "the range apart on average: it may be another race, year or distance."
        )
    else:
        told = f"the drawn profile and {who} rise and fall at the same places"
        return None, [Agreement(agreement(off, _SHAPE_TOLERANCE), told)]
    disagreement = Disagreement(
        what="profile", first=f"the line ({_OURS})", second=f"the heights ({who})", sentence=sentence
    )
    return disagreement, [Agreement(agreement(off, _SHAPE_TOLERANCE), sentence)]


def _apart(one: FloatArray, other: FloatArray) -> float:
    """Return the mean distance of two profiles once their middle heights are laid together."""
    difference = one - other
    return float(np.abs(difference - np.median(difference)).mean())
