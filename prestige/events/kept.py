"""What of the events is kept only for a time."""

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from prestige.events.actions.forget_contacts import contacts_to_forget, forget_contacts
from prestige.retention.batches import count_of
from prestige.retention.kinds import Kind

KINDS: Final = (
    Kind(
        code="event_contacts",
        title=_("Имейл, телефон и нужди на записаните за събитие"),
        since=_("края на събитието"),
        fate=_("заличават се; името остава в списъка на присъствалите"),
        ground=_("Регламент (ЕС) 2016/679, чл. 5, пар. 1, б. „д“"),
        days=settings.EVENT_CONTACT_DAYS,
        due=count_of(contacts_to_forget),
        apply=forget_contacts,
    ),
)
