"""New revisions of a public draft: what kind of change each is and when it may be published. Pure but for gettext."""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consultations.lifecycle import Phase
from prestige.refusals import Refusal

MIN_NOTE: Final = 20


class Nature(TextChoices):
    """What kind of change a later revision is.

    A substantive one starts the term again (setting); a technical correction and one that only follows the proposals
    received do not.
    """

    TECHNICAL = "technical", _("Техническа поправка")
    SUBSTANTIVE = "substantive", _("Съществена промяна")
    FOLLOWING = "following", _("Отразява приети предложения")


UNDER_WAY: Final = frozenset({Phase.OPEN, Phase.AWAITING_STATEMENT, Phase.STATEMENT_PUBLISHED})
_LAWFUL: Final[Mapping[Nature, frozenset[Phase]]] = {
    Nature.TECHNICAL: UNDER_WAY,
    Nature.FOLLOWING: UNDER_WAY,
    Nature.SUBSTANTIVE: UNDER_WAY - {Phase.STATEMENT_PUBLISHED},
}


def restarts_term(nature: str, *, setting: bool) -> bool:
    """Tell whether publication of such a revision starts the term for proposals again, from its own day.

    Source: ЗНА чл. 26, ал. 4 (the term runs for the text that is proposed); the setting is the municipality's rule.
    """
    return setting and nature == Nature.SUBSTANTIVE


def begin_refusals(phase: Phase) -> list[Refusal]:
    """Return why no new revision can be prepared now: the draft is not public yet, or its way has ended."""
    if phase in UNDER_WAY:
        return []
    return [
        Refusal(
            "phase",
            gettext("Нова редакция не се подготвя в състояние „%(phase)s“.") % {"phase": phase.label},
            gettext("ЗНА чл. 26, ал. 3"),
        )
    ]


def revision_refusals(
    *, phase: Phase, nature: str, change_note: str, is_changed: bool, article_count: int, has_causes: bool
) -> list[Refusal]:
    """Return every reason why the new revision may not be published now.

    Source: ЗНА чл. 26, ал. 2–5; the reasons for a change are public under the principle of openness (ал. 1).
    """
    if refused := begin_refusals(phase):
        return refused
    openness = gettext("ЗНА чл. 26, ал. 1 (откритост)")
    found = []
    if not is_changed:
        found.append(Refusal("same", gettext("Текстът е същият като в действащата редакция."), openness))
    if not article_count:
        message = gettext("В текста не е открит нито един член или параграф.")
        found.append(Refusal("articles", message, gettext("Указ № 883, чл. 26")))
    if nature not in Nature.values:
        message = gettext("Изберете вида на промяната: от него зависи срокът.")
        found.append(Refusal("nature", message, gettext("ЗНА чл. 26, ал. 4")))
    elif phase not in _LAWFUL[Nature(nature)]:
        message = gettext("Справката е издадена. При съществена промяна проектът се подлага на нова консултация.")
        found.append(Refusal("after_statement", message, gettext("ЗНА чл. 26, ал. 2, 4 и 5")))
    if nature == Nature.FOLLOWING and not has_causes:
        message = gettext("Отворете променена разпоредба и посочете поне едно предложение, което тя отразява.")
        found.append(Refusal("causes", message, gettext("ЗНА чл. 26, ал. 5")))
    if len(change_note.strip()) < MIN_NOTE:
        message = gettext("Напишете какво се променя и защо в поне %(n)d знака: това остава публично.")
        found.append(Refusal("change_note", message % {"n": MIN_NOTE}, openness))
    return found
