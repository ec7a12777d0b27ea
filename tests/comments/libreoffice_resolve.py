"""Run by a Python that has LibreOffice's ``uno``: accepts or rejects every change of a file, and prints its text.

python libreoffice_resolve.py SOFFICE FILE accept|reject PROFILE_FOLDER
"""

from __future__ import annotations

import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any


def main(soffice: str, file: str, how: str, profile: str) -> str:
    """The text as LibreOffice has it once all changes are resolved, a line a paragraph."""
    uno: Any = import_module("uno")  # makes com.sun.star importable
    property_value: Any = uno.getClass("com.sun.star.beans.PropertyValue")
    pipe = f"resolve{Path(profile).name}"
    office = subprocess.Popen([
        soffice, "--headless", "--norestore", "--nologo", f"-env:UserInstallation={Path(profile).as_uri()}",
        f"--accept=pipe,name={pipe};urp;",
    ])  # fmt: skip
    try:
        context = connected(uno, pipe)
        service = context.ServiceManager
        desktop = service.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        hidden = property_value("Hidden", 0, True, 0)
        document = desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, (hidden,))
        dispatcher = service.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        command = ".uno:AcceptAllTrackedChanges" if how == "accept" else ".uno:RejectAllTrackedChanges"
        dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
        lines = []
        paragraphs = document.Text.createEnumeration()
        while paragraphs.hasMoreElements():
            lines.append(paragraphs.nextElement().String)
        document.close(True)
        desktop.terminate()
        office.wait(20)
        return "\n".join(lines)
    finally:
        if office.poll() is None:
            office.kill()


def connected(uno: Any, pipe: str) -> Any:
    """The office's context, once it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # uno's own, made at run time
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


if __name__ == "__main__":
    sys.stdout.buffer.write(main(*sys.argv[1:]).encode())
