"""What of the letters is kept only for a time."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prestige.notifications.actions.hash_ledger import hash_ledger, letters_to_hash
from prestige.retention.batches import count_of
from prestige.retention.kinds import Kind

KINDS: Final = (
    Kind(
        code="mail_ledger",
        title=_("Адреси в дневника на писмата"),
        since=_("изпращането"),
        fate=_("адресът става отпечатък; остава, че писмото е изпратено"),
        ground=_("Регламент (ЕС) 2016/679, чл. 5, пар. 1, б. „д“"),
        days=90,
        least=30,
        least_ground=_("Докато тече спор дали човек е уведомен (АПК чл. 61)."),
        due=count_of(letters_to_hash),
        apply=hash_ledger,
    ),
)
