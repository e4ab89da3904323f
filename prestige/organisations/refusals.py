"""Why an application cannot be decided or answered."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.organisations.models import (
    Application,
    ApplicationState,
    Basis,
    Decision,
    DecisionKind,
    Mandate,
    Organisation,
)
from prestige.organisations.read.mandates import representatives
from prestige.organisations.steps import term_refusals
from prestige.refusals import Refusal
from prestige.uploads.models import Scan

WORDS = (DecisionKind.SECONDED, DecisionKind.CONTESTED)


def turn_refusals(application: Application, by: User, seen: datetime | None) -> list[Refusal]:
    """Return why this official cannot decide on this application now.

    ``seen`` is when the application that was looked at had been sent: sent again since, it must be looked at again.
    """
    if application.state != ApplicationState.SUBMITTED:
        state = application.get_state_display().lower()
        return [Refusal("state", _("Заявката вече е „%(state)s“. Опреснете страницата.") % {"state": state})]
    if application.applicant_id == by.pk:
        return [Refusal("own", _("Заявката е Ваша. Помолете друг служител да я реши."))]
    if Decision.objects.filter(application=application, by=by, kind__in=WORDS).exists():
        sentence = _("Вие отговорихте на заявката като представител. Решава я друг служител: двама души гледат всичко.")
        return [Refusal("same_person", sentence)]
    if seen is not None and seen != application.submitted_at:
        return [Refusal("seen", _("Заявката е подадена наново, докато я гледахте. Прегледайте я отново."))]
    return []


def verifying_refusals(application: Application, registered: Organisation | None, today: date) -> list[Refusal]:
    """Return what still stands in the way of a mandate: a closed organisation, a past term, papers, the second word."""
    found = term_refusals(application.ends_on, today) + _paper_refusals(application)
    if not application.applicant.is_active:
        found.append(Refusal("left", _("Профилът на подателя е спрян или заличен. Откажете заявката с причината.")))
    if registered is None:
        return found
    if registered.is_closed:
        return [*found, Refusal("closed", _("Организацията е закрита. Откажете заявката с причината."))]
    return found + second_refusals(application, registered, today)


def second_refusals(application: Application, registered: Organisation, today: date) -> list[Refusal]:
    """Return why a representative's word is missing: two persons let a third speak, one of them inside (G 2).

    Nobody inside is asked where nobody else speaks for the organisation on the day.
    """
    if not representatives(registered.pk, today, but=application.applicant_id):
        return []
    word = second_word(application)
    if word is not None and word.kind == DecisionKind.SECONDED:
        return []
    if word is not None:
        sentence = _(
            "Действащ представител оспорва заявката. Откажете я или, ако мандатът му е приключил, първо го прекратете."
        )
        return [Refusal("contested", sentence)]
    sentence = _("Чака се потвърждение от действащ представител на организацията. Писмото до него е изпратено.")
    return [Refusal("second", sentence)]


def second_word(application: Application) -> Decision | None:
    """Return the last word of a representative on the application as it was last sent."""
    words = Decision.objects.filter(
        application=application,
        kind__in=WORDS,
        at__gte=application.submitted_at or application.begun_at,
    )
    return words.select_related("by").order_by("-at", "-pk").first()


def seconding_refusals(application: Application, mandate: Mandate | None) -> list[Refusal]:
    """Return why a person cannot say a word on a request: it is decided, or the own mandate is over."""
    if application.state != ApplicationState.SUBMITTED:
        return [Refusal("state", _("Заявката вече е решена или върната. Не е нужно да правите нищо."))]
    if mandate is None:
        return [Refusal("mandate", _("Само действащ представител на организацията може да отговори на заявката."))]
    return []


def _paper_refusals(application: Application) -> list[Refusal]:
    scans = list(application.documents.order_by("pk").values_list("upload__scan", flat=True))
    if application.basis == Basis.PROXY and not scans:
        return [Refusal("papers", _("Няма документ за пълномощно. Върнете заявката за допълване."))]
    if Scan.INFECTED in scans:
        return [Refusal("infected", _("В документ е открит вирус. Върнете заявката за нов файл."))]
    if Scan.WAITING in scans:
        return [Refusal("unscanned", _("Документ още се проверява за вируси. Опитайте след няколко минути."))]
    return []
