"""What a clerk must look at before an organisation is verified: look-alikes, repeated numbers, mixed alphabets."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prestige.municipality.models import Municipality
from prestige.organisations.models import Application, ApplicationState, Organisation
from prestige.organisations.names import skeleton
from prestige.text_hygiene import has_mixed_script_words

PENDING = (ApplicationState.SUBMITTED, ApplicationState.RETURNED)


@dataclass(frozen=True)
class Doubt:
    """One thing to look at: a stable code, the sentence, and the names it is about."""

    code: str
    message: str
    about: tuple[str, ...] = ()


def doubts_about(application: Application, registered: Organisation | None) -> list[Doubt]:
    """Return everything doubtful about an application; four queries, whatever is found."""
    name = registered.name if registered else application.name
    found = _of_name(name) if registered is None else []
    if registered is None:
        found += _look_alikes(application)
    return found + _same_number(application, registered) + _same_applicant(application)


def is_taken_name(name: str, eik: str = "") -> bool:
    """Tell whether a name looks like that of a registered organisation of another number (one query)."""
    bare = skeleton(name)
    return bool(bare) and Organisation.objects.filter(skeleton=bare).exclude(eik=eik).exists()


def _of_name(name: str) -> list[Doubt]:
    found = []
    if has_mixed_script_words(name):
        found.append(Doubt("mixed", _("В една дума от името има букви от две азбуки. Сравнете с регистъра.")))
    municipality = Municipality.objects.first()
    if municipality is not None and skeleton(municipality.name) in skeleton(name):
        found.append(Doubt("official", _("Името прилича на името на общината. Проверете дали няма да подведе.")))
    return found


def _look_alikes(application: Application) -> list[Doubt]:
    if not application.skeleton:
        return []
    same = Organisation.objects.filter(skeleton=application.skeleton).exclude(eik=application.eik)
    names = [f"{row.name}, {_eik(row.eik)}" for row in same.order_by("pk")]
    pending = Application.objects.filter(skeleton=application.skeleton, state__in=PENDING).exclude(pk=application.pk)
    names += [
        f"{row.name}, {_eik(row.eik)}, {_number(row)}" for row in pending.exclude(eik=application.eik).order_by("pk")
    ]
    if not names:
        return []
    return [Doubt("look_alike", _("Името изглежда като това на друга организация с друг ЕИК:"), tuple(names))]


def _same_number(application: Application, registered: Organisation | None) -> list[Doubt]:
    pending = Application.objects.filter(eik=application.eik, state__in=PENDING).exclude(pk=application.pk)
    rows = list(pending.order_by("pk"))
    found = []
    if rows:
        told = tuple(f"{_number(row)}: {row.person_name}, {row.position}" for row in rows)
        found.append(Doubt("same_eik", _("Със същия ЕИК чакат и други заявки:"), told))
    if registered is not None and registered.is_closed:
        found.append(Doubt("closed", _("Организацията е закрита в регистъра.")))
    return found


def _same_applicant(application: Application) -> list[Doubt]:
    """Tell when one person asks for several organisations at once."""
    others = Application.objects.filter(applicant=application.applicant_id, state=ApplicationState.SUBMITTED)
    names = [
        f"{_number(row)}: {row.name or row.eik}"
        for row in others.exclude(pk=application.pk).exclude(eik=application.eik).order_by("pk")
    ]
    return [Doubt("same_person", _("Същият човек е подал и други заявки:"), tuple(names))] if names else []


def _eik(eik: str) -> str:
    return _("ЕИК %(eik)s") % {"eik": eik}


def _number(row: Application) -> str:
    return _("заявка № %(number)s") % {"number": row.number}
