"""How people and organisations may be named, pure: one alphabet in a word, nothing unseen, nobody else's name.

Source: Unicode UTS 39 (confusables, mixed-script words), cut down to the alphabets that names are written in here.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prestige.text_hygiene import is_blank


class NameDisplay(TextChoices):
    """How the author is named in public."""

    FULL = "full", gettext_lazy("С имената ми")
    INITIALS = "initials", gettext_lazy("С инициали")
    CITIZEN = "citizen", gettext_lazy("Като „Гражданин“ с населено място")


_LATIN: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]")
_CYRILLIC: Final = re.compile("[Ѐ-ԯ]")
_ACCENT: Final = re.compile("[\u0300-\u036f]")
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_SIGNS: Final = frozenset("+<>=|№ʼ")
_PARTS: Final = re.compile(r"[^\W_]+")
_LETTER_BY_LETTER: Final = re.compile(r"(?:(?<=\s)|^)(?:\w\s){3,}\w(?=\s|$)")

# Each letter with the one it is taken for, in lower case; of „l“, „i“ and „1“ nobody can tell which it is.
_PAIRS: Final = (
    "аa вb гr еe ѕs іl їl јj кk мm нh оo рp сc тt уy хx ԁd ԛq ԝw һh ьb з3 б6 пn иu ӏl "
    "αa βb εe ηn ιl κk μu νv οo ρp τt υu χx 0o 1l il"
)
_TWINS: Final = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})

_AUTHORITIES: Final = (
    "община", "общината", "общинска", "общински", "общинско", "кмет", "кметът", "кмета", "кметство", "заместник-кмет",
    "зам-кмет", "замкмет", "администратор", "админ", "администрация", "модератор", "деловодство", "секретар",
    "председател", "омбудсман", "министерство", "министър", "областен управител", "прокуратура", "полиция",
    "municipality", "mayor", "admin", "administrator", "moderator", "obshtina", "obshchina", "kmetstvo",
)  # fmt: skip


def name_fault(name: str) -> str:
    """Return why a cleaned name cannot be taken, a sentence that names the letter; empty when it can.

    A word is written in one alphabet, Cyrillic or Latin. Unseen letters, letters of other alphabets (fullwidth ones
    too), loose accents and pictures are refused: they let a name look like another, or like a badge.
    """
    before = ""
    for sign in name:
        if not _is_allowed(sign, before):
            return _strange(sign)
        before = sign
    for word in _WORD.findall(name):
        if _LATIN.search(word) and _CYRILLIC.search(word):
            return _mixed(word)
    return ""


def names_authority(*names: str) -> bool:
    """Tell whether a name sounds like an institution or an official, so that a clerk looks before it is shown.

    Who truly speaks for an institution loses a day; who only borrows its name deceives nobody.
    """
    return any(f" {word} " in skeleton(name) for name in names for word in _authorities())


def resembles(name: str, known: Iterable[str]) -> bool:
    """Tell whether one of the known names can be read in this one, whatever letters stand for its letters."""
    read = skeleton(name)
    others = [other for other in map(skeleton, known) if other.strip()]
    return any(other in read or f" {other.replace(' ', '')} " in read for other in others)


def skeleton(name: str) -> str:
    """Return what an eye takes in of a name: its words between single spaces, every look-alike letter the same.

    „Община Хасково“, „OБЩИHA XACKOBO“ and „О б щ и н а Хасково“ have one skeleton. Only for comparing.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign) and not is_blank(sign) or sign == " ")
    words = " ".join(_PARTS.findall(plain))
    words = _LETTER_BY_LETTER.sub(lambda spaced: spaced[0].replace(" ", ""), words)
    return f" {words.translate(_TWINS).replace('rn', 'm')} "


@cache
def _authorities() -> tuple[str, ...]:
    return tuple(skeleton(word).strip() for word in _AUTHORITIES)


def _is_allowed(sign: str, before: str) -> bool:
    if _LATIN.match(sign) or _CYRILLIC.match(sign) or sign == " " or sign in _SIGNS or "0" <= sign <= "9":
        return True
    if _ACCENT.match(sign):
        return before.isalpha()
    return unicodedata.category(sign).startswith("P") and unicodedata.normalize("NFKC", sign) in {sign, "..."}


def _strange(sign: str) -> str:
    if is_blank(sign):
        return _("В името има невидим знак. Изтрийте го и го напишете отново.")
    return _("Знакът „%(sign)s“ не се ползва в имена. Напишете името с обикновени букви на кирилица или латиница.") % {
        "sign": sign
    }


def _mixed(word: str) -> str:
    """Name the letter of the alphabet that the word has less of, the Latin one when both are as many."""
    counted = Counter("latin" if _LATIN.match(letter) else "cyrillic" for letter in word if not _ACCENT.match(letter))
    names = {"word": word, "letter": "", "n": 0}
    if counted["latin"] <= counted["cyrillic"]:
        names["letter"] = _LATIN.findall(word)[0]
        return _("В „%(word)s“ буквата „%(letter)s“ е латинска. Напишете цялата дума на кирилица.") % names
    names["letter"] = _CYRILLIC.findall(word)[0]
    return _("В „%(word)s“ буквата „%(letter)s“ е на кирилица. Напишете цялата дума на латиница.") % names
