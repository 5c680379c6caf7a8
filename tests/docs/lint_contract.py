# Checks docs/contract.md and docs/workbook.md against the sources: every public name of the code is in the page, and the
# page has no other names.
import json
import pathlib
import re
import sys

from pages import compare, first_column, sections, text_of, without_comments

source = pathlib.Path(sys.argv[1])
page = text_of(source / "docs/contract.md")
parts = sections(page)
faults = []


def rows(section):
    """The cells of each line of a section's tables, including the heads."""
    for line in section.splitlines():
        if line.startswith("|") and not line.startswith("|-"):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def words(cell):
    return re.findall(r"`([^`]+)`", cell)


def all_words(section):
    return [word for cells in rows(section) for cell in cells for word in words(cell)]


def code(path):
    return without_comments(text_of(source / path))


# Frameworks
shipped = [json.loads(text_of(file)) for file in sorted((source / "engine/frameworks").glob("*.json"))]
shipped = [framework for framework in shipped if "indicators" in framework]
tables = list(rows(parts["Frameworks"]))
aliases = {words(cells[0])[0]: words(cells[1]) for cells in tables if len(cells) == 2 and words(cells[0])}
compare("Frameworks", [framework["id"] for framework in shipped], aliases, faults)
for framework in shipped:
    compare(framework["id"], framework.get("aliases", []), aliases.get(framework["id"], []), faults)
forms = {words(cells[0])[0]: cells for cells in tables if len(cells) == 3 and words(cells[0])}
for framework in shipped:
    codes = [indicator["code"] for indicator in framework["indicators"]]
    for end in words(forms[framework["id"]][1]):
        if end not in codes:
            faults.append(f"{framework['id']}: there is no indicator {end}")
    if not {codes[0], codes[-1]} <= set(words(forms[framework["id"]][1])):
        faults.append(f"{framework['id']}: the first and the last code are not in the page")
    levels = [level["code"] for level in framework["levels"]]
    for end in words(forms[framework["id"]][2]):
        if end not in levels:
            faults.append(f"{framework['id']}: there is no level {end}")

# Functions
table = json.loads(text_of(source / "addin/functions.json"))
signatures = {}
for function in table["functions"]:
    names = []
    for parameter in function["parameters"]:
        key = parameter.strip("[]")
        name = table["parameters"][key].get("id", key)
        names.append(f"[{name}]" if parameter.startswith("[") else name)
    errors = set()
    for error in function["errors"]:
        head = re.match(r"(?:`[^`]+`(?: or )?)+(?=:)", table["errors"][error]["en"])
        errors |= set(words(head[0])) if head else set()
    signatures[f"{function['name']}({'; '.join(names)})"] = errors
listed = {words(cells[0])[0]: set(words(cells[1])) for cells in rows(parts["Functions"]) if len(cells) == 3 and words(cells[0])}
compare("Functions", signatures, listed, faults)
for signature, errors in signatures.items():
    compare(signature, errors, listed.get(signature, []), faults)

# Workbooks
labels = json.loads(text_of(source / "templates/labels.json"))
league = json.loads(text_of(source / "addin/command/console/messages.json"))
sheets = {text["zh"] for key, text in labels.items() if key.startswith("sheet_")}
league_sheets = [text for key, text in league.items() if key.startswith("league_sheet_")]
sheets |= {text["zh"] for text in league_sheets}
compare("sheets", sheets, first_column(parts["Workbooks"]), faults)
for text in league_sheets:
    if f"`{text['en']}`" not in parts["Workbooks"]:
        faults.append(f"sheets: {text['en']} is not in the page")
captions = re.search(r"where names are lost\*\*: (.*?)\. The texts", parts["Workbooks"], re.S)[1].replace("*n*", "{}")
for caption in re.split(r"[,;]\s*", re.sub(r"\s*\n\s*", " ", captions)):
    if caption.strip() not in {text["zh"] for text in labels.values()}:
        faults.append(f"captions: {caption} is not in templates/labels.json")
made = "".join(text_of(file) for file in sorted((source / "templates").glob("*.[ch]pp")))
made += text_of(source / "addin/workbook/assessment.hpp")
for name in first_column(text_of(source / "docs/workbook.md")):
    wanted = f'"{name[:-1]}' if name.endswith("…") else f'"{name}"'
    if name.startswith("CS_") and wanted not in made:
        faults.append(f"docs/workbook.md: nothing makes {name}")

# The command
program = code("addin/command/main.cpp")
options = {name for names in re.findall(r'add_(?:option|flag)\("(-[^"]+)"', program) for name in names.split(",")}
options |= set(re.findall(r'set_version_flag\("([^"]+)"', program))
command = parts["The command"]
compare("options", options, [word for word in first_column(command) if word.startswith("-")], faults)
verbs = set(re.findall(r'app\.add_subcommand\("(\w+)", "[^"]', program))
compare("verbs", verbs, [word for word in first_column(command) if not word.startswith("-")], faults)
statuses = set(re.findall(r"exit_\w+ = (\d+)", code("addin/command/console/exit_status.hpp")))
numbers = [number for cells in rows(command) for number in re.findall(r"\d+", cells[0])]
compare("exit status", statuses, numbers, faults)
variables = set()
for folder in ("addin", "engine", "templates", "idl"):
    for file in (source / folder).rglob("*.cpp"):
        variables |= set(re.findall(r'"(CITYSTAR_[A-Z_]+)"', without_comments(text_of(file))))
compare("environment", variables, first_column(parts["Environment variables"]), faults)

# Framework files
schema = json.loads(text_of(source / "engine/frameworks/framework.schema.json"))
fields, choices = set(), {}


def walk(part):
    if isinstance(part, dict):
        for name, value in part.get("properties", {}).items():
            if value is not False:
                fields.add(name)
            if isinstance(value, dict) and "enum" in value and "description" in value:
                choices[name] = value["enum"]
        for value in part.values():
            walk(value)
    elif isinstance(part, list):
        for value in part:
            walk(value)


walk(schema)
choices["op"] = schema["$defs"]["operator"]["enum"]
tables = list(rows(parts["Framework files"]))
cut = next(i for i, cells in enumerate(tables) if cells[0] == "field")
compare("framework files", fields, [word for cells in tables[:cut] for word in words(cells[1])], faults)
listed = {words(cells[0])[0]: words(cells[1]) for cells in tables[cut + 1 :]}
compare("framework files", choices, listed, faults)
for name, values in choices.items():
    compare(f"framework files, {name}", values, listed.get(name, []), faults)

# The menu
urls = re.findall(r'"(vnd\.org\.citystar:[a-z-]+)"', code("addin/menu/menu.cpp"))
extension = first_column(parts["The extension and the packages"])
compare("menu", urls, [word for word in extension if word.startswith("vnd.")], faults)

sys.exit("\n".join(faults) or 0)
