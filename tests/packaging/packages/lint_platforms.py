"""lint_platforms.py CITYSTAR.oxt PLATFORMS.cmake: checks that the extension names exactly those platforms that are in it, each
with its own binaries, that its program runs on this one, and that the script which writes these files follows the folders."""
import pathlib
import platform
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

manifest = "{http://openoffice.org/2001/manifest}"
components = "{http://openoffice.org/2010/uno-components}"
machines = {"X86_64": 62, "AARCH64": 183}  # in an ELF file
program = "application/vnd.sun.star.executable"
libraries = "application/vnd.sun.star.uno-components"
faults = []


def check(good, fault):
    if not good:
        faults.append(fault)


def entries(extension, kind):
    """The files of a kind that the manifest names, by platform."""
    out = {}
    for entry in xml.parse(extension / "META-INF/manifest.xml").getroot():
        media, _, name = entry.get(manifest + "media-type").partition(";platform=Linux_")
        check((extension / entry.get(manifest + "full-path")).exists(), f"{extension}: no {entry.attrib}")
        if media == kind:
            out[name] = entry.get(manifest + "full-path")
    return out


def machine_of(file):
    return struct.unpack_from("<H", file.read_bytes()[:20], 18)[0]


def folders_of(extension):
    """The folders that the platforms in this extension have, as the launcher and the menu look for them."""
    names = {path.name.removeprefix("lib").removeprefix("-") or "x86_64" for path in extension.glob("lib*")}
    return {name.upper(): "" if name == "x86_64" else "-" + name for name in names}


def check_names(extension):
    folders = folders_of(extension)
    check(entries(extension, program) == {name: f"bin{suffix}/citystar" for name, suffix in folders.items()},
          f"{extension}: the manifest names other programs than there are: {folders}")
    lists = entries(extension, libraries)
    check(lists == {name: f"citystar{suffix}.components" for name, suffix in folders.items()},
          f"{extension}: the manifest names other components than there are: {folders}")
    described = re.search('<platform value="(.*)"/>', (extension / "description.xml").read_text(encoding="utf-8"))
    check(sorted(described[1].split(",")) == sorted(f"linux_{name.lower()}" for name in folders),
          f"{extension}: the description names {described[1]}")
    for name, file in lists.items():
        if name not in folders or not (extension / file).exists():
            continue
        uris = {component.get("uri") for component in xml.parse(extension / file).getroot().iter(components + "component")}
        check(len(uris) == 3, f"{file}: {uris}")
        for uri in uris:
            check(uri.startswith(f"lib{folders[name]}/"), f"{file}: {uri} is not of Linux_{name}")
            check((extension / uri).exists(), f"{file}: there is no {uri}")
    return folders


def check_binaries(extension):
    folders = check_names(extension)
    if faults:
        return
    for name, suffix in folders.items():
        binaries = [extension / f"bin{suffix}/citystar", *(extension / f"lib{suffix}").iterdir()]
        check(len(binaries) == 5, f"Linux_{name}: {binaries}")
        for file in binaries:
            check(machine_of(file) == machines[name], f"{file} is not of Linux_{name}")
    here = extension / f"bin{folders.get(platform.machine().upper(), '-not-there')}/citystar"
    check(here.exists(), f"not for this machine: {folders}")
    if not here.exists():
        return
    here.chmod(0o755)
    said = subprocess.run([here, "--version"], capture_output=True, text=True, check=False)
    check(said.returncode == 0 and said.stdout.startswith("citystar "), f"{here}: {said}")


def written(script, extension):
    return subprocess.run(
        ["cmake", "-D", f"EXTENSION={extension}", "-D", "PROJECT_VERSION=1", "-D", "CITYSTAR_MINIMUM_OFFICE=7.4", "-P", script],
        capture_output=True, check=False).returncode == 0


def check_script(script, extension, work):
    """The same files as two platforms, as another one, and as a platform without its program."""
    (own,) = folders_of(extension).values() if len(folders_of(extension)) == 1 else ("",)
    both = work / "both"
    shutil.copytree(extension, both)
    for suffix in ("", "-aarch64"):
        for kind in ("bin", "lib"):
            shutil.copytree(extension / (kind + own), both / (kind + suffix), dirs_exist_ok=True)
    check(written(script, both) and set(check_names(both)) == {"X86_64", "AARCH64"}, "not two platforms")
    other = work / "other"
    other.mkdir()
    for kind in ("bin-aarch64", "lib-aarch64"):
        shutil.copytree(both / kind, other / kind)
    for file in ("citystar.rdb", *(path.name for path in extension.glob("*.xcu"))):
        shutil.copy(extension / file, other)
    check(written(script, other) and set(check_names(other)) == {"AARCH64"}, "not one platform, arm64")
    (both / "bin-aarch64/citystar").unlink()
    check(not written(script, both), "a platform without its program was not refused")


with tempfile.TemporaryDirectory() as folder:
    unpacked = pathlib.Path(folder) / "oxt"
    shutil.unpack_archive(sys.argv[1], unpacked, "zip")
    check_binaries(unpacked)
    if not faults:
        check_script(sys.argv[2], unpacked, pathlib.Path(folder))
print("\n".join(faults) or "the platforms are those that are there")
sys.exit(bool(faults))
