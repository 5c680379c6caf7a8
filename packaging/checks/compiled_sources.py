"""compiled_sources.py BUILD: the project's own sources that the build folder compiles, a line each."""
import json
import pathlib
import sys

build = pathlib.Path(sys.argv[1]).resolve()
root = pathlib.Path.cwd()
files = {pathlib.Path(entry["file"]) for entry in json.loads((build / "compile_commands.json").read_text())}
for file in sorted(files):
    if file.is_relative_to(root) and not file.is_relative_to(build):
        print(file.relative_to(root))
