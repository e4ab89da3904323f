"""Whatever a link leads to is looked at: one page of each kind, by the public, by the desk and by the administrator.

A page that somebody adds and links to is inspected without being listed. The sets below name what must be met on the
way: a page to which no link leads any more fails here too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.browser.conftest import Portal
from tests.browser.people import sign_in_official
from tests.browser.test_accessibility import Inspector

OpenPage = Callable[..., Page]
LOOKS = ((1280, "light"), (375, "dark"), (320, "light"))  # a desk; a common phone; a wide window at 400 %
FILES = (".pdf", ".zip", ".csv", ".json", ".xlsx", ".odt", ".docx", ".xml", ".ics", ".txt", ".html", "/feed/", "/html/")
HUBS = {"admin:consultation_file", "admin:plan"}  # what they lead to depends on the phase, on the year
PUBLIC = {
    "home", "consultations:list", "consultations:overview", "consultations:text", "consultations:text_version",
    "consultations:article", "consultations:comments", "consultations:comment", "consultations:comment_form",
    "consultations:comment_report", "consultations:general_form", "consultations:opinion_form", "consultations:follow",
    "consultations:hearings", "consultations:hearing", "events:register", "consultations:dossier",
    "consultations:outcome", "consultations:plan", "consultations:plan_follow", "quality:quality", "receipts:lookup",
    "receipts:receipt", "register:verify", "register:document", "portal:rules", "portal:removals", "portal:help",
    "portal:privacy", "portal:accessibility", "portal:contact", "portal:status", "accounts:login", "me",
}  # fmt: skip
DESK = {
    "admin:index", "admin:deadlines", "admin:deadline_rules", "admin:moderation_queue", "admin:answer_queue",
    "admin:appeal_queue", "admin:appeal", "admin:grounds", "admin:ground", "admin:comment_answer",
    "admin:comment_thread", "admin:file_queue", "admin:paper", "admin:outages",
    "admin:plan", "admin:planned", "admin:planned_new", "admin:programme", "admin:consultation_new",
    "admin:consultation_file", "admin:consultation_text", "admin:consultation_motives", "admin:consultation_data",
    "admin:consultation_publication", "admin:consultation_statement", "admin:consultation_hearings",
    "admin:consultation_dossier", "admin:consultation_package",
    "admin:consultation_council", "admin:consultation_restart", "admin:consultation_withdrawal", "admin:term_change",
    "admin:consultation_campaign", "admin:statement_correction", "admin:hearing_attendance", "admin:hearing_minutes",
}  # fmt: skip
ADMINISTRATOR = {
    "admin:index", "admin:accounts_user_changelist", "admin:accounts_user_change", "admin:accounts_user_add",
    "admin:municipality_municipality_change", "admin:municipality_unit_add", "admin:journal_event_change",
}  # fmt: skip


@dataclass
class Walk:
    """Follows links, to the first address of each kind of page, and looks at every page in three widths."""

    inspector: Inspector
    under: str
    waiting: list[str] = field(default_factory=list)
    met: dict[str, str] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)

    def from_pages(self, *paths: str) -> None:
        """Look at these pages and at one of each kind that they lead to."""
        for path in paths:
            self.met.setdefault(kind_of(path), path)
            self._look(path)
        while self.waiting:
            path = self.waiting.pop(0)
            if (kind := kind_of(path)) not in self.met:
                self.met[kind] = path
                self._look(path)
            elif kind in HUBS and path not in self.passed:
                self._pass(path)

    def _pass(self, path: str) -> None:
        """Only follow the links of a page."""
        self.passed.add(path)
        self.inspector.page.goto(self.inspector.portal.url + path)
        self.waiting += self._links()

    def _look(self, path: str) -> None:
        self._pass(path)
        page = self.inspector.page
        for width, colours in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=colours)
            page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")
            self.inspector.width = width
            self.inspector.inspect()

    def _links(self) -> Iterator[str]:
        addresses = self.inspector.page.eval_on_selector_all(
            "a[href]:not([download])", "links => links.map(link => link.href)"
        )
        for address in addresses:
            parts = urlsplit(urldefrag(address).url)
            if not address.startswith(self.inspector.portal.url) or parts.path.endswith(FILES):
                continue
            if kind_of(parts.path) == "admin:file_copy":  # a file again, whatever its name
                continue
            if parts.path.startswith("/admin/") == (self.under == "/admin/") and not parts.path.startswith("/en/"):
                yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def kind_of(path: str) -> str:
    """Return the name of the page's view, or its first words where the tests' own addresses do not know it."""
    path = path.partition("?")[0]
    try:
        found = resolve(path)
    except Resolver404:
        return "/".join(path.split("/")[:3])
    return found.view_name + "".join(f" {value}" for key, value in found.kwargs.items() if key == "noun")


def test_public_pages_that_links_lead_to(portal: Portal, open_page: OpenPage) -> None:
    walk = Walk(Inspector(open_page(), portal, 1280), "/")
    walk.from_pages("/", *(urlsplit(row["url"]).path for row in portal.consultations()))
    assert walk.inspector.faults == []
    assert sorted(PUBLIC - walk.met.keys()) == []


@pytest.mark.parametrize(("role", "expected"), [("secretary", DESK), ("administrator", ADMINISTRATOR)])
def test_pages_of_the_desk_that_links_lead_to(
    portal: Portal, open_page: OpenPage, role: str, expected: set[str]
) -> None:
    walk = Walk(Inspector(open_page(), portal, 1280), "/admin/")
    sign_in_official(walk.inspector.page, portal, role)
    walk.from_pages("/admin/")
    assert walk.inspector.faults == []
    assert sorted(expected - walk.met.keys()) == []
