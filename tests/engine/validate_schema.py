# Checks every framework file and the documents of schema_cases.json against the schema, with an independent validator.
# load_test.cpp gives the same documents to the loader.
import copy
import json
import pathlib
import sys

from jsonschema import Draft202012Validator


def changed(document, change):
    if "at" not in change:
        return document
    if not change["at"]:
        return change["value"]
    document = copy.deepcopy(document)
    *path, last = change["at"].split("/")[1:]
    place = document
    for key in path:
        place = place[int(key) if isinstance(place, list) else key]
    if "value" in change:
        place[last] = change["value"]
    else:
        del place[last]
    return changed(document, change.get("with", {}))


folder = pathlib.Path(sys.argv[1])
schema = json.loads((folder / "framework.schema.json").read_text("utf-8"))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
cases = json.loads(pathlib.Path(sys.argv[2]).read_text("utf-8"))
files = [f for f in sorted(folder.glob("*.json")) if f.name not in ("framework.schema.json", "crosswalk.json")]
files += map(pathlib.Path, sys.argv[3:])
faults = [f"{file.name}: {error.json_path}: {error.message}"
          for file in files
          for error in validator.iter_errors(json.loads(file.read_text("utf-8")))]
faults += [f"schema {'refuses' if case['schema'] else 'accepts'} {json.dumps(case, ensure_ascii=False)}"
           for case in cases["cases"]
           if validator.is_valid(changed(cases[case["base"]], case)) != case["schema"]]
sys.exit("\n".join(faults) if faults or not files or not cases["cases"] else 0)
