# What the trials of the packages share. $prefix is empty in a clean root; elsewhere it is the folder they install into,
# and LibreOffice is told where the installed extension is.

fixtures=$(dirname "$trials")/../fixtures
office_options=()
[ -z "$prefix" ] || office_options=("-env:BUNDLED_EXTENSIONS=file://$prefix/usr/lib/libreoffice/share/extensions")

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

step() { echo "-- $*"; }

# A command of the plain user nobody, with a home of its own; ten minutes for what takes seconds.
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
chown nobody: "$home"
plain() {
  (cd "$home" && env -i PATH="$PATH" HOME="$home" LC_ALL=C.UTF-8 TMPDIR="$home" \
    timeout 600 setpriv --reuid=nobody --regid=nogroup --clear-groups "$@" </dev/null)
}

# convert FORMAT FILE FOLDER: opened in the plain user's LibreOffice and saved.
convert() { plain soffice "${office_options[@]}" --headless --convert-to "$1" --outdir "$3" "$2" >/dev/null 2>&1; }

csv='csv:Text - txt - csv (StarCalc):44,34,76'  # in UTF-8

# What a workbook of functions shows after LibreOffice has opened it, one line per row.
shown() {
  rm -f "$home/functions.csv"
  convert "$csv" "$fixtures/functions.ods" "$home" || fail "LibreOffice does not convert"
  cut -d, -f2- "$home/functions.csv"
}
with_extension=$'4\n3\n#VALUE!\n3.6\n3\n#N/A\n区城管局\n-1'

# Files of the plain user that know of us. LibreOffice deletes what it has removed when it is next started, in two steps.
# Its scratch folder it leaves alone: a copy of the package that was installed last, whosesoever, stays there until the
# next one comes.
nothing_in_the_profile() {
  plain unopkg list >/dev/null 2>&1 || fail "unopkg list"
  [[ $(shown) == '#NAME?'* ]] || fail "a function still works"
  local left
  left=$(grep -rli citystar "$home/.config" | grep -v /user/extensions/tmp/ || true)
  [ -z "$left" ] || fail "left in the user's profile: $left"
}

# The names of our functions in a workbook, and how many of each. Without the extension LibreOffice writes small letters.
our_formulas() {
  local folder
  folder=$(mktemp -d)
  (cd "$folder" && cmake -E tar xf "$1")
  grep -rhoi 'ORG\.CITYSTAR\.FUNCTIONS\.[A-Z]*' "$folder" | tr a-z A-Z | sort | uniq -c
  rm -rf "$folder"
}
