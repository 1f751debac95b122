"""PDFium draws and reads PDF pages for one thread at a time."""

from threading import RLock

PDFIUM = RLock()
"""To be held by whoever calls pypdfium2: PDFium keeps state that all threads of a process share."""
