"""FIT files byte by byte: numbers at their limits, texts cut between characters, checksums that match."""

import io
from typing import Any

import fitdecode
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.formats.fit_writing import fit_file, fit_messages, fit_text


def decoded(content: bytes) -> list[dict[str, Any]]:
    with fitdecode.FitReader(io.BytesIO(content), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        frames = [frame for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA]
    return [{field.name: field.raw_value for field in frame.fields} for frame in frames]


def test_what_is_not_known_or_does_not_fit_is_no_value() -> None:
    altitudes = np.array([np.nan, -600.0, 12_800.0, 123.4])
    rows = decoded(fit_file(fit_messages("record", timestamp=range(4), altitude=altitudes)))
    assert [row["altitude"] for row in rows] == [None, None, None, round((123.4 + 500) * 5)]
    assert [row["timestamp"] for row in rows] == [0, 1, 2, 3]


def test_a_changed_byte_is_noticed() -> None:
    content = bytearray(fit_file(fit_messages("event", timestamp=7, event=0, event_type=0)))
    content[-4] ^= 1
    with pytest.raises(fitdecode.FitCRCError):
        decoded(bytes(content))


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_text_is_cut_between_characters(text: str, longest: int) -> None:
    kept = fit_text(text, longest)
    assert len(kept) <= longest
    plain = text.encode("utf-8", "replace").decode("utf-8")
    assert plain.startswith(kept.decode()) or kept.decode() in plain


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=20))
def test_texts_of_any_length_share_a_column(names: list[str]) -> None:
    told = [fit_text(name) for name in names]
    places = np.zeros(len(names))
    content = fit_file(fit_messages("course_point", position_lat=places, name=told))
    assert [(row["name"] or "").split("\0")[0] for row in decoded(content)] == [
        each.decode().split("\0")[0] for each in told
    ]
