"""How dates, sizes, names and addresses are written."""

import re
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prestige.typography import (
    NBSP,
    clock_time,
    file_size,
    long_date,
    long_date_weekday,
    mask_email,
    nbsp,
    nbsp_html,
    short_date,
    slug,
)

PIECES = ("чл", "т", ".", " ", NBSP, "5", "№", "г", "ден", "м", "%", "кв. ", "<b>", "<", ">", "\n")
WRITING = st.lists(st.sampled_from(PIECES)).map("".join)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("чл. 26, ал. 3, т. 1, б. „а“", "чл.~26, ал.~3, т.~1, б.~„а“"),
        ("Чл. 5", "Чл.~5"),
        ("§ 3 и №  12", "§~3 и №~12"),
        ("с. Конуш, гр. Хасково, ул. Сливница", "с.~Конуш, гр.~Хасково, ул.~Сливница"),
        ("пл. Общински № 1", "пл.~Общински №~1"),
        ("9 май 2023 г. в 17:30 ч.", "9~май 2023~г. в 17:30~ч."),
        ("9 May 2023", "9~May 2023"),
        ("12 м, 12 м², 5 кв. м", "12~м, 12~м², 5~кв.~м"),
        ("50 % от 412 KB или 1,4 MB", "50~% от 412~KB или 1,4~MB"),
        ("100 лв. или 51,13 €", "100~лв. или 51,13~€"),
        ("Остават 12 дни / Остава 1 ден", "Остават 12~дни / Остава 1~ден"),
        ("41 коментара, 12 с отговор, 3 души, 2 предложения", "41~коментара, 12 с отговор, 3~души, 2~предложения"),
        ("12 000 евро, 038 000 000, 5 000 знака", "12~000~евро, 038~000~000, 5~000 знака"),
        ("8:30 – 17:00 ч., чл. 1 – общо", "8:30~–~17:00~ч., чл.~1 – общо"),
        ("2023 година", "2023~година"),
        ("2 места, 3 мачти, 4 гъби", "2 места, 3 мачти, 4 гъби"),
        ("в час. 5 коли. Край. Той", "в час. 5 коли. Край. Той"),
        ("на чл. ", "на чл. "),
        ("чл.\n5", "чл.\n5"),
        ("", ""),
    ],
)
def test_nbsp_binds_marks_and_units(text: str, bound: str) -> None:
    assert nbsp(text).replace(NBSP, "~") == bound
    assert nbsp_html(text).replace(NBSP, "~") == bound


@pytest.mark.parametrize(
    ("html", "bound"),
    [
        ('<a title="чл. 5" href="/?q=12 дни">чл. 5</a>', '<a title="чл. 5" href="/?q=12 дни">чл.~5</a>'),
        ("по чл. <strong>5</strong>", "по чл.~<strong>5</strong>"),
        ("<p>5 < 7 дни</p>", "<p>5 < 7~дни</p>"),
    ],
)
def test_nbsp_html_leaves_tags_alone(html: str, bound: str) -> None:
    assert nbsp_html(html).replace(NBSP, "~") == bound


@given(WRITING)
def test_nbsp_is_idempotent_and_changes_only_spaces(text: str) -> None:
    for bind in (nbsp, nbsp_html):
        once = bind(text)

        assert bind(once) == once
        assert re.sub(r"[ \u00a0]+", "", once) == re.sub(r"[ \u00a0]+", "", text)


@given(WRITING)
def test_nbsp_html_keeps_every_tag(text: str) -> None:
    tags = re.compile(r"<[^<>]*>")

    assert tags.findall(nbsp_html(text)) == tags.findall(text)


def test_dates_in_bulgarian() -> None:
    assert long_date(date(2023, 5, 9)) == "9 май 2023 г."
    assert long_date_weekday(date(2026, 12, 4)) == "4 декември 2026 г. (петък)"
    assert short_date(date(2023, 5, 9)) == "09.05.2023 г."
    assert clock_time(time(9, 5)) == "09:05 ч."


def test_dates_in_english() -> None:
    assert long_date(date(2023, 5, 9), "en") == "9 May 2023"
    assert long_date_weekday(date(2026, 12, 4), "en-gb") == "4 December 2026 (Friday)"
    assert short_date(date(2023, 5, 9), "en") == "09.05.2023"
    assert clock_time(time(17, 30), "en") == "17:30"


def test_an_aware_instant_is_written_in_sofia() -> None:
    evening = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)

    assert long_date_weekday(evening) == "1 януари 2027 г. (петък)"
    assert short_date(evening) == "01.01.2027 г."
    assert clock_time(evening) == "00:30 ч."


@pytest.mark.parametrize(
    ("size", "bulgarian", "english"),
    [
        (0, "1 KB", "1 KB"),
        (1, "1 KB", "1 KB"),
        (421_888, "412 KB", "412 KB"),
        (1_048_064, "1,0 MB", "1.0 MB"),
        (1_468_006, "1,4 MB", "1.4 MB"),
        (20 * 1024**2, "20,0 MB", "20.0 MB"),
    ],
)
def test_file_size(size: int, bulgarian: str, english: str) -> None:
    assert file_size(size) == bulgarian
    assert file_size(size, "en") == english


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("maria@abv.bg", "m•••@abv.bg"),
        (" i@example.org ", "i•••@example.org"),
        ("„a@b“@example.org", "„•••@example.org"),
        ("maria", "•••"),
        ("@abv.bg", "•••"),
        ("", "•••"),
    ],
)
def test_mask_email(address: str, masked: str) -> None:
    assert mask_email(address) == masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Наредба за отпадъците", "naredba-za-otpadatsite"),
        ("България", "bulgaria"),
        ("Република България – София", "republika-bulgaria-sofia"),
        ("българският", "balgarskiyat"),
        ("Община Хасково", "obshtina-haskovo"),
        ("Мария и Илия", "maria-i-ilia"),
        ("Приятелство, мията", "priyatelstvo-miyata"),
        ("Щъркел, жълъд, юли, шия, синьо, миньор", "shtarkel-zhalad-yuli-shia-sinyo-minyor"),
        ("Наредба № 5/2026 (чл. 3, ал. 2)", "naredba-5-2026-chl-3-al-2"),
        ("Ѝ й и\u0306", "i-y-y"),
        ("Café „Zürich“", "cafe-zurich"),
        ("日本 ☃", ""),
        ("", ""),
    ],
)
def test_slug_follows_the_transliteration_act(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_slug_is_cut_between_words() -> None:
    assert slug("Наредба за управление на отпадъците", max_length=24) == "naredba-za-upravlenie-na"
    assert slug("Наредба за управление на отпадъците", max_length=23) == "naredba-za-upravlenie"
    assert slug("противоконституционност", max_length=10) == "protivokon"


@given(st.text(max_size=200), st.integers(1, 80))
def test_slug_is_short_ascii(text: str, max_length: int) -> None:
    made = slug(text, max_length)

    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", made)
    assert len(made) <= max_length
    assert slug(made, max_length) == made
