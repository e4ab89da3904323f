"""Whether a PDF has the structure that screen readers need. Pure."""

import re
import zlib
from typing import Final

_STREAM: Final = re.compile(rb"/Type\s*/ObjStm\b[^>]*>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
_TREE: Final = b"/StructTreeRoot"
_MARKED: Final = re.compile(rb"/Marked\s+true")
MOST_UNPACKED: Final = 32 * 1024 * 1024


def is_tagged(content: bytes) -> bool:
    """Tell whether the document says that it is tagged and has a tree of its structure (PDF/UA-1, ISO 14289-1, 7.1).

    The catalogue stands plainly in the file or in a packed stream of objects; what cannot be read counts as untagged.
    """
    parts = [content, *_object_streams(content)]
    return any(_TREE in part for part in parts) and any(_MARKED.search(part) for part in parts)


def _object_streams(content: bytes) -> list[bytes]:
    found = []
    for packed in _STREAM.findall(content):
        try:
            found.append(zlib.decompressobj().decompress(packed, MOST_UNPACKED))
        except zlib.error:
            continue
    return found
