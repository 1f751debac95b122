"""What a picture costs from its bytes to a profile, beside the reading of its words alone in the same run."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.chart_styles import chart
from tools.sources.pictures.decoding import decode
from tools.sources.pictures.reading import read_picture
from tools.sources.pictures.text_lines import text_lines


@pytest.mark.benchmark(group="picture")
@pytest.mark.parametrize("style", ["plain", "photo", "small_or_large"])
def test_from_a_picture_to_a_profile(benchmark: BenchmarkFixture, style: str) -> None:
    drawn = chart(style, 4)
    reading = benchmark.pedantic(read_picture, args=(drawn.content, drawn.name), rounds=3, warmup_rounds=1)
    assert reading.profile is not None
    whole_s = cpu_s(lambda: read_picture(drawn.content, drawn.name), rounds=3)
    words_s = cpu_s(lambda: text_lines(decode(drawn.content, drawn.name)), rounds=3)
    benchmark.extra_info["whole_cpu_s"] = round(whole_s, 2)
    benchmark.extra_info["times_its_words"] = round(whole_s / words_s, 2)
