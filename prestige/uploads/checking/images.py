"""Pictures, drawn again from their pixels: no EXIF, no place, no thumbnail, nothing behind the last byte."""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from prestige.uploads.checking.kinds import FileRefused

MOST_PIXELS: Final = 50_000_000
MOST_FRAMES: Final = 1
_BROKEN: Final = "Картината е повредена и не се отваря. Запазете я наново и я качете."
_TOO_LARGE: Final = "Картината има повече от 50 милиона точки. Намалете я и я качете."
_SPOILED: Final = (UnidentifiedImageError, OSError, SyntaxError, ValueError, IndexError, KeyError, EOFError)


def clean_jpeg(data: bytes) -> bytes:
    """Return the photograph turned as it was taken and without what the camera wrote into it."""
    image = _opened(data, "JPEG")
    drawn = image if image.mode in {"RGB", "L"} else image.convert("RGB")
    return _written(drawn, "JPEG", quality=88, optimize=True)


def clean_png(data: bytes) -> bytes:
    """Return the picture without text and animation."""
    image = _opened(data, "PNG")
    drawn = image if image.mode in {"1", "L", "LA", "P", "RGB", "RGBA"} else image.convert("RGB")
    return _written(drawn, "PNG")


def _opened(data: bytes, kind: str) -> Image.Image:
    """Return the picture in memory, measured before its pixels are read. Raises FileRefused."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data), formats=[kind]) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise FileRefused(_TOO_LARGE)
                if getattr(image, "n_frames", 1) > MOST_FRAMES:
                    raise FileRefused("Картината е анимирана. Запазете я като обикновена картина и я качете.")
                image.load()
                ImageOps.exif_transpose(image, in_place=True)
        except FileRefused:
            raise
        except Image.DecompressionBombError as error:
            raise FileRefused(_TOO_LARGE) from error
        except _SPOILED as error:
            raise FileRefused(_BROKEN) from error
    image.info = {"transparency": image.info["transparency"]} if "transparency" in image.info else {}
    return image


def _written(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()
