"""The process that decodes one HEIC photo: `python -m tools.sources.pictures.heic_drawing NAME`.

It reads the file from its input and writes a line of JSON, then the pixels. Boxes that contradict each other
make the decoder read memory that is not its own: here that ends nothing but this process.
"""

import json
import os
import sys
from typing import BinaryIO

from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.kit.own_process import limit_memory, limit_seconds
from tools.sources.pictures.decoding import upright

MOST_SECONDS, MOST_MEMORY_BYTES = 8, 1_500_000_000  # for one photo; our design choices [D]


def answer(content: bytes, name: str, answers: BinaryIO) -> None:
    """Write what became of a photo: its size and pixels, or why there are none."""
    try:
        pixels = upright(content, name)
    except UnreadableFile as refusal:
        told = {"refused": str(refusal), "too_large": isinstance(refusal, FileTooLarge)}
        answers.write(json.dumps(told).encode() + b"\n")
        return
    answers.write(json.dumps({"height": pixels.shape[0], "width": pixels.shape[1]}).encode() + b"\n")
    answers.write(pixels.tobytes())


def main() -> None:
    """Decode the photo; whatever else is written to the standard output goes nowhere."""
    limit_memory(MOST_MEMORY_BYTES)
    limit_seconds(MOST_SECONDS)
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        answer(sys.stdin.buffer.read(), sys.argv[1], answers)


if __name__ == "__main__":
    main()
