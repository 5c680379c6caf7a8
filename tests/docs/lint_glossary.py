# Checks docs/glossary.md against the sources: every name in the column "where" occurs in them.
import pathlib
import re
import sys

from pages import text_of

source = pathlib.Path(sys.argv[1])
files = [
    file
    for folder in ("addin", "engine", "templates", "idl")
    for file in (source / folder).rglob("*")
    if file.suffix in (".hpp", ".cpp", ".json", ".idl")
]
sources = "\n".join(text_of(file) for file in files)
faults = []
for line in text_of(source / "docs/glossary.md").splitlines():
    cells = [cell.strip() for cell in line.split("|")[1:-1]]
    if len(cells) != 5 or cells[0] in ("word", "---"):
        continue
    word, _, _, where, others = cells
    names = re.findall(r"`([^`]+)`", where)
    if not names:
        faults.append(f"{word}: nothing under “where”")
    for name in names:
        if not re.search(rf"(?<![A-Za-z]){re.escape(name)}", sources):
            faults.append(f"{word}: {name} is not in the sources")
    for other in filter(None, re.split(r",\s*", others)):
        if other == word:
            faults.append(f"{word}: not to be used for itself")
sys.exit("\n".join(faults) or 0)
