#!/usr/bin/env bash
# Tried: a headless conversion of one cell with a new profile, as containers and servers do for every job, and the same with a
# new profile that names a later version as the last one used (ooSetupLastVersion in registrymodifications.xcu).
# Guess: without a window nothing is drawn; a new profile costs a few files.
# Seen (LibreOffice 7.4.7): a new profile counts as an upgrade, and after an upgrade LibreOffice tests its graphics, headless
# too: it draws lines, polygons, gradients and bitmaps, some on surfaces of 4096 by 4096 pixels, reads them back, and leaves
# user/GraphicsRenderTests.log. With a later last version there are no tests. A process that only starts and ends took 4.4 s of
# which 3.5 s were these tests (two cores, virtual machine); they run after the first requests are taken, so a short job may
# be finished before them, and then waits for them at its end.
# Why it matters: whoever starts LibreOffice with a throw-away profile pays for it each time, in processor time and memory, and
# sees nothing but a slow start.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
echo 1 >"$WORK/one.csv"
office ods "$WORK/one.csv"
log=$WORK/profile/user/GraphicsRenderTests.log
seen 'tests of a new profile are logged' yes "$([[ -s $log ]] && echo yes || echo no)"
seen 'a surface of 4096 pixels is among them' yes "$(grep -q 4096 "$log" && echo yes || echo no)"
rm -rf "$WORK/profile" "$WORK/out"
mkdir -p "$WORK/profile/user"
cat >"$WORK/profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
</oor:items>
XCU
office ods "$WORK/one.csv"
seen 'converted' yes "$([[ -s $WORK/out/one.ods ]] && echo yes || echo no)"
seen 'tests of a profile of a later version are logged' no "$([[ -e $log ]] && echo yes || echo no)"
