"""Holds the files below a folder against those that user-data for cloud-init asks for: `written.py USER-DATA FOLDER`. Names
each that differs in content or mode, and ends with 1 then."""

import base64
import os
import sys

import yaml


def content(file):
    text = file["content"]
    return base64.b64decode(text) if file.get("encoding") == "b64" else text.encode()


def differs(file, folder):
    place = folder + file["path"]
    if not os.path.isfile(place):
        return True
    with open(place, "rb") as written:
        same = written.read() == content(file)
    return not same or os.stat(place).st_mode & 0o7777 != int(file["permissions"], 8)


def main(user_data, folder):
    with open(user_data, encoding="utf-8") as lines:
        files = yaml.safe_load(lines)["write_files"]
    wrong = [file["path"] for file in files if differs(file, folder)]
    print("\n".join(wrong), end="")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
