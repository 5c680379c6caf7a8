"""layers.py: includes that go where the table "Where things are" of CONTRIBUTING.md does not let them.

The last column of the table names what a folder may use: folders of the table (`console/` is the one whose name ends so),
"all of the above", "its rooms below", "everything"; other words are libraries. What a folder may use, it may use with all
that that folder may use."""
import pathlib
import re
import sys

sources = [
    path
    for folder in ("addin", "engine", "idl", "templates", "tests")
    for path in sorted(pathlib.Path(folder).rglob("*"))
    if path.suffix in (".cpp", ".hpp")
]

rows = []  # folder, the folders that it may use
for line in pathlib.Path("CONTRIBUTING.md").read_text(encoding="utf-8").split("\n"):
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if line.startswith("| `") and len(cells) == 3 and cells[0].endswith("/`"):
        rows.append((cells[0].strip("`"), cells[2]))
folders = [folder for folder, _ in rows]


def named(word, user):
    word = word.strip("`/ ")
    found = [folder for folder in folders if folder.rstrip("/").split("/")[-1] == word or folder.rstrip("/") == word]
    if not found and "`" in user:
        sys.exit(f"CONTRIBUTING.md: there is no folder {word} in the table")
    return found


def direct(position):
    folder, cell = rows[position]
    out = set()
    if "everything" in cell:
        out.update(folders)
    if "all of the above" in cell:
        out.update(folders[:position])
    if "its rooms below" in cell:
        out.update(other for other in folders if other.startswith(folder) and other != folder)
    for word in re.findall(r"`[^`]+`", cell):
        out.update(named(word, word))
    for word in re.findall(r"\b(?:engine|idl|templates)\b", cell):
        out.update(named(word, word))
    return out


may_use = {folder: direct(i) for i, (folder, _) in enumerate(rows)}
grown = True
while grown:
    grown = False
    for used in may_use.values():
        more = set().union(*(may_use[other] for other in used)) - used if used else set()
        used |= more
        grown |= bool(more)


def folder_of(path):
    fitting = [folder for folder in folders if str(path).startswith(folder)]
    return max(fitting, key=len) if fitting else None


by_name = {}
for path in sources:
    by_name.setdefault(path.name, []).append(path)

status = 0
for path in sources:
    folder = folder_of(path)
    if folder is None:
        print(f"{path}: its folder is not in the table of CONTRIBUTING.md")
        status = 1
        continue
    for name in re.findall(r'(?m)^#include "([^"]+)"', pathlib.Path(path).read_text(encoding="utf-8")):
        if path.parent / name in sources:
            continue
        # A generated header belongs to the folder that includes it.
        meant = [other for other in by_name.get(name.split("/")[-1], []) if str(other).endswith("/" + name)]
        targets = {folder_of(other) for other in meant}
        if targets and not targets & (may_use[folder] | {folder}):
            print(f"{path}: {folder} may not use {', '.join(sorted(filter(None, targets)))} ({name})")
            status = 1
sys.exit(status)
