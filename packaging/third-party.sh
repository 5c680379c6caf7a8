#!/usr/bin/env bash
# third-party.sh: prints the notices of libraries whose code is compiled into ours, as stanzas of a Debian copyright file.
# They come from the packages of these libraries. Libraries that are only linked have notices of their own.
set -euo pipefail

# stanzas NAME PACKAGE PATTERN LICENCE: the holders of the copyright of the files in PATTERN, and the text of the licence.
stanzas() {
  awk -v name="$1" -v pattern="$3" -v licence="$4" '
    BEGIN { RS = ""; FS = "\n" }
    $0 ~ "^Files:[ \n]+" pattern "[ \n]" && !files {
      files = $0
      sub(/^Files:[ \n]+[^\n]*\n/, "Files: " name "\n", files)
      sub(/\nComment:.*/, "", files)
    }
    index($0, "License: " licence "\n") == 1 && !text { text = $0 }
    END {
      if (!files || !text) exit 1
      print files "\nComment: compiled into the command or the libraries of the extension\n\n" text "\n"
    }' "/usr/share/doc/$2/copyright" ||
    { echo "third-party.sh: no notice of $1 in /usr/share/doc/$2/copyright" >&2; exit 1; }
}

stanzas third-party/CLI11 libcli11-dev '[*]' BSD-3-clause
stanzas third-party/fmt libfmt-dev '[*]' 'Expat with embedded exception'
# Its package has the version in its name, except for the version that the system prefers.
boost=$(dpkg-query -S /usr/include/boost/json.hpp | cut -d: -f1)
stanzas third-party/boost "$boost" 'libs/json/[*]' BSL-1.0
stanzas third-party/openssl libssl-dev '[*]' Apache-2.0
stanzas third-party/zlib zlib1g-dev '[*]' Zlib
# Since Debian 13 zlib and minizip are one source.
if grep -q '^Files: contrib/minizip/' /usr/share/doc/libminizip-dev/copyright; then
  stanzas third-party/minizip libminizip-dev 'contrib/minizip/[*]' Zlib
else
  stanzas third-party/minizip libminizip-dev '[*]' zlib
fi
