"""What of the moderation is kept only for a time."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prestige.moderation.actions.reports import ADDRESS_KEPT_DAYS, addresses_to_forget, forget_addresses
from prestige.retention.batches import count_of
from prestige.retention.kinds import Kind

KINDS: Final = (
    Kind(
        code="reporters",
        title=_("Имейли на подали сигнал за нередност"),
        since=_("решението по сигнала"),
        fate=_("имейлът се заличава; сигналът остава"),
        ground=_("Регламент (ЕС) 2016/679, чл. 5, пар. 1, б. „д“"),
        days=ADDRESS_KEPT_DAYS,
        least=7,
        least_ground=_("Писмото с решението се праща на този имейл."),
        due=count_of(addresses_to_forget),
        apply=forget_addresses,
    ),
)
