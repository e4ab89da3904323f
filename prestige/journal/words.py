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
    "document.issued": _("Издаден документ"),
    "email_code.requested": _("Поискан код по имейл"),
    "event.cancelled": _("Отменено събитие"),
    "event.changed": _("Променено събитие"),
    "event.edited": _("Допълнено събитие"),
    "event.planned": _("Насрочено събитие"),
    "event.recording_kept": _("Добавен запис на събитие"),
    "event.reminded": _("Напомнено за събитие"),
    "hearing.cancelled": _("Отменено обществено обсъждане"),
    "hearing.changed": _("Променено обществено обсъждане"),
    "hearing.convened": _("Свикано обществено обсъждане"),
    "match.corrected": _("Поправено съответствие между редакции"),
    "minutes.begun": _("Започнат протокол"),
    "minutes.edited": _("Редактиран протокол"),
    "minutes.published": _("Публикуван протокол"),
    "registration.cancelled": _("Отказано записване за събитие"),
    "registration.check_in_undone": _("Премахнато присъствие"),
    "registration.checked_in": _("Отбелязано присъствие"),
    "registration.made": _("Записване за събитие"),
    "registration.moved_up": _("Място за чакащ"),
    "registration.walked_in": _("Вписан присъстващ без записване"),
    "revision.begun": _("Започната нова редакция"),
    "revision.discarded": _("Изтрита неиздадена редакция"),
    "revision.published": _("Публикувана нова редакция"),
    "revision.saved": _("Записан текст на проекта"),
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
