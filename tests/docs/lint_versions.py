# Checks that the packages and the READMEs name the versions of LibreOffice in which the suite of tests was run, as
# docs/libreoffice-versions.md lists them.
import pathlib
import re
import sys

from pages import text_of

source = pathlib.Path(sys.argv[1])
page = text_of(source / "docs/libreoffice-versions.md")
tested = re.search(r"^Versions in which the whole suite of tests was run: (.*?), on\s", page, re.M | re.S)
versions = re.findall(r"\d+\.\d+\.\d+", tested.group(1)) if tested else []
faults = [] if versions else ["docs/libreoffice-versions.md: the versions in which the tests were run are missing"]
for name in ["README.md", "README.zh-CN.md", "addin/extension/files/description/en.txt",
             "addin/extension/files/description/zh.txt", "packaging/deb/CMakeLists.txt"]:
    faults += [f"{name}: does not name LibreOffice {version}" for version in versions
               if version not in text_of(source / name)]
print("\n".join(faults))
sys.exit(bool(faults))
