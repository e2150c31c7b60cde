"""Has a relay receive all blobs of a list, two at a time as provision does, and ends when it has checked the last of them.

usage: chain_fetch.py RELAY FILE, a path of an entry in each line of FILE
"""

import concurrent.futures
import json
import sys
import time
import urllib.request

relay, listed = sys.argv[1:]


def ask(method: str, path: str) -> bytes:
    request = urllib.request.Request(relay + path, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()


def receive(path: str) -> None:
    ask("HEAD", f"/bundle/{path}")
    while not json.loads(ask("GET", f"/relay/{path}"))["whole"]:
        time.sleep(0.2)


with open(listed, encoding="utf-8") as lines:
    paths = lines.read().split()
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    list(pool.map(receive, paths))
