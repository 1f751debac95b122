"""A disk with little room: a folder in memory of a stated size, where the system lets us make one."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.server import new_home


@contextmanager
def small_disk(size_mb: int) -> Iterator[tuple[Path, bool]]:
    """Lend a folder that is a disk of its own where that is allowed (as root), and say whether it is."""
    folder = new_home()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size_mb}m,mode=0755", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield folder, mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=False)
