"""A listening LibreOffice, as started by listening_office in run.bash."""
import os
import time

import uno
from com.sun.star.beans import PropertyValue


def connected():
    """The component context of the office. Waits until it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while True:
        try:
            return resolver.resolve(f'uno:pipe,name={os.environ["PIPE"]};urp;StarOffice.ComponentContext')
        except Exception:
            time.sleep(0.2)


def desktop_of(context):
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def loaded(desktop, file, hidden=True):
    argument = PropertyValue()
    argument.Name, argument.Value = "Hidden", hidden
    return desktop.loadComponentFromURL("file://" + file, "_blank", 0, (argument,))
