"""messages.py: texts that no source says any more."""
import json
import pathlib
import re
import subprocess
import sys

tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True).stdout.split("\n")
words = set()
for name in tracked:
    if name.endswith((".cpp", ".hpp")) and not name.startswith("tests/"):
        words.update(re.findall(r"\w+", pathlib.Path(name).read_text(encoding="utf-8")))
status = 0
for name in tracked:
    if name.endswith("messages.json") or name == "templates/labels.json":
        for key in json.loads(pathlib.Path(name).read_text(encoding="utf-8")):
            if key not in words:
                print(f"{name}: nobody says {key}")
                status = 1
sys.exit(status)
