# Checks the pages for people who work on CityStar: every link leads to a file and a heading, every path in backticks is a
# file or a folder of the tree, and a link leads to every page.
import pathlib
import re
import sys

from pages import text_of

source = pathlib.Path(sys.argv[1])
pages = [source / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")] + sorted((source / "docs").rglob("*.md"))
TOP = ("addin/", "docs/", "engine/", "findings/", "idl/", "packaging/", "templates/", "tests/", "cmake/")
faults = []
reached = {source / "README.md"}


def anchors(page):
    out = set()
    for heading in re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", text_of(page), flags=re.M | re.S), flags=re.M):
        words = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        out.add(words)
    return out


for page in pages:
    text = re.sub(r"^```.*?^```", "", text_of(page), flags=re.M | re.S)
    where = page.relative_to(source)
    for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", text):
        if "//" in target:
            continue
        file = (page.parent / target).resolve() if target else page
        reached.add(file)
        if not file.exists():
            faults.append(f"{where}: {target} is not there")
        elif anchor and file.suffix == ".md" and anchor.lower() not in anchors(file):
            faults.append(f"{where}: {target} has no heading for #{anchor}")
    for path in re.findall(r"`([\w./*-]+/[\w./*-]*)`", text):
        # Words such as TARGET and VERSION stand for any name.
        if not path.startswith(TOP) or re.search(r"(?<![A-Z])(TARGET|VERSION)(?![A-Z])", path):
            continue
        if "*" in path:
            found = any(source.glob(path))
        else:
            found = (source / path).exists()
        if not found:
            faults.append(f"{where}: there is no {path}")

for page in pages:
    if page.resolve() not in {file.resolve() for file in reached}:
        faults.append(f"{page.relative_to(source)}: no link leads to it")

sys.exit("\n".join(faults) or 0)
