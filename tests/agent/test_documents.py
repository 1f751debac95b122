"""Drawings and tables in the documents are made from the code and stay true.

After a change: `PACELINE_WRITE_DOCUMENTS=1 ./paceline test tests/agent/test_documents.py`
"""

import os
import re
from pathlib import Path

from agent.graph import build_graph
from agent.settings import settings_table

ROOT = Path(__file__).parents[2]
WRITE = bool(os.environ.get("PACELINE_WRITE_DOCUMENTS"))


def graph_page() -> str:
    drawing = build_graph().get_graph().draw_mermaid()
    return f"""# The graph

Drawn from `agent/graph.py`; a test keeps it true.

```mermaid
{drawing.strip()}
```
"""


def test_the_drawing_of_the_graph_is_true() -> None:
    page = ROOT / "docs" / "graph.md"
    if WRITE:
        page.write_text(graph_page(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == graph_page()


def test_the_graph_is_readable_on_one_screen() -> None:
    assert len((ROOT / "agent" / "graph.py").read_text(encoding="utf-8").splitlines()) <= 90


def test_the_table_of_settings_is_true() -> None:
    page = ROOT / "docs" / "settings.md"
    text = page.read_text(encoding="utf-8")
    between = re.compile(r"(?<=<!-- settings:begin -->\n).*?(?=<!-- settings:end -->)", re.DOTALL)
    if WRITE:
        text = between.sub(lambda _: settings_table(), text)
        page.write_text(text, encoding="utf-8")
    found = between.search(text)
    assert found is not None
    assert found.group() == settings_table()
