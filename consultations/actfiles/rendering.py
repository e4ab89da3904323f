"""The act as a file in one of the formats that need no printing press."""

from typing import Final, Literal

from consultations.acttext.tree import Act
from consultations.acttext.writing import written

from .akn_writer import akn_bytes
from .html_writer import html_bytes
from .imprint import Imprint
from .word_writer import word_bytes

Target = Literal["txt", "html", "akn", "docx"]
VERSION: Final = 1
"""Raised whenever the same act begins to give other bytes: caches and ETags count it."""


def render(act: Act, to: Target, imprint: Imprint | None = None) -> bytes:
    """Return the act as plain text (UTF-8), a standalone page, Akoma Ntoso 3.0 XML or a Word document.

    `read_act` gives the same tree back from text, Akoma Ntoso and Word, but for lines and warnings. PDF is
    `consultations.act_print`, because the press needs Django.
    """
    imprint = imprint or Imprint()
    match to:
        case "txt":
            return written(act)[0].encode()
        case "html":
            return html_bytes(act, imprint)
        case "akn":
            return akn_bytes(act, imprint)
        case "docx":
            return word_bytes(act, imprint)
