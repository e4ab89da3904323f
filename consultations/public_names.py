"""How a person is named in public, pure: the person chooses, the portal writes it."""

from django.utils.translation import gettext as _


def public_name(full_name: str, display: str, settlement: object | None) -> str:
    """Return the name the public sees: full, „М. И.“, or „Гражданин, с. Узунджово“.

    Source: ЗНА чл. 26, ал. 5 asks for the declared capacity, not for an identity; GDPR чл. 5 (minimisation).
    """
    if display == "full":
        return full_name
    if display == "initials":
        initials = [f"{word[0].upper()}." for word in full_name.split() if word[0].isalpha()]
        return "\xa0".join(initials) or _("Гражданин")
    return _("Гражданин, %(place)s") % {"place": settlement} if settlement else _("Гражданин")
