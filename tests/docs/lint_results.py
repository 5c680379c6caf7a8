# Checks docs/results.md against the sources: every field, status word and kind of finding that the code writes is in the
# page, and the page has no others.
import pathlib
import re
import sys

from pages import below, compare, first_column, sections, text_of, without_comments

source = pathlib.Path(sys.argv[1])
page = text_of(source / "docs/results.md")
parts = sections(page)
command = source / "addin/command"
faults = []


def code(path):
    return without_comments(text_of(source / path))


def body(path, start):
    """A function from its first line to the brace in the first column."""
    text = code(path)
    at = text.find(start)
    if at < 0:
        raise SystemExit(f"{path}: no “{start}”; tests/docs/lint_results.py looks for it")
    return text[at : text.index("\n}", at)]


def keys(text):
    """Names of JSON fields: {"name", value}, out["name"] = value."""
    return re.findall(r'\{"(\w+)",', text) + re.findall(r'\w\["(\w+)"\]', text)


def fields(heading, *code_keys, but=()):
    compare(heading, {key for some in code_keys for key in some} - set(but), first_column(parts[heading]), faults)


record = "addin/command/pool/recalc_record.cpp"
links = keys(body(record, "json::array json_of(const std::vector<ExternalLink>"))
versions = ["citystar", "libreoffice", "frameworks"]
errors = ["sheet", "cell", "code"]
fields("Lines of recalc", keys(body(record, "json::object json_of(const RecalcRecord&")), but=versions + errors)
fields("Cells with errors", errors)
fields("Cells that come from outside", links)
fields("Versions", versions)
fields("The summary", keys(body(record, "std::string summary_line(")))

assessment = "addin/command/pool/assessment_json.cpp"
finding = keys(body(assessment, "json::array findings_json("))
unit = keys(body(assessment, "json::object json_of(const Assessment&"))
indicator = ["code", "reported", "star", "points", "figures"]
choice = ["file", "who", "why"]
line = keys(body("addin/command/league/collect_record.cpp", "std::string record_line("))
fields("Lines of collect", unit, line, but=versions + choice + ["code", "reported", "points", "figures"])
fields("Indicators", indicator)
fields("Findings", finding)
fields("The choice", choice)
for name, part in (("indicators", indicator), ("choice", choice), ("versions", versions), ("errors", errors)):
    for key in part:
        if key not in unit + line + keys(body(record, "json::object json_of(const RecalcRecord&")):
            faults.append(f"{name}: the code no longer writes {key}")
fields("Lines of progress", keys(body("addin/command/console/progress.cpp", "std::string progress_json(")))

phases = set(re.findall(r'up::Phase\{"(\w+)"\}', code("addin/command/pool/worker.cpp")))
named = set()
for heading in ("Lines of recalc", "Lines of collect"):
    row = next(line for line in parts[heading].splitlines() if line.startswith("|") and "`phases`" in line)
    named |= set(re.findall(r"`(\w+)`", row)) - {"phases", "milliseconds", "attempts"}
compare("phases", phases, named, faults)

statuses = re.findall(r'return "(\w+)"', body("addin/workbook/status.hpp", "std::string_view status_word("))
compare("Status words", statuses, first_column(parts["Status words"]), faults)
rankings = re.findall(r'return "(\w+)"', body("addin/command/league/league.cpp", "std::string_view ranking_word("))
compare("Ranking words", rankings, first_column(parts["Ranking words"]), faults)

# Every word in small letters in quotes in addin/workbook is a kind of finding, except these.
NO_KINDS = {"value", "verified", "msoxl", "yes", "no", "y", "n"}
kinds = set()
for file in sorted((source / "addin/workbook").glob("*.[ch]pp")):
    if file.name != "status.hpp":
        kinds |= set(re.findall(r'"([a-z]+(?:_[a-z]+)*)"', without_comments(text_of(file))))
kinds -= NO_KINDS
# Fields of the rows of departments' parts (templates/part.hpp).
kinds -= {"numerator", "denominator", "quotient", "dated", "planned", "due", "progress", "verifier", "departments"}
# The command adds its own kinds as named constants, and findings whose kind is the word of a status.
for file in sorted(command.rglob("*.cpp")):
    text = without_comments(text_of(file))
    kinds |= set(re.findall(r'_kind = "(\w+)"', text))
    kinds |= set(re.findall(r'findings\.push_back\(\{[^;"]*"(\w+)"', text))
NO_FINDINGS_OF_THEIR_OWN = {"ok", "formula_errors", "skipped", "not_scored"}
kinds |= set(statuses) - NO_FINDINGS_OF_THEIR_OWN
listed = first_column(below(page, "Kinds of findings"))
compare("Kinds of findings", kinds, listed, faults)
faults += [f"Kinds of findings: {kind} stands twice" for kind in sorted({k for k in listed if listed.count(k) > 1})]

sys.exit("\n".join(faults) or 0)
