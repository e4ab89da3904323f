"""The number of an organisation, ЕИК по ЗТРРЮЛНЦ и БУЛСТАТ: nine digits, thirteen for a branch. Pure.

The nine are checked by python-stdnum (a legal person's VAT number is its ЕИК); for thirteen no library does it.
"""

from stdnum.bg.vat import calc_check_digit_legal

_BRANCH = ((2, 7, 3, 5), (4, 9, 5, 7))


def compact_eik(typed: str) -> str:
    """Return the digits as they are stored, without „ЕИК“, „BG“, spaces and dashes."""
    text = typed.upper().replace("ЕИК", "").replace("БУЛСТАТ", "").strip(" :№")
    return "".join(char for char in text.removeprefix("BG") if char not in " -.\xa0")


def is_eik(digits: str) -> bool:
    """Tell whether the check digits of a number of nine or thirteen digits are right."""
    if not digits.isascii() or not digits.isdigit() or len(digits) not in (9, 13) or not int(digits):
        return False
    if calc_check_digit_legal(digits[:8]) != digits[8]:
        return False
    return len(digits) == 9 or _branch_digit(digits[8:12]) == digits[12]


def _branch_digit(four: str) -> str:
    for weights in _BRANCH:
        rest = sum(weight * int(digit) for weight, digit in zip(weights, four, strict=True)) % 11
        if rest < 10:
            return str(rest)
    return "0"
