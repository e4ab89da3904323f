"""What of the consultations is kept only for a time."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from consultations.actions.ask_to_follow import forget_follows, unconfirmed_follows
from consultations.actions.erase_rejected_texts import erase_rejected_texts, rejected_texts
from consultations.actions.forget_participants import comments_with_address, forget_participants, intakes_with_contact
from consultations.actions.keep_draft import forget_old_drafts, old_drafts, old_opinion_drafts
from consultations.models import CommentDraft, DeskFollow
from prestige.retention.batches import count_of
from prestige.retention.kinds import Kind

STORAGE_LIMITATION: Final = _("Регламент (ЕС) 2016/679, чл. 5, пар. 1, б. „д“")

KINDS: Final = (
    Kind(
        code="drafts",
        title=_("Неизпратени предложения и становища"),
        since=_("последната промяна"),
        fate=_("изтриват се"),
        ground=STORAGE_LIMITATION,
        days=CommentDraft.KEEP_DAYS,
        least=CommentDraft.KEEP_DAYS,
        least_ground=_("Толкова обещава порталът на човека, който пише."),
        due=count_of(old_drafts, old_opinion_drafts),
        apply=forget_old_drafts,
        most=90,
    ),
    Kind(
        code="desk_follows",
        title=_("Имейли за следене, поискано чрез деловодството и непотвърдено"),
        since=_("изпращането на писмото"),
        fate=_("изтриват се; съгласието остава без имейл"),
        ground=STORAGE_LIMITATION,
        days=DeskFollow.KEEP_DAYS,
        least=DeskFollow.KEEP_DAYS,
        least_ground=_("Толкова време има човекът да потвърди."),
        due=count_of(unconfirmed_follows),
        apply=forget_follows,
        most=30,
    ),
    Kind(
        code="participant_contacts",
        title=_("Имейл и адрес за отговор на участниците"),
        since=_("края на процедурата (прието, отхвърлено, обнародвано, оттеглено)"),
        fate=_("заличават се; текстът, името и номерът остават"),
        ground=STORAGE_LIMITATION,
        days=365,
        least=30,
        least_ground=_("Участниците се уведомяват за решенията по предложенията им (ЗНА чл. 26, ал. 5)."),
        due=count_of(comments_with_address, intakes_with_contact),
        apply=forget_participants,
    ),
    Kind(
        code="rejected_texts",
        title=_("Текст на задържани и премахнати предложения"),
        since=_("края на срока за възражение или решението по него"),
        fate=_("текстът се изтрива; номерът, основанието и решението остават"),
        ground=_("Правила за коментиране и преглед; Регламент (ЕС) 2016/679, чл. 5, пар. 1, б. „д“"),
        days=365,
        least=90,
        least_ground=_("Докато решението може да се оспори пред съда."),
        due=count_of(rejected_texts),
        apply=erase_rejected_texts,
    ),
)
