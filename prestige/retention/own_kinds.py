"""What the retention keeps itself, and what no round touches."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from prestige.retention.batches import rows_going
from prestige.retention.kinds import Kind, Standing
from prestige.retention.models import RetentionRun


def runs_due(now: datetime, days: int) -> QuerySet[RetentionRun]:
    """Return the lines of the log that are older than so many days."""
    return RetentionRun.objects.filter(started_at__lt=now - timedelta(days=days))


_count_runs, _forget_runs = rows_going(runs_due)
KINDS: Final = (
    Kind(
        code="retention_log",
        title=_("Дневник на изтриванията"),
        since=_("изпълнението"),
        fate=_("редовете се изтриват"),
        ground=_("Регламент (ЕС) 2016/679, чл. 5, пар. 2: отчетност"),
        days=5 * 365,
        least=365,
        least_ground=_("Регламент (ЕС) 2016/679, чл. 5, пар. 2: отчетност"),
        due=_count_runs,
        apply=_forget_runs,
    ),
)
STANDING: Final = (
    Standing(
        title=_("Публични записи: актове, редакции, предложения, отговори, справки, протоколи"),
        term=_("постоянно"),
        ground=_("ЗНА чл. 26, ал. 5; УПЗНА чл. 23; номенклатура на делата"),
    ),
    Standing(
        title=_("Дневник на действията (одит)"),
        term=_("постоянно; по-кратък срок изисква решение"),
        ground=_("Редовете са верига от отпечатъци: изтрит ред би я скъсал. В нея няма текстове и лични данни."),
    ),
    Standing(
        title=_("Ключове срещу двойно изпращане"),
        term=_("постоянно, със записа си"),
        ground=_("Случайни числа в самия запис, без връзка с човек."),
    ),
    Standing(
        title=_("Дневници за достъп на уеб сървъра"),
        term=_("6 месеца, извън портала; изисква решение"),
        ground=_("Пази ги сървърът пред портала: срокът се определя в неговите настройки."),
    ),
    Standing(
        title=_("Резервни копия"),
        term=_("35 дни, извън портала"),
        ground=_("План за резервни копия; изтритото тук изчезва и от тях до 35 дни."),
    ),
)
