"""The QR code of addresses on paper and on receipts."""

from xml.etree import ElementTree

import segno

from prestige.qr import QUIET_ZONE, qr_svg

SVG = "{http://www.w3.org/2000/svg}"


def test_code_draws_the_modules_of_the_standard() -> None:
    text = "https://portal.example/c/2026-014"
    svg = ElementTree.fromstring(qr_svg(text, "QR код"))  # noqa: S314 - our own output
    drawn = svg.findall(f"{SVG}path")[1].attrib["d"].split("M")[1:]
    cells = {tuple(map(int, part.removesuffix("h1v1h-1z").split())) for part in drawn}
    rows = segno.make(text, error="m").matrix
    expected = {
        (x + QUIET_ZONE, y + QUIET_ZONE) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    }
    assert cells == expected


def test_label_names_the_picture_and_is_escaped() -> None:
    svg = qr_svg("https://portal.example/", 'Код "<x>"')
    assert svg.count("Код &quot;&lt;x&gt;&quot;") == 2
    assert "style" not in svg
