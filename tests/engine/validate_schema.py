# Every framework file against the schema, with a validator that is not ours.
import json
import pathlib
import sys

from jsonschema import Draft202012Validator

folder = pathlib.Path(sys.argv[1])
schema = json.loads((folder / "framework.schema.json").read_text("utf-8"))
Draft202012Validator.check_schema(schema)
files = [f for f in sorted(folder.glob("*.json")) if f.name not in ("framework.schema.json", "crosswalk.json")]
files += map(pathlib.Path, sys.argv[2:])
faults = [f"{file.name}: {error.json_path}: {error.message}"
          for file in files
          for error in Draft202012Validator(schema).iter_errors(json.loads(file.read_text("utf-8")))]
sys.exit("\n".join(faults) if faults or not files else 0)
