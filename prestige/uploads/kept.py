"""What of the files is kept only for a time."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prestige.retention.batches import count_of
from prestige.retention.kinds import Kind
from prestige.uploads.actions import forget_uploads
from prestige.uploads.models import Upload

KINDS: Final = (
    Kind(
        code="loose_uploads",
        title=_("Качени файлове в карантина, които не са станали част от нищо"),
        since=_("качването"),
        fate=_("изтриват се с оригинала"),
        ground=_("Регламент (ЕС) 2016/679, чл. 5, пар. 1, б. „д“"),
        days=Upload.KEEP_DAYS,
        least=Upload.KEEP_DAYS,
        least_ground=_("Толкова се пази черновата, която ги ползва."),
        due=count_of(Upload.objects.forgotten),
        apply=forget_uploads,
        most=90,
    ),
)
