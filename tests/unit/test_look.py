"""The look that can be proved without a browser: sizes, equal dark colours, no inline style, complete icons."""

import gzip
import re
from pathlib import Path

import pytest

from prestige.portal.views.styleguide import COLOURS, ICONS

ROOT = Path(__file__).resolve().parents[2]
CSS = sorted((ROOT / "static/css").glob("*.css"))
OF_ONE_PAGE = {"plan", "admin-campaign"}  # loaded by their own pages alone
TEMPLATES = sorted(p for p in (ROOT / "templates").rglob("*.html") if not {"admin", "email", "pdf"} & set(p.parts))


def test_public_stylesheets_stay_within_their_weight() -> None:
    public = [
        path.read_bytes()
        for path in CSS
        if not path.stem.startswith(("admin", "styleguide")) and path.stem not in OF_ONE_PAGE
    ]
    assert sum(map(len, public)) <= 64 * 1024
    assert sum(len(gzip.compress(text, 9)) for text in public) <= 14 * 1024


def test_stylesheets_of_the_workplace_stay_within_their_weight() -> None:
    admin = [path.read_bytes() for path in CSS if path.stem in {"admin", "admin-work"}]
    assert sum(map(len, admin)) <= 21 * 1024
    assert sum(len(gzip.compress(text, 9)) for text in admin) <= 6 * 1024


def test_stylesheet_of_the_text_pages_stays_within_its_weight() -> None:
    assert (ROOT / "static/css/admin-text.css").stat().st_size <= 3 * 1024


def test_stylesheet_of_the_board_of_terms_stays_within_its_weight() -> None:
    assert (ROOT / "static/css/admin-deadlines.css").stat().st_size <= 1024


@pytest.mark.parametrize("stem", sorted(OF_ONE_PAGE))
def test_stylesheet_of_one_page_stays_small(stem: str) -> None:
    assert (ROOT / f"static/css/{stem}.css").stat().st_size <= 2 * 1024


def test_fonts_stay_within_their_weight() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "static/fonts").glob("*.woff2")) <= 95 * 1024


def test_both_dark_blocks_hold_the_same_colours() -> None:
    tokens = (ROOT / "static/css/tokens.css").read_text()
    by_device = re.search(r"not\(\[data-theme=light\]\) \{(.*?)\}", tokens, re.S)
    by_choice = re.search(r"\[data-theme=dark\] \{\s*color-scheme: dark;(.*?)\}", tokens, re.S)
    assert by_device
    assert by_choice
    assert by_device[1].split() == by_choice[1].split()


def test_every_colour_of_the_sheet_is_a_token() -> None:
    tokens = (ROOT / "static/css/tokens.css").read_text()
    assert [name for name in COLOURS if f"--c-{name}:" not in tokens] == []


def test_sheet_shows_every_icon_of_the_sprite() -> None:
    sprite = (ROOT / "static/img/icons.svg").read_text()
    assert sorted(re.findall(r'<symbol id="(\w+)"', sprite)) == sorted(ICONS)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_template_carries_no_inline_style_or_script(path: Path) -> None:
    html = path.read_text()
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", html)
