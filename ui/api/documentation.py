"""GET /docs: the interface described, from our own files, asking nothing of the outside."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

PAGE = Path(__file__).resolve().parent.parent.parent / "public" / "docs" / "index.html"
router = APIRouter(include_in_schema=False)


@router.get("/docs")
async def docs() -> FileResponse:
    """Return the page that draws /openapi.json."""
    return FileResponse(PAGE, media_type="text/html")
