"""From what was seen in a picture to its reading: the kind, the figures, the tables, how sure, or why not."""

from itertools import chain

from tools.domain.course_picture import PictureKind, PictureReading, ReadProfile
from tools.domain.picture import evidence, refusing
from tools.domain.picture.aid_table import aid_table
from tools.domain.picture.chart_subject import along_of, subject_of
from tools.domain.picture.confidence import Factor, quality, with_agreements
from tools.domain.picture.findings import NAMES, findings
from tools.domain.picture.kind import kind_of, title_of
from tools.domain.picture.lap_table import lap_table
from tools.domain.picture.map_marks import map_marks
from tools.domain.picture.named_figures import named_figures
from tools.domain.picture.seen_parts import Parts, Seen, SeenChart
from tools.domain.picture.text_table import text_table


def judged(seen: Seen) -> PictureReading:
    """Return the reading of a picture; its refusal is set where nothing in it can be planned with."""
    parts = _parts(seen)
    refusal = refusing.refusal_of(parts)
    confidence, reasons = _how_sure(parts)
    return PictureReading(
        kind=_kind(parts, refusal),
        width_px=seen.width_px,
        height_px=seen.height_px,
        pages=seen.pages,
        page=seen.page,
        title=title_of(seen.texts, seen.height_px),
        profile=parts.profile,
        **{name: parts.told.by_name.get(name) for name in NAMES},
        stations=parts.aid.stations if parts.aid else (),
        closes_of_day_s=parts.aid.of_day_s if parts.aid else (),
        laps=parts.laps.laps if parts.laps else (),
        texts=seen.texts,
        disagreements=parts.told.disagreements,
        confidence=confidence,
        confidence_reasons=(*reasons, *refusing.notes(parts, refusal)),
        refusal=refusal,
    )


def _parts(seen: Seen) -> Parts:
    texts = seen.texts
    chart = SeenChart(subject_of(texts), along_of(texts))
    table = text_table(texts)
    aid = aid_table(table, texts)
    laps = lap_table(table, texts) if aid is None else None
    marks, figures = map_marks(texts), named_figures(texts)
    drawn = seen.profile if isinstance(seen.profile, ReadProfile) else None
    not_profile = refusing.of_profile(drawn, chart, texts) if drawn else None
    profile = drawn if not_profile is None else None
    told = findings(profile, figures, laps, aid, marks)
    return Parts(seen, chart, profile, aid, laps, marks, figures, told, not_profile)


def _kind(parts: Parts, refusal: str | None) -> PictureKind:
    figures = len(parts.figures.named) + len(parts.figures.lengths_m)
    kind = kind_of(
        parts.seen.texts,
        profile=parts.profile is not None,
        stations=parts.aid is not None,
        laps=parts.laps is not None,
        marks=parts.marks is not None,
        figures=figures,
    )
    empty = kind is PictureKind.FLYER and refusal is not None and not figures
    return PictureKind.OTHER if empty else kind


def _how_sure(parts: Parts) -> tuple[float, tuple[str, ...]]:
    """Return the confidence and what it rests on, the agreements first."""
    factors = _factors(parts)
    compared = parts.told.compared
    sure = with_agreements(quality(factors), (each.agreement.share for each in compared))
    agreeing = (each.agreement.reason for each in compared if each.disagreement is None)
    reasons = chain(agreeing, (factor.reason for factor in factors if factor.reason))
    return round(sure, 3), tuple(reasons)


def _factors(parts: Parts) -> list[Factor]:
    if parts.profile is not None:
        return evidence.of_profile(parts.profile, parts.seen.texts)
    if parts.aid is not None:
        return evidence.of_aid_table(parts.aid)
    if parts.laps is not None:
        return evidence.of_lap_table(parts.laps)
    return evidence.of_figures(parts.figures)
