#!/usr/bin/env bash
# Tried: a listener at the global event broadcaster, and the same workbook loaded twice: hidden, as converters and servers load
# it, and with a window (headless).
# Guess: both send OnLoad, the event that extensions bind their jobs to; being hidden concerns only the window.
# Seen (LibreOffice 7.4.7): the hidden document sends OnLoadFinished and no OnLoad. The one with a window sends OnLoadFinished,
# and OnLoad after it.
# Why it matters: a job bound to OnLoad that checks or repairs documents works for everybody who tries it, and never for the
# documents that a server, a mail merge or a macro loads. A job bound to OnLoadFinished sees all of them.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
/usr/bin/python3 - <<'PY'
import os
from workbook import *
xlsx(os.environ["WORK"] + "/book.xlsx", ("S", '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'))
PY
listening_office
result=$(timeout 100 /usr/bin/python3 - <<'PY'
import os
import time
import unohelper
from office import *
from com.sun.star.document import XDocumentEventListener

context = connected()


class Listener(unohelper.Base, XDocumentEventListener):
    def __init__(self):
        self.heard = []

    def documentEventOccured(self, event):
        if event.EventName in ("OnLoad", "OnLoadFinished"):
            self.heard.append(event.EventName)

    def disposing(self, event):
        pass


broadcaster = context.getValueByName("/singletons/com.sun.star.frame.theGlobalEventBroadcaster")
desktop = desktop_of(context)
for hidden in (True, False):
    listener = Listener()
    broadcaster.addDocumentEventListener(listener)
    document = loaded(desktop, os.environ["WORK"] + "/book.xlsx", hidden)
    # Events may come later than the document.
    for _ in range(50):
        time.sleep(0.1)
        if "OnLoad" in listener.heard:
            break
    print(" ".join(listener.heard))
    broadcaster.removeDocumentEventListener(listener)
    document.close(True)
desktop.terminate()
PY
)
seen 'hidden' 'OnLoadFinished' "$(sed -n 1p <<<"$result")"
seen 'with a window' 'OnLoadFinished OnLoad' "$(sed -n 2p <<<"$result")"
