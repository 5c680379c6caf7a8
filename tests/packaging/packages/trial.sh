# Shared by the trials of the packages. $prefix is empty in a clean root; otherwise it is the folder that they install
# into, and LibreOffice is told where the installed extension is.

fixtures=$(dirname "$trials")/../fixtures
office_options=()
[ -z "$prefix" ] || office_options=("-env:BUNDLED_EXTENSIONS=file://$prefix/usr/lib/libreoffice/share/extensions")

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# The folder of the program in the extension.
programs=bin
[ "$(uname -m)" = x86_64 ] || programs=bin-$(uname -m)

step() { echo "-- $*"; }

# as USER COMMAND: runs a command as root or as the plain user nobody, each with its own home, with the environment that
# makes LibreOffice and the command use $language. The limit is ten minutes for commands that take seconds.
homes=$(mktemp -d)
trap 'rm -rf "$homes"' EXIT
chmod 755 "$homes"
for user in root nobody; do
  mkdir "$homes/$user"
  chown "$user:" "$homes/$user"
done
home=$homes/nobody
language=C
as() {
  local user=$1
  shift
  (cd "$homes/$user" && env -i PATH="$PATH" HOME="$homes/$user" LC_ALL="$language.UTF-8" TMPDIR="$homes/$user" \
    timeout 600 setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$@" </dev/null)
}
plain() { as nobody "$@"; }

# The first start makes the profile; then the macro is copied into it. This comes before an extension is added: in a
# profile that unopkg has begun, LibreOffice is not complete until the second start.
give_macro() {
  local basic=$homes/$1/.config/libreoffice/4/user/basic/Standard
  [ ! -e "$basic/Trial.xba" ] || return 0
  as "$1" soffice --headless --terminate_after_init >/dev/null 2>&1
  sed -i 's|</library:library>|<library:element library:name="Trial"/>&|' "$basic/script.xlb"
  cp "$trials/Trial.xba" "$basic/"
}

# seen USER WORKBOOK: prints what this user sees in LibreOffice: eight cells of a workbook, then the titles of the menus.
seen() {
  local out=$homes/$1/seen.txt
  give_macro "$1"
  rm -f "$out"
  as "$1" env WORKBOOK="$2" SEEN="$out" \
    soffice "${office_options[@]}" --headless macro:///Standard.Trial.Main >/dev/null 2>&1 || fail "LibreOffice as $1"
  cat "$out"
}
cells() { head -8; }
with_extension=$'4\n3\n#VALUE!\n3.6\n3\n#N/A\n区城管局\n-1'
shown() { seen nobody "$fixtures/functions.ods" | cells; }

# in_use USER COMMAND: checks that the functions, the menu and the command at COMMAND work for this user in both languages.
in_use() {
  local user=$1 command=$2 language file edit menu good sight
  while read -r language file edit menu good; do
    sight=$(seen "$user" "$fixtures/functions.ods")
    [ "$(cells <<<"$sight")" = "$with_extension" ] || fail "$user, $language: the functions do not work: $sight"
    grep -qx "$file" <<<"$sight" && grep -qx "$edit" <<<"$sight" || fail "$user, $language: another language: $sight"
    grep -qx "${menu/_/ }" <<<"$sight" || fail "$user, $language: no menu: $sight"
    sight=$(as "$user" "$command" doctor) || fail "$user, $language: doctor: $sight"
    [[ $sight == *"$good" ]] || fail "$user, $language: doctor: $sight"
  done <<'LANGUAGES'
zh_CN 文件(F) 编辑(E) CityStar_智慧城市评价 一切正常。
en_US File Edit CityStar Everything works.
LANGUAGES
}

# Checks that there is neither Java nor Python, not even LibreOffice's own bridges to them; a clean root must have none.
expect_neither_java_nor_python() {
  local found
  found=$(compgen -c | grep -E '^(java|python|pypy)' || true
    find /usr/lib/jvm /usr/lib/libreoffice \( -name libjvm.so -o -name '*pyuno*' -o -name 'python*.py' \) 2>/dev/null || true
    dpkg -l 'libreoffice-script-provider-*' python3-uno libreoffice-java-common 2>/dev/null | grep '^ii' || true)
  [ -z "$found" ] || fail "there is Java or Python: $found"
}

# convert FORMAT FILE FOLDER: opens and saves a file in the plain user's LibreOffice.
convert() { plain soffice "${office_options[@]}" --headless --convert-to "$1" --outdir "$3" "$2" >/dev/null 2>&1; }

# Checks that a removed extension has left nothing in a user's profile. LibreOffice deletes the files of a removed extension
# at its next start, in two steps. It does not clear its scratch folder: a copy of the package that was installed last, of
# any extension, stays there until the next one is installed.
nothing_in_the_profile() {
  local user=$1 left sight
  as "$user" unopkg list >/dev/null 2>&1 || [ "$user" = root ] || fail "unopkg list"
  sight=$(seen "$user" "$fixtures/functions.ods")
  [[ $sight == '#NAME?'* ]] || fail "$user: a function still works"
  grep -qx File <<<"$sight" || fail "$user: no menus: $sight"
  ! grep -q CityStar <<<"$sight" || fail "$user: the menu is still there"
  left=$(grep -rli citystar "$homes/$user/.config" | grep -v /user/extensions/tmp/ || true)
  [ -z "$left" ] || fail "left in the profile of $user: $left"
}

# The names of our functions in a workbook, with their numbers. In .xlsx, LibreOffice 25.2 and later write them without
# the service's name, and without the extension all versions write small letters.
our_functions='STAR(LEVEL|SCORE|TABLE|GAP|TARGET|RULE|WEIGHT|WHY|CHECK)|WEIGHTEDSCORE|OVERALLSTAR|ATTAINMENT|SCOREBOUNDS'
our_functions+='|FIGURECHECK|INDICATORINFO|CITYSTARINFO'
our_formulas() {
  local folder
  folder=$(mktemp -d)
  (cd "$folder" && cmake -E tar xf "$1")
  grep -rhoiE "\\b($our_functions)\\(" "$folder" | tr a-z A-Z | sort | uniq -c
  rm -rf "$folder"
}
