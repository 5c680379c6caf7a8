# Shared by the checks of the documentation: the tables of a page and the strings of the sources.
import pathlib
import re


def text_of(path):
    return pathlib.Path(path).read_text("utf-8")


def without_comments(source):
    return re.sub(r"//[^\n]*", "", source)


def sections(page):
    """The text below each heading of any depth, up to the next heading."""
    parts = re.split(r"^#+ (.+)$", page, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def below(page, heading):
    """A heading's text with that of all headings under it."""
    start = re.search(rf"^(#+) {re.escape(heading)}$", page, flags=re.M)
    if not start:
        raise SystemExit(f"no heading “{heading}”")
    rest = page[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", rest, flags=re.M)
    return rest[: end.start()] if end else rest


def first_column(section):
    """The words in backticks in the first columns of a section's tables; a word may occur twice."""
    out = []
    for line in section.splitlines():
        if line.startswith("|") and not line.startswith("|-"):
            out += re.findall(r"`([^`]+)`", re.split(r"(?<!\\)\|", line)[1])
    return out


def compare(what, in_code, in_page, faults):
    for word in sorted(set(in_code) - set(in_page)):
        faults.append(f"{what}: {word} is in the code and not in the page")
    for word in sorted(set(in_page) - set(in_code)):
        faults.append(f"{what}: {word} is in the page and not in the code")
