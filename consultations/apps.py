from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "consultations"
    verbose_name = _("Обществени консултации")

    def ready(self) -> None:
        from consultations.actions.comments_in_queue import COMMENTS  # noqa: PLC0415
        from consultations.actions.erase_own_data import HOLDER  # noqa: PLC0415
        from consultations.actions.kept_for_a_time import KINDS  # noqa: PLC0415
        from consultations.notices import NOTICES  # noqa: PLC0415  (models are ready only now)
        from consultations.read import dues, work_dues  # noqa: PLC0415
        from consultations.read.filed_opinions import opinions_of  # noqa: PLC0415
        from prestige.accounts import own_data  # noqa: PLC0415
        from prestige.deadlines.due import register as register_dues  # noqa: PLC0415
        from prestige.moderation import rooms  # noqa: PLC0415
        from prestige.notifications.registry import register  # noqa: PLC0415
        from prestige.organisations.filed import register as register_filed  # noqa: PLC0415
        from prestige.retention.kinds import register as register_kinds  # noqa: PLC0415

        register(*NOTICES)
        register_kinds(*KINDS)
        register_dues(*dues.SOURCES, *work_dues.SOURCES)
        rooms.register(COMMENTS)
        register_filed(opinions_of)
        own_data.register(HOLDER)
