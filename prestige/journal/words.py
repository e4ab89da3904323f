"""What the verbs of the journal are called for people. Pure but for lazy translation."""

from typing import Final

from django.utils.translation import gettext_lazy as _

WORDS: Final = {
    "act_in_force.entered": _("Въведен действащ акт"),
    "appeal.decided": _("Решено възражение"),
    "appeal.filed": _("Подадено възражение"),
    "batch.moderated": _("Групово решение при преглед"),
    "batch.undone": _("Отменено групово решение"),
    "answer.agreement_asked": _("Поискано съгласуване на отговор"),
    "answer.assigned": _("Възложен отговор"),
    "answer.drafted": _("Записана чернова на отговор"),
    "answer.ready": _("Отговор предаден за подпис"),
    "answer.remarked": _("Бележка по чернова на отговор"),
    "answer.returned": _("Върната чернова на отговор"),
    "answer.verdict_given": _("Становище по чернова на отговор"),
    "cause.forgotten": _("Премахната причина за промяна"),
    "cause.named": _("Посочена причина за промяна"),
    "comment.answered": _("Отговорено на предложение"),
    "comment.held": _("Задържано предложение"),
    "comment.kept": _("Оставено публикувано предложение"),
    "comment.original_viewed": _("Прочетен запечатан оригинал"),
    "comment.published": _("Публикувано предложение"),
    "comment.received": _("Получено предложение"),
    "comment.redacted": _("Заличени лични данни в предложение"),
    "comment.removed": _("Премахнато предложение"),
    "comment.returned": _("Върнато за преглед предложение"),
    "consultation.adopted": _("Отбелязано приемане"),
    "consultation.created": _("Създадена консултация"),
    "consultation.edited": _("Променена чернова"),
    "consultation.published": _("Публикувана консултация"),
    "consultation.withdrawn": _("Оттеглена консултация"),
    "document.issued": _("Издаден документ"),
    "email_code.requested": _("Поискан код по имейл"),
    "ground.added": _("Добавено основание за задържане"),
    "ground.retired": _("Спряно основание за задържане"),
    "ground.reworded": _("Променен текст на основание"),
    "match.corrected": _("Поправено съответствие между редакции"),
    "report.decided": _("Решен сигнал за нередност"),
    "report.filed": _("Подаден сигнал за нередност"),
    "revision.begun": _("Започната нова редакция"),
    "revision.discarded": _("Изтрита неиздадена редакция"),
    "revision.published": _("Публикувана нова редакция"),
    "revision.saved": _("Записан текст на проекта"),
    "statement.issued": _("Издадена справка"),
    "subscription.ended": _("Спрян абонамент"),
    "subscription.started": _("Започнат абонамент"),
    "thread.joined": _("Предложение добавено към група еднакви"),
    "thread.left": _("Предложение отделено от група еднакви"),
    "threads.folded": _("Събрани еднакви предложения"),
    "user.added": _("Добавен служител"),
    "user.changed": _("Променен профил на служител"),
    "user.email_verified": _("Потвърден имейл"),
    "user.password_set": _("Сменена парола"),
    "user.profile_saved": _("Записан профил"),
}


def words_of(verb: str) -> str:
    """Return what happened in Bulgarian; the verb itself when it has no words."""
    return str(WORDS.get(verb, verb))
