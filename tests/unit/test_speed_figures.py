"""The arithmetic of `./run bench`; what it measures is not tested, because no machine is quiet."""

import pytest

from tests.speed.figures import Run, fetched_by_page, fetched_by_style, percentile, speed


@pytest.mark.parametrize(("share", "expected"), [(0, 1), (1, 1), (10, 1), (11, 2), (50, 5), (95, 10), (100, 10)])
def test_percentile_is_the_nearest_rank(share: int, expected: int) -> None:
    assert percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share) == expected


def test_percentile_of_one_value_is_that_value() -> None:
    assert percentile([0.25], 95) == 0.25


def test_speed_compares_round_with_round() -> None:
    trivial = [Run((0.1,) * 100, 1.0, 1.0), Run((0.1,) * 10, 1.0, 1.0), Run((0.1,) * 100, 1.0, 1.0)]
    page = [Run((0.2,) * 50, 1.0, 0.5), Run((0.2,) * 5, 1.0, 0.05), Run((0.4,) * 60, 1.0, 0.6)]

    found = speed(page, trivial)

    assert (found.rate, found.share_of_trivial, found.answers) == (50.0, 0.5, 115)
    assert (found.p50_ms, found.p95_ms) == (400.0, 400.0)
    assert found.processor_ms == pytest.approx(10.0)


def test_page_fetches_each_file_once() -> None:
    html = """<link rel="preload" href="/static/a.woff2" as="font"><link rel="stylesheet" href="/static/a.css">
    <link rel="canonical" href="/elsewhere/"><link rel="icon" href="/static/i.svg"><script src="../p.js" defer></script>
    <svg><use href="/static/icons.svg#down"/></svg><svg><use href="/static/icons.svg#user"/></svg><use href="#own"/>
    <img src="data:,"><a href="/consultations/">x</a>"""

    found = fetched_by_page(html, "http://127.0.0.1:1/consultations/2026-001/text/")

    names = ("static/a.woff2", "static/a.css", "static/i.svg", "static/icons.svg", "consultations/2026-001/p.js")
    assert found == {f"http://127.0.0.1:1/{name}" for name in names}


def test_style_fetches_its_fonts_but_no_data() -> None:
    css = '@font-face { src: url("../fonts/a.woff2") } .x { background: url(data:image/svg+xml,y), url(b.svg) }'

    assert fetched_by_style(css, "http://h/static/css/base.css") == {
        "http://h/static/fonts/a.woff2",
        "http://h/static/css/b.svg",
    }
