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
    "consultation.annulled": _("Отбелязана отмяна от съда"),
    "consultation.assessed": _("Отбелязана последваща оценка"),
    "consultation.created": _("Създадена консултация"),
    "consultation.edited": _("Променена чернова"),
    "consultation.marked_ready": _("Проектът е отбелязан като готов"),
    "consultation.promulgated": _("Отбелязано обнародване"),
    "consultation.published": _("Публикувана консултация"),
    "consultation.put_on_session": _("Проектът е включен в дневен ред"),
    "consultation.readopted": _("Отбелязано повторно приемане"),
    "consultation.referred": _("Проектът е изпратен в комисия"),
    "consultation.rejected": _("Отбелязано отхвърляне"),
    "consultation.restarted": _("Проектът е върнат за преработване"),
    "consultation.returned": _("Отбелязано връщане от кмета или областния управител"),
    "consultation.returned_to_drafting": _("Проектът отново се подготвя"),
    "consultation.sent": _("Отбелязано изпращане на приетия акт"),
    "consultation.tabled": _("Отбелязано внасяне в съвета"),
    "consultation.withdrawn": _("Оттеглена консултация"),
    "council_step.corrected": _("Поправена стъпка след консултацията"),
    "document.issued": _("Издаден документ"),
    "email_code.requested": _("Поискан код по имейл"),
    "match.corrected": _("Поправено съответствие между редакции"),
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
