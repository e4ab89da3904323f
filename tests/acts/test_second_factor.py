"""One-time codes that open once, their secrets at rest, and the last factor of an official."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from pytest_django import Settings

from prestige.accounts.second_factor import CodeNotTaken, digits_of, may_remove, protect, reveal, spend_code
from tests.factories import make_citizen, make_clerk
from tests.factories.factors import SECRET, add_application, add_passkey, code_at, recovery_codes_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 8, 0, 7, tzinfo=UTC)
HALF_MINUTE = timedelta(seconds=30)


def test_code_of_this_half_minute_is_taken_once() -> None:
    person = make_citizen()
    add_application(person)

    assert spend_code(person, code_at(NOW), now=NOW).type == "totp"

    with pytest.raises(CodeNotTaken, match="вече е използван"):
        spend_code(person, code_at(NOW), now=NOW)
    assert spend_code(person, code_at(NOW + HALF_MINUTE), now=NOW + HALF_MINUTE).type == "totp"


def test_used_code_is_refused_by_every_process(settings: Settings) -> None:
    """What was used stands in the row: another process knows nothing but the row."""
    person = make_citizen()
    add_application(person)
    spend_code(person, code_at(NOW), now=NOW)

    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    with pytest.raises(CodeNotTaken):
        spend_code(person, code_at(NOW), now=NOW + HALF_MINUTE)


def test_code_older_than_a_used_one_is_refused() -> None:
    person = make_citizen()
    add_application(person)
    spend_code(person, code_at(NOW, steps=1), now=NOW)

    with pytest.raises(CodeNotTaken):
        spend_code(person, code_at(NOW), now=NOW)


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_clock_half_a_minute_off_still_opens(steps: int) -> None:
    person = make_citizen()
    add_application(person)

    assert spend_code(person, code_at(NOW, steps=steps), now=NOW)


@pytest.mark.parametrize("steps", [-3, -2, 2, 3])
def test_clock_a_minute_off_does_not_open(steps: int) -> None:
    person = make_citizen()
    add_application(person)

    with pytest.raises(CodeNotTaken, match="не е верен"):
        spend_code(person, code_at(NOW, steps=steps), now=NOW)


def typed_in(script: str, digits: str) -> str:
    return digits.translate(str.maketrans("0123456789", script))


@pytest.mark.parametrize("script", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"])
def test_digits_of_another_script_are_the_same_code_and_open_once(script: str) -> None:
    person = make_citizen()
    add_application(person)

    assert spend_code(person, typed_in(script, code_at(NOW)), now=NOW)
    with pytest.raises(CodeNotTaken):
        spend_code(person, code_at(NOW), now=NOW)


def test_spaces_and_dashes_between_the_digits_do_not_matter() -> None:
    assert digits_of(" 123 456\u00a0") == digits_of("123-456") == digits_of("123–456") == "123456"
    assert digits_of("12a456") == "12a456"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "½²³", "0" * 20])
def test_what_is_no_code_is_refused(typed: str) -> None:
    person = make_citizen()
    add_application(person)

    with pytest.raises(CodeNotTaken):
        spend_code(person, typed, now=NOW)


def test_recovery_code_opens_once_also_in_groups() -> None:
    person = make_citizen()
    add_application(person)
    code = recovery_codes_of(person)[0]

    assert spend_code(person, f"{code[:4]} {code[4:]}", now=NOW).type == "recovery_codes"
    with pytest.raises(CodeNotTaken):
        spend_code(person, code, now=NOW)
    assert code not in recovery_codes_of(person)


def test_code_of_somebody_else_does_not_open() -> None:
    person, other = make_citizen(), make_citizen()
    add_application(person)
    add_application(other, SECRET[::-1])

    with pytest.raises(CodeNotTaken):
        spend_code(other, code_at(NOW), now=NOW)


def test_secrets_are_not_readable_in_the_database() -> None:
    person = make_citizen()
    add_application(person)

    rows = Authenticator.objects.filter(user=person).order_by("pk")
    assert all(SECRET not in str(row.data) for row in rows)
    assert reveal(rows[0].data["secret"]) == SECRET


def test_secret_survives_a_new_secret_key_while_the_old_one_is_known(settings: Settings) -> None:
    stored = protect(SECRET)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key that is long enough for every check of this portal"

    assert reveal(stored) == SECRET

    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(CodeNotTaken, match="не може да се прочете"):
        reveal(stored)


def test_official_keeps_the_last_factor_and_may_drop_the_one_before() -> None:
    official = make_clerk()
    application = add_application(official)
    assert not may_remove(application)

    passkey = add_passkey(official)
    assert may_remove(application)
    assert may_remove(passkey)


def test_citizen_may_drop_the_last_factor() -> None:
    assert may_remove(add_application(make_citizen()))
