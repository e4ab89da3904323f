"""The archive of a consultation is unpacked by somebody who has no network: its pages open, lead on and bar nobody."""

import io
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.test_accessibility import RULES

OpenPage = Callable[..., Page]
WIDTHS = (1280, 320)
PRESS_SECONDS = 90  # the statement in it may have to be set first


def test_dossier_opens_from_the_disk_and_asks_for_nothing_outside(
    portal: Portal, open_page: OpenPage, tmp_path: Path
) -> None:
    with urllib.request.urlopen(f"{portal.in_phase('in_force')}dossier.zip", timeout=PRESS_SECONDS) as answer:
        assert answer.headers["Content-Type"] == "application/zip"
        zipfile.ZipFile(io.BytesIO(answer.read())).extractall(tmp_path)
    index = tmp_path / "index.html"
    page, faults = open_page(), []
    page.context.set_offline(True)
    page.on("request", lambda request: None if _is_within(tmp_path, request.url) else faults.append(request.url))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    page.goto(index.as_uri())
    expect(page.get_by_role("heading", level=1)).to_contain_text("Досие на консултация №")
    leads_to = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    packed = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert {_path(address) for address in leads_to} == packed - {index}

    pages = [path for path in sorted(packed) if path.suffix == ".html"]
    assert len(pages) > 3
    for path in pages:
        page.goto(path.as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            name = f"{path.relative_to(tmp_path)} at {width}"
            found = Axe().run(page, options=RULES).response["violations"]
            faults += [f"{name}: axe {each['id']} at {each['nodes'][0]['target']}" for each in found]
            if (needed := page.evaluate("document.scrollingElement.scrollWidth")) > width:
                faults.append(f"{name} needs {needed} px")
    assert faults == []


def _path(address: str) -> Path:
    return Path(unquote(urldefrag(address).url.removeprefix("file://")))


def _is_within(folder: Path, address: str) -> bool:
    return address.startswith("data:") or (address.startswith("file://") and _path(address).is_relative_to(folder))
