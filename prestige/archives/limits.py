"""How much of a stranger's archive is read before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a file may take; sizes are bytes.

    `file` counts what was uploaded, `unpacked` all members of an archive together, `xml` one XML document, `ratio` how
    many times a member may grow when unpacked (those under a megabyte may grow freely), `depth` nested XML elements,
    `text` characters of plain text, `places` the elements of an Akoma Ntoso document.
    An ordinance of 300 pages is a Word file of some 300 KB with five megabytes of XML that grew twenty times.
    """

    file: int = 10 * 2**20
    members: int = 2_000
    unpacked: int = 64 * 2**20
    xml: int = 24 * 2**20
    ratio: int = 200
    depth: int = 120
    elements: int = 1_000_000
    places: int = 100_000
    text: int = 2_000_000
