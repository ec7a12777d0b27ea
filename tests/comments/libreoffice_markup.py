"""Run by a Python that has LibreOffice's ``uno``: marks a file up as somebody else would, and saves it in several formats.

python libreoffice_markup.py SOFFICE FILE MARKUPS.json PROFILE_FOLDER OUT.docx [OUT.odt OUT.doc …]

A mark-up is ``{"kind": "comment"|"replace"|"insert"|"delete"|"resolve", "line": n, "start": n, "words": …, "text": …,
"author": …}``:
``line`` counts the paragraphs of the file as they stand before anything is done, ``start`` characters in it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from libreoffice_resolve import connected  # type: ignore[import-not-found]

FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8", ".doc": "MS Word 97", ".rtf": "Rich Text Format"}


def main(soffice: str, file: str, markups: str, profile: str, *outs: str) -> None:
    """Opens the file, does what is asked from the last line to the first, saves."""
    uno: Any = import_module("uno")
    property_value: Any = uno.getClass("com.sun.star.beans.PropertyValue")
    pipe = f"markup{Path(profile).name}"
    office = subprocess.Popen([
        soffice, "--headless", "--norestore", "--nologo", f"-env:UserInstallation={Path(profile).as_uri()}",
        f"--accept=pipe,name={pipe};urp;",
    ])  # fmt: skip
    try:
        context = connected(uno, pipe)
        service = context.ServiceManager
        asked = json.loads(Path(markups).read_text(encoding="utf-8"))
        _name_the_person(service, property_value, asked[0]["author"] if asked else "Partner")
        desktop = service.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        hidden = property_value("Hidden", 0, True, 0)
        document = desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, (hidden,))
        lines = []
        paragraphs = document.Text.createEnumeration()
        while paragraphs.hasMoreElements():
            lines.append(paragraphs.nextElement())
        for number, markup in enumerate(sorted(asked, key=lambda m: (-m["line"], -m["start"]))):
            _mark(uno, document, lines, markup, number)
        for out in outs:
            filter_name = property_value("FilterName", 0, FILTERS[Path(out).suffix], 0)
            document.storeToURL(Path(out).as_uri(), (filter_name,))
        document.close(True)
        desktop.terminate()
        office.wait(20)
    finally:
        if office.poll() is None:
            office.kill()


def _name_the_person(service: Any, property_value: Any, author: str) -> None:
    """Tracked changes bear the name in the user's profile."""
    provider = service.createInstance("com.sun.star.configuration.ConfigurationProvider")
    path = property_value("nodepath", 0, "/org.openoffice.UserProfile/Data", 0)
    access = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", (path,))
    access.setPropertyValue("givenname", author)
    access.setPropertyValue("sn", "")
    access.commitChanges()


def _mark(uno: Any, document: Any, lines: list[Any], markup: dict[str, Any], number: int) -> None:
    kind = markup["kind"]
    if kind == "resolve":
        _resolve(document, markup["words"])
        return
    text = document.Text
    cursor = text.createTextCursorByRange(lines[markup["line"]].Start)
    cursor.goRight(markup["start"], False)
    cursor.goRight(len(markup["words"]), True)
    document.RecordChanges = kind != "comment" and not markup.get("untracked")
    if kind == "comment":
        note = document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = markup["author"], markup["text"]
        moment = uno.createUnoStruct("com.sun.star.util.DateTime")
        moment.Year, moment.Month, moment.Day, moment.Hours, moment.Minutes = 2021, 12, 3, number // 60, number % 60
        note.DateTimeValue = moment
        text.insertTextContent(cursor, note, True)
    elif kind == "insert":
        cursor.collapseToEnd()
        text.insertString(cursor, markup["text"], False)
    else:
        cursor.setString(markup["text"] if kind == "replace" else "")


def _resolve(document: Any, words: str) -> None:
    fields = document.getTextFields().createEnumeration()
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation") and words in field.Content:
            field.Resolved = True


if __name__ == "__main__":
    main(*sys.argv[1:])
