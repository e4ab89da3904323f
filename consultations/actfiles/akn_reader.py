"""Akoma Ntoso as an act: our own files come back exactly, those of other tools as far as they have an equal."""

import re
from dataclasses import replace
from typing import Any, Final

from consultations.acttext.naming import renamed
from consultations.acttext.tree import Act, Kind, Node
from consultations.acttext.writing import written
from prestige.archives.errors import UnreadableFileError
from prestige.archives.safe_xml import checked_tree

from .akn_places import Places, local, texts
from .akn_shapes import LETTERHEAD, OURS
from .limits import Limits, check_length

_ROOT: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?akomaNtoso[\s>]")
_BODIES: Final = ("body", "mainBody")
_NO_ACT: Final = (
    "Документът на Akoma Ntoso не съдържа акт (act, bill или doc с текст). Изберете файла с текста на самия акт."
)


def is_akn(data: bytes) -> bool:
    """Whether the XML begins as Akoma Ntoso does."""
    return bool(_ROOT.search(data[:20_000].replace(b"\0", b"")))


def read_akn(data: bytes, limits: Limits) -> tuple[Act, str, tuple[str, ...]]:
    """Return the act, its text in plain lines and the notes. Raises UnreadableFileError.

    No anchor is taken from a file: places get those that their kinds and numbers give, in our own files the same ones.
    """
    root = checked_tree(data, replace(limits, elements=min(limits.elements, limits.places)))
    check_length(" ".join("".join(root.itertext()).split()), limits)  # lines of XML are no lines of the act
    document = next(iter(root), None) if local(root) == "akomaNtoso" else None
    body = None if document is None else next((each for each in document if local(each) in _BODIES), None)
    if body is None:
        raise UnreadableFileError(_NO_ACT)
    is_own = OURS in root.nsmap.values()
    places = Places(body, is_own=is_own)
    act = Act(
        title=_title(document, is_own=is_own),
        preamble="\n".join(_preamble(document, is_own=is_own)),
        children=(*places.children(body), *_behind(document, places)),
        letterhead="\n".join(_letterhead(document, is_own=is_own)),
    )
    source, act = written(renamed(act))
    return act, source, tuple(places.notes)


def _part(document: Any, name: str) -> Any:
    return next((each for each in document if local(each) == name), ())


def _title(document: Any, *, is_own: bool) -> str:
    for name in ("docTitle", "longTitle", "shortTitle"):
        found = [text for part in _part(document, "preface") for text in _inside(part, name, is_own=is_own)]
        if found:
            return " ".join(found)
    alias = next((each for each in document.iter("{*}FRBRalias", "{*}FRBRname")), None)
    return "" if alias is None else str(alias.get("value", ""))


def _inside(part: Any, name: str, *, is_own: bool) -> list[str]:
    return [
        text
        for each in part.iter(f"{{*}}{name}")
        for text in ([each.text or ""] if is_own else texts(each, is_own=False))
    ]


def _letterhead(document: Any, *, is_own: bool) -> list[str]:
    return [
        text
        for part in _part(document, "preface")
        if local(part) == "container" and part.get("name") == LETTERHEAD
        for text in texts(part, is_own=is_own)
    ]


def _preamble(document: Any, *, is_own: bool) -> list[str]:
    """Return the lines of the preamble, behind what else a foreign preface says beside the title."""
    if is_own:
        return texts(_part(document, "preamble"), is_own=True)
    titled = [
        text
        for part in _part(document, "preface")
        if not any(True for _ in part.iter("{*}docTitle", "{*}longTitle", "{*}shortTitle"))
        if part.get("name") != LETTERHEAD
        for text in texts(part, is_own=False)
    ]
    return [*titled, *texts(_part(document, "preamble"), is_own=False)]


def _behind(document: Any, places: Places) -> list[Node]:
    """Return the conclusions as loose text and each attachment as an annex."""
    found = [Node(Kind.TEXT, text=text) for text in texts(_part(document, "conclusions"), is_own=False)]
    for name in ("attachments", "components"):
        found.extend(places.annex(each) for each in _part(document, name))
    return found
