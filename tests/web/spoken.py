"""What a page says and in which language it says it, as a screen reader would take it."""

from collections.abc import Iterator
from html.parser import HTMLParser

WITHOUT_END = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SPOKEN = ("aria-label", "alt", "title", "placeholder")


class _Listener(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.heard: list[tuple[str, str, str]] = []
        self.links: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        language = found.get("lang") or (self.open[-1][1] if self.open else "")
        self.heard += [(language, tag, found[name]) for name in SPOKEN if found.get(name)]
        if tag == "a":
            self.links.append(found)
        if tag not in WITHOUT_END:
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Say nothing: a closed tag of an icon has no words."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1][0] not in {"script", "style"}:
            tag, language = self.open[-1]
            self.heard.append((language, tag, " ".join(data.split())))


def spoken(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield the language, the tag and the words of every text and label of a page."""
    listener = _Listener()
    listener.feed(page)
    return iter(listener.heard)


def language_link(page: str) -> dict[str, str]:
    """Return the attributes of the link to the same page in the other language."""
    listener = _Listener()
    listener.feed(page)
    return next(link for link in listener.links if "hreflang" in link and link.get("rel") != "alternate")
