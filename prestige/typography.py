"""How dates, sizes, names and numbers are written for Bulgarian readers. Pure, except that sentences are translated.

The functions write plain spaces, good for mail and data; `nbsp` and `nbsp_html` bind them on output.
"""

import re
import unicodedata
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

NBSP: Final = "\u00a0"
_SOFIA: Final = ZoneInfo("Europe/Sofia")

_MONTHS: Final = {
    "bg": (
        *("януари", "февруари", "март", "април", "май", "юни"),
        *("юли", "август", "септември", "октомври", "ноември", "декември"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_WEEKDAYS: Final = {
    "bg": ("понеделник", "вторник", "сряда", "четвъртък", "петък", "събота", "неделя"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}

# Закон за транслитерацията, чл. 3 и 4: letter by letter
_LATIN: Final = str.maketrans("абвгдезийклмнопрстуфхъьѝ", "abvgdeziyklmnoprstufhayi") | str.maketrans(
    {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya"}
)

_BOUND_TO_NEXT: Final = (
    r"(?<!\w)(?:чл|ал|т|б|с|гр|ул|пл|бул|кв|обл|стр|art|para)\. +(?=\S)|[№§] +(?=\S)"
    r"|(?<!\w)(?:point|annex|chapter|section) +(?=\d)"
)
_UNITS: Final = r"г\.|ч\.|лв\.|ст\.|кв\.|%|€|(?:м²|м|км|KB|MB|GB)(?!\w)"
_COUNTED: Final = (
    r"(?:дни|дена?|ден|души|човека|коментара?|предложени[ея]|становищ[ае]|възражени[ея]|участника?|участници"
    r"|членове|члена?|алине[ия]|работни|календарни|седмици?|месеца?|години|година|часа?|минут[аи]|секунд[аи]"
    r"|страниц[аи]|пъти?|евро|лева|days?|comments?|pages?|people|minutes?|hours?|months?|weeks?)(?!\w)"
)
_MONTH: Final = rf"(?:{'|'.join([*_MONTHS['bg'], *_MONTHS['en']])})(?!\w)"
_BOUND_TO_DIGIT: Final = rf"(?<=\d) +(?=(?:{_UNITS}|{_COUNTED}|{_MONTH}))"
_INSIDE_NUMBER: Final = r"(?<=\d) +(?=\d{3}(?!\d))"  # 12 000, 038 000 000
_RANGE: Final = r"(?<=\d) +(?=– ?\d)|(?<=\d\s–) +(?=\d)"  # 8:30 – 17:00
_BINDING: Final = rf"{_BOUND_TO_NEXT}|{_BOUND_TO_DIGIT}|{_INSIDE_NUMBER}|{_RANGE}"
_GLUE: Final = re.compile(_BINDING, re.IGNORECASE)
_GLUE_OUTSIDE_TAGS: Final = re.compile(rf"(?P<tag><[^<>]*>)|{_BINDING}", re.IGNORECASE)


def nbsp(text: str) -> str:
    """Bind with non-breaking spaces what may not be torn apart at a line's end: чл. 5, № 3, 2023 г., 12 дни.

    Nothing but spaces is changed, and a second time changes nothing.
    """
    return _GLUE.sub(lambda found: found[0].rstrip(" ") + NBSP, text)


def nbsp_html(html: str) -> str:
    """Do the same in the text of an HTML fragment and leave everything inside its tags as it is."""
    return _GLUE_OUTSIDE_TAGS.sub(lambda found: found["tag"] or found[0].rstrip(" ") + NBSP, html)


def long_date(day: date, lang: str = "bg") -> str:
    """Return „9 май 2023 г.“ or "9 May 2023". An aware datetime is read in Europe/Sofia, here and below."""
    day = _local(day)
    written = f"{day.day} {_MONTHS[_language(lang)][day.month - 1]} {day.year}"
    return f"{written} г." if _language(lang) == "bg" else written


def full_stop(sentence: str) -> str:
    """Return a sentence that ends in a date with one stop: that of „г.“ is enough."""
    return sentence.replace("г..", "г.")


def long_date_weekday(day: date, lang: str = "bg") -> str:
    """Return „4 декември 2026 г. (петък)“ or "4 December 2026 (Friday)"."""
    return f"{long_date(day, lang)} ({_WEEKDAYS[_language(lang)][_local(day).weekday()]})"


def short_date(day: date, lang: str = "bg") -> str:
    """Return „09.05.2023 г.“ or "09.05.2023"."""
    written = f"{_local(day):%d.%m.%Y}"
    return f"{written} г." if _language(lang) == "bg" else written


def clock_time(moment: time | datetime, lang: str = "bg") -> str:
    """Return „17:30 ч.“ or "17:30"."""
    written = f"{_local(moment) if isinstance(moment, datetime) else moment:%H:%M}"
    return f"{written} ч." if _language(lang) == "bg" else written


def file_size(size: int, lang: str = "bg") -> str:
    """Return a file's size in bytes as „412 KB“ or „1,4 MB“ (1 KB = 1024 bytes, never less than 1 KB)."""
    kilobytes = round(size / 1024)
    if kilobytes < 1024:
        return f"{max(kilobytes, 1)} KB"
    written = f"{size / 1024**2:.1f} MB"
    return written.replace(".", ",") if _language(lang) == "bg" else written


def whole_number(number: int, lang: str = "bg") -> str:
    """Return „5 000“, bound at once, or "5,000"."""
    written = f"{number:,}"
    return written.replace(",", NBSP) if _language(lang) == "bg" else written


def mask_email(address: str) -> str:
    """Return an address its owner recognises and nobody else learns: m•••@abv.bg."""
    mailbox, at, domain = address.strip().rpartition("@")
    return f"{mailbox[0]}•••@{domain}" if mailbox and at else "•••"


def latin(name: str) -> str:
    """Return a proper name in Latin letters, each word with the capital it had: „Стара Загора“ is Stara Zagora.

    Source: Закон за транслитерацията чл. 3–6.
    """

    def written(word: re.Match[str]) -> str:
        in_latin = _transliterate(word[0].lower())
        return in_latin.capitalize() if word[0][0].isupper() else in_latin

    return re.sub(r"[^\W\d_]+", written, unicodedata.normalize("NFC", name))


def slug(text: str, max_length: int = 60) -> str:
    """Return the text in Latin letters, lower case, words joined by dashes; only a–z, 0–9 and dashes, maybe empty.

    Cut between words where that leaves at least one, else inside the word.
    Source: Закон за транслитерацията чл. 3–6 (-ия at the end of a word is -ia; България is Bulgaria).
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())
    joined = "-".join(filter(None, map(_transliterate, words)))
    if len(joined) <= max_length:
        return joined
    whole_words = joined[: max_length + 1].rpartition("-")[0]
    return whole_words or joined[:max_length]


def _transliterate(word: str) -> str:
    if word == "българия":
        return "bulgaria"
    if word.endswith("ия"):
        word = word[:-2] + "ia"
    latin = unicodedata.normalize("NFKD", word.translate(_LATIN)).lower()
    return re.sub(r"[^a-z0-9]+", "", latin)


def _local(day: date) -> date:
    return day.astimezone(_SOFIA) if isinstance(day, datetime) and day.tzinfo else day


def _language(lang: str) -> str:
    return "en" if lang.startswith("en") else "bg"
