# Checks the Indexed Job against a schema of the fields that it uses, then numbers and names that must agree, which a
# schema cannot check.
import json
import pathlib
import re
import sys

import yaml
from jsonschema import Draft202012Validator

job = yaml.safe_load(pathlib.Path(sys.argv[1]).read_text("utf-8"))
schema = json.loads(pathlib.Path(sys.argv[2]).read_text("utf-8"))
version = sys.argv[3]
Draft202012Validator.check_schema(schema)
faults = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(job)]
if faults:
    sys.exit("\n".join(faults))

spec, pod = job["spec"], job["spec"]["template"]["spec"]
container = pod["containers"][0]
mounts = {mount["mountPath"]: mount for mount in container["volumeMounts"]}
claims = {volume["name"]: volume["persistentVolumeClaim"] for volume in pod["volumes"]}
shell = container["args"][0]
options = dict(re.findall(r"(--?[a-z-]+) ([^-\s]\S*)", shell))


def must(holds, fault):
    if not holds:
        faults.append(fault)


must({mount["name"] for mount in mounts.values()} == claims.keys(), "mounts and volumes are not the same")
must(mounts["/in"].get("readOnly") and claims[mounts["/in"]["name"]].get("readOnly"), "the input can be written")
must(not mounts["/out"].get("readOnly"), "the output cannot be written")
must(options.get("--manifest", "").startswith("/in/"), "the manifest is not in the input")
must(options.get("-o", "") == "/out", "the workbooks do not go to the output")
must(options.get("--shard-index", "") == "$JOB_COMPLETION_INDEX", "a pod does not take the shard of its index")
must(options.get("--shard-count", "") == str(spec["completions"]), "there are not as many shards as completions")
must(options.get("--results", "") == "/out/results-$JOB_COMPLETION_INDEX.jsonl", "pods share a results file")
must("--resume" in shell, "a pod that is tried again starts anew")
must(shell.endswith("|| [ $? -eq 1 ]"), "a shard with a bad workbook would be tried again")
must(spec["parallelism"] <= spec["completions"], "more pods at a time than shards")
must(container["image"] == f"citystar:{version}", f"the image is not of version {version}")
sys.exit("\n".join(faults) or 0)
