"""Chainlit inside the run of the tests: imported once, in a folder of its own, its own warnings aside."""

import tempfile
import warnings
from pathlib import Path

from ui import chainlit_folder

chainlit_folder.prepare(Path(tempfile.mkdtemp(prefix="paceline-chainlit-")))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import chainlit
    import chainlit.server

__all__ = ["chainlit"]
