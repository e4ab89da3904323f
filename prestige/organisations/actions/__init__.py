"""Everything that changes an application, an organisation or a mandate."""

from prestige.organisations.actions.close_organisation import close_organisation
from prestige.organisations.actions.decide_application import refuse_application, return_application
from prestige.organisations.actions.end_mandate import end_mandate
from prestige.organisations.actions.fill_application import (
    discard_application,
    fill_application,
    forget_applications,
    start_application,
)
from prestige.organisations.actions.remind_of_mandates import remind_of_mandates
from prestige.organisations.actions.second_application import contest_application, second_application
from prestige.organisations.actions.submit_application import submit_application
from prestige.organisations.actions.verify_application import verify_application

__all__ = [
    "close_organisation",
    "contest_application",
    "discard_application",
    "end_mandate",
    "fill_application",
    "forget_applications",
    "refuse_application",
    "remind_of_mandates",
    "return_application",
    "second_application",
    "start_application",
    "submit_application",
    "verify_application",
]
