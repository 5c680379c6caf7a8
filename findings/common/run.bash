# Shared by all scripts of this folder: a temporary folder, pinned packages in it, and a comparison of the results with the
# recorded ones. A script ends with 0 if they are the same, with 1 if something has changed, and with 2 if it cannot run here.
# shellcheck shell=bash
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
PYTHONPATH=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
export PYTHONPATH PYTHONDONTWRITEBYTECODE=1 WORK LC_ALL=C.UTF-8

cannot_run() { echo "cannot run here: $*" >&2; exit 2; }

# seen WHAT EXPECTED ACTUAL
seen() {
    echo "$1: $3"
    [[ $2 == "$3" ]] || { echo "CHANGED: \"$1\" was: $2" >&2; exit 1; }
}

# Checks that a package is installed by Debian's package manager, in exactly this version.
installed() {
    local have
    have=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || have=none
    [[ $have == "$2" ]] || cannot_run "needs $1 $2, installed is: $have"
    echo "$1 $have"
}

# Unpacks Debian packages NAME=VERSION below $WORK/root, with their dependencies that are missing here. Installs nothing.
unpacked() {
    mkdir -p "$WORK/cache/partial" "$WORK/root"
    apt-get -qq -y --no-install-recommends --download-only -o Debug::NoLocking=1 -o APT::Sandbox::User=root \
        -o Dir::Cache::archives="$WORK/cache" install "$@" >"$WORK/apt.log" 2>&1 ||
        { cat "$WORK/apt.log" >&2; cannot_run "no package $*"; }
    local package
    for package in "$WORK/cache/"*.deb; do
        [[ ! -f $package ]] || dpkg -x "$package" "$WORK/root"
    done
    PATH=$WORK/root/usr/bin:$PATH
    echo "$*"
}

# Installs npm packages NAME@VERSION in $WORK/node_modules
npm_packages() {
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$WORK" "$@" >"$WORK/npm.log" 2>&1 ||
        { cat "$WORK/npm.log" >&2; cannot_run "npm did not install $*"; }
    export NODE_PATH=$WORK/node_modules
    echo "$*"
}

# ironcalc CELL CONTENT …: prints what the formulas show in IronCalc, after ironcalc_0_8_4.
ironcalc_0_8_4() { npm_packages @ironcalc/wasm@0.8.4; }
ironcalc() { node "$PYTHONPATH/ironcalc.js" "$@"; }

needs_libreoffice_7_4_7() {
    local version
    version=$(soffice --version 2>/dev/null) || cannot_run "no LibreOffice"
    [[ $version == "LibreOffice 7.4.7"* ]] || cannot_run "needs LibreOffice 7.4.7, installed is: $version"
    echo "$version"
}

# office FORMAT FILE: converts FILE into $WORK/out
office() {
    soffice "-env:UserInstallation=file://$WORK/profile" --headless --convert-to "$1" --outdir "$WORK/out" "$2" >"$WORK/office.log" 2>&1 ||
        { cat "$WORK/office.log" >&2; cannot_run "LibreOffice did not convert $2"; }
}

# Starts a LibreOffice that common/office.py can talk to. It ends with the script.
listening_office() {
    /usr/bin/python3 -c 'import uno' 2>/dev/null || cannot_run "needs the package python3-uno"
    export PIPE=finding$$
    soffice "-env:UserInstallation=file://$WORK/profile" --headless --norestore "--accept=pipe,name=$PIPE;urp" >"$WORK/office.log" 2>&1 &
    OFFICE=$!
    trap 'kill "$OFFICE" 2>/dev/null || true; wait "$OFFICE" 2>/dev/null || true; rm -rf "$WORK"' EXIT
}

# Prints the first sheet as LibreOffice shows it, tab-separated
shown() {
    office 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true' "$1"
    cat "$WORK/out/$(basename "${1%.*}").csv"
}

# gdal TOOL ARGUMENT…: runs a tool of an unpacked GDAL with its own libraries
gdal() {
    local libraries=$WORK/root/usr/lib
    LD_LIBRARY_PATH=$libraries:$libraries/x86_64-linux-gnu:$libraries/x86_64-linux-gnu/blas:$libraries/x86_64-linux-gnu/lapack \
        GDAL_DATA=$WORK/root/usr/share/gdal "$@"
}

# roo CODE: runs Ruby with an unpacked Roo
roo() {
    local lib=$WORK/root/usr/lib machine=$WORK/root/usr/lib/x86_64-linux-gnu
    # shellcheck disable=SC2016
    local code='root = ENV["WORK"] + "/root/usr/"
        $LOAD_PATH.concat Dir[root + "share/rubygems-integration/*/gems/*/lib"]
        $LOAD_PATH.concat Dir[root + "lib/*/rubygems-integration/*/{gems/*/lib,extensions/*/*/*}"]
        require "roo"'
    LD_LIBRARY_PATH=$machine RUBYLIB=$lib/ruby/vendor_ruby:$machine/ruby/vendor_ruby/3.1.0:$lib/ruby/3.1.0:$machine/ruby/3.1.0 \
        ruby3.1 --disable-gems -e "require 'rubygems'; $code; $1"
}
