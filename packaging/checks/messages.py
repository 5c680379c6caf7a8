"""messages.py: texts that no source says any more."""
import json
import pathlib
import re
import sys

files = [path for folder in ("addin", "engine", "templates") for path in sorted(pathlib.Path(folder).rglob("*"))]
words = set()
for path in files:
    if path.suffix in (".cpp", ".hpp"):
        words.update(re.findall(r"\w+", path.read_text(encoding="utf-8")))
status = 0
for path in files:
    if path.name in ("messages.json", "labels.json"):
        for key in json.loads(path.read_text(encoding="utf-8")):
            if key not in words:
                print(f"{path}: nobody says {key}")
                status = 1
sys.exit(status)
