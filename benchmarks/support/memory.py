"""What processes hold in memory, on Linux. Knows nothing of what they do."""

import os
import threading
from pathlib import Path

PAUSE = 0.05  # s


def held(root):
    """Bytes that a process and all below it hold; what they share is counted for each."""
    below, pages = {}, {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            pages[int(entry.name)] = int((entry / "statm").read_text().split()[1])
        except (OSError, IndexError):
            continue  # it has ended
        below.setdefault(int(fields[1]), []).append(int(entry.name))
    total, todo = 0, list(below.get(root, []))
    while todo:
        process = todo.pop()
        total += pages.get(process, 0)
        todo += below.get(process, [])
    return total * os.sysconf("SC_PAGE_SIZE")


class Peak:
    """The most that processes below this one hold while they are watched."""

    def __init__(self):
        self.bytes = 0
        self._ended = threading.Event()

    def watch(self):
        while not self._ended.wait(PAUSE):
            self.bytes = max(self.bytes, held(os.getpid()))

    def end(self):
        self._ended.set()
