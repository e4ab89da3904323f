"""Digits and punctuation in pixels: what is printed must look like the letter that the text layer names.

Two fonts under one family name print wrong digits while the extracted text stays right („Чл. 7. (1)“ came out as
„Чл щ ў фуф“). So the picture of each character is compared with the same character drawn straight from the font.
"""

import importlib
import re
from pathlib import Path

import pypdfium2
import pytest
from fontTools import subset
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from prestige import pdf
from tests.papers import require_press

require_press()

PAPER = pdf.PRESS.parent
FACES = dict(re.findall(r'font-family: "(\w+)"; src: url\("bundle:([\w.-]+)"\)', (PAPER / "pdf.css").read_text()))
SAMPLE = "Ч.(1)7023456898,:;–§№%/+„“!?"
BULGARIAN = "вгдзилт"
POINTS = 40
PIXELS_PER_POINT = 4
TOLERANCE = 0.12

FACE = '@font-face {{ font-family: "{family}"; src: url("bundle:{file}"); {more} }}'
PAGE = """<!doctype html><html lang="bg"><head><meta charset="utf-8"><title>Букви</title><style>
{faces}
@page {{ size: A3 landscape; margin: 20mm }}
p {{ margin: 0; font: {points}pt/2 "{family}"; letter-spacing: 20pt; }}
</style></head><body><p>{sample}</p></body></html>"""


def printed(faces: str, family: str, sample: str) -> dict[str, Image.Image]:
    """Return a picture of each character as it stands on the printed page, black on white, cut to its ink."""
    press = importlib.import_module("prestige.paper.press")
    _, content = press.press(PAGE.format(faces=faces, family=family, sample=sample, points=POINTS))
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        picture = page.render(scale=PIXELS_PER_POINT).to_pil().convert("L")
        text = page.get_textpage()
        places = [place for place in range(text.count_chars()) if text.get_text_range(place, 1).strip()]
        named = "".join(text.get_text_range(place, 1) for place in places)
        assert named == sample, "the text layer is right even where the glyphs are wrong"
        return {
            char: _ink(picture.crop(_around(text.get_charbox(place), page.get_height())))
            for char, place in zip(sample, places, strict=True)
        }


def drawn(font: Path, char: str) -> Image.Image:
    """Return a picture of the character drawn straight from the font file, cut to its ink."""
    size = POINTS * PIXELS_PER_POINT
    picture = Image.new("L", (3 * size, 3 * size), 255)
    ImageDraw.Draw(picture).text(
        (size, size), char, font=ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.BASIC), fill=0
    )
    return _ink(picture)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart, from 0 (the same) to 1, both laid into one frame."""
    frame = (max(one.width, other.width), max(one.height, other.height))
    laid = []
    for picture in (one, other):
        sheet = Image.new("L", frame, 255)
        sheet.paste(picture, (0, 0))
        laid.append(sheet)
    return ImageStat.Stat(ImageChops.difference(*laid)).mean[0] / 255


def wrong(pictures: dict[str, Image.Image], font: Path) -> list[str]:
    return [char for char, picture in pictures.items() if difference(picture, drawn(font, char)) > TOLERANCE]


def _around(box: tuple[float, float, float, float], height: float) -> tuple[int, int, int, int]:
    left, bottom, right, top = box
    edges = (left - 6, height - top - 6, right + 6, height - bottom + 6)
    return tuple(round(edge * PIXELS_PER_POINT) for edge in edges)


def _ink(picture: Image.Image) -> Image.Image:
    return picture.crop(ImageChops.invert(picture).point(lambda value: 255 if value > 60 else 0).getbbox())


def test_sheet_names_each_font_file_once() -> None:
    declared = (PAPER / "pdf.css").read_text().count("@font-face")
    assert declared == len(FACES) == len(set(FACES.values()))
    assert set(FACES.values()) == {font.name for font in (PAPER / "fonts").glob("*.ttf")}


@pytest.mark.parametrize("family", FACES)
def test_printed_characters_look_like_their_font(family: str) -> None:
    face = FACE.format(family=family, file=FACES[family], more="")
    assert wrong(printed(face, family, SAMPLE), PAPER / "fonts" / FACES[family]) == []


@pytest.mark.parametrize("family", ["SE", "SE6", "SE7"])
def test_serif_prints_bulgarian_letterforms(family: str) -> None:
    face = FACE.format(family=family, file=FACES[family], more="")
    font = PAPER / "fonts" / FACES[family]
    assert wrong(printed(face, family, BULGARIAN), font) == list(BULGARIAN)


def test_fonts_split_under_one_name_are_caught(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    press = importlib.import_module("prestige.paper.press")
    whole = PAPER / "fonts" / FACES["SS"]
    faces = []
    for name, codes in (("cyrillic", "U+0400-045F,U+2116"), ("latin", "U+0000-00FF,U+2000-206F")):
        part = tmp_path / f"{name}.ttf"
        subset.main([str(whole), f"--unicodes={codes}", f"--output-file={part}"])
        monkeypatch.setitem(press.BUNDLE, part.name, (part, "font/ttf"))
        faces.append(FACE.format(family="split", file=part.name, more=f"unicode-range: {codes};"))
    assert set("0123456789()") <= set(wrong(printed("\n".join(faces), "split", SAMPLE), whole))
