"""Runs a command as `measure.py COMMAND…` and prints what it took: seconds, CPU seconds, peak resident MiB, peak private
dirty MiB, bytes written to the disk by it and its children (proc(5), io: write_bytes). Its output is dropped; its standard error passes. Ends with the command's exit code."""

import os
import subprocess
import sys
import threading
import time


def private_dirty(pid):
    """In KiB, of the process as it is now (proc(5), smaps_rollup); 0 where it has ended."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:"))
    except (OSError, StopIteration):
        return 0


def written(pid):
    """Bytes, once the process has ended and before it is waited for; 0 where they are not counted."""
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    try:
        with open(f"/proc/{pid}/io", encoding="ascii") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("write_bytes:"))
    except (OSError, StopIteration):
        return 0


class Watch(threading.Thread):
    """Looks at a process twenty times a second until it is told to stop."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid = pid
        self.ended = threading.Event()
        self.peak = 0

    def run(self):
        while not self.ended.wait(0.05):
            self.peak = max(self.peak, private_dirty(self.pid))


def main(command):
    watched = os.environ.get("MEASURE_MEMORY") == "yes"
    began = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    watch = Watch(process.pid)
    if watched:
        watch.start()
    to_disk = written(process.pid)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    watch.ended.set()
    print(f"{seconds:.3f} {used.ru_utime + used.ru_stime:.3f} {used.ru_maxrss / 1024:.1f} {watch.peak / 1024:.1f} {to_disk}")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
