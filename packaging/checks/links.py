"""links.py: links of the documents to files and headings that are not there."""
import pathlib
import re
import subprocess
import sys
import unicodedata
import urllib.parse


def anchor(heading):
    """The anchor that Markdown's readers make of a heading."""
    text = re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", lambda m: m.group(1) or "", heading.strip().lower())
    kept = (c for c in text if c in " -" or unicodedata.category(c)[0] in "LN")
    return "".join(kept).replace(" ", "-")


def anchors(page):
    text = re.sub(r"(?ms)^```.*?^```", "", page.read_text(encoding="utf-8"))
    seen, out = {}, set(re.findall(r'<a (?:id|name)="([^"]+)"', text))
    for heading in re.findall(r"(?m)^#{1,6} (.*)$", text):
        name = anchor(heading)
        out.add(f"{name}-{seen[name]}" if name in seen else name)
        seen[name] = seen.get(name, 0) + 1
    return out


status = 0
tracked = subprocess.run(["git", "ls-files", "-z", "*.md"], capture_output=True, text=True, check=True).stdout
for name in filter(None, tracked.split("\0")):
    page = pathlib.Path(name)
    text = re.sub(r"(?ms)^```.*?^```|`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, fragment = link.partition("#")
        target = page if not path else (page.parent / urllib.parse.unquote(path))
        if not target.exists():
            print(f"{name}: {link}: no such file")
            status = 1
        elif fragment and target.suffix == ".md" and urllib.parse.unquote(fragment) not in anchors(target):
            print(f"{name}: {link}: no such heading")
            status = 1
sys.exit(status)
