"""What the verbs of the journal are called for people. Pure but for lazy translation."""

from typing import Final

from django.utils.translation import gettext_lazy as _

WORDS: Final = {
    "act_in_force.entered": _("Въведен действащ акт"),
    "cause.forgotten": _("Премахната причина за промяна"),
    "cause.named": _("Посочена причина за промяна"),
    "comment.answered": _("Отговорено на предложение"),
    "comment.held": _("Задържано предложение"),
    "comment.published": _("Публикувано предложение"),
    "comment.received": _("Получено предложение"),
    "consultation.adopted": _("Отбелязано приемане"),
    "consultation.created": _("Създадена консултация"),
    "consultation.edited": _("Променена чернова"),
    "consultation.published": _("Публикувана консултация"),
    "consultation.withdrawn": _("Оттеглена консултация"),
    "correction.discarded": _("Изтрита подготвена поправка на справка"),
    "correction.drafted": _("Подготвена поправка на справка"),
    "document.issued": _("Издаден документ"),
    "dossier.asked": _("Поискано пълно досие"),
    "dossier.exported": _("Изнесено пълно досие"),
    "email_code.requested": _("Поискан код по имейл"),
    "match.corrected": _("Поправено съответствие между редакции"),
    "package.edited": _("Променена докладна записка"),
    "revision.begun": _("Започната нова редакция"),
    "revision.discarded": _("Изтрита неиздадена редакция"),
    "revision.published": _("Публикувана нова редакция"),
    "revision.saved": _("Записан текст на проекта"),
    "statement.corrected": _("Поправена справка"),
    "statement.issued": _("Издадена справка"),
    "subscription.ended": _("Спрян абонамент"),
    "subscription.started": _("Започнат абонамент"),
    "user.added": _("Добавен служител"),
    "user.changed": _("Променен профил на служител"),
    "user.email_verified": _("Потвърден имейл"),
    "user.password_set": _("Сменена парола"),
    "user.profile_saved": _("Записан профил"),
}


def words_of(verb: str) -> str:
    """Return what happened in Bulgarian; the verb itself when it has no words."""
    return str(WORDS.get(verb, verb))
