from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "consultations"
    verbose_name = _("Обществени консултации")

    def ready(self) -> None:
        from consultations.actions.comments_in_queue import COMMENTS  # noqa: PLC0415
        from consultations.notices import NOTICES  # noqa: PLC0415  (models are ready only now)
        from consultations.read import dues, work_dues  # noqa: PLC0415
        from prestige.deadlines.due import register as register_dues  # noqa: PLC0415
        from prestige.moderation import rooms  # noqa: PLC0415
        from prestige.notifications.registry import register  # noqa: PLC0415

        register(*NOTICES)
        register_dues(*dues.SOURCES, *work_dues.SOURCES)
        rooms.register(COMMENTS)
