"""makemessages as this house wants it: what the public reads, and a file that changes only when a sentence does."""

import re
from pathlib import Path
from typing import Any

from django.core.management.commands import makemessages

# The clerk's side speaks Bulgarian only (ЗНА чл. 9: the acts and the work on them are in Bulgarian).
BULGARIAN_ONLY = (
    "templates/admin/*",
    "templates/deadlines/*",
    "consultations/admin/*",
    "consultations/forms/clerk_*.py",
    "consultations/read/revision_changes.py",
    "consultations/read/*_tasks.py",
    "consultations/read/term_desk.py",
    "consultations/read/workload.py",
    "consultations/read/deadline_board.py",
    "consultations/read/dues.py",
    "prestige/*/admin.py",
    "prestige/accounts/actions/save_staff.py",
    "prestige/accounts/roles.py",
    "prestige/deadlines/*.py",
    "prestige/journal/words.py",
    "prestige/portal/admin_site.py",
    "prestige/portal/views/dashboard.py",
    "prestige/portal/machinery.py",
    "prestige/portal/work_links.py",
)
NOT_OURS = (".venv/*", ".tools/*", ".prestige/*", "staticfiles/*", "tests/*", "prestige/demo/texts/*")
_CHURN = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Report-Msgid-Bugs-To):.*\n', re.MULTILINE
)


class Command(makemessages.Command):
    """Extract into locale/en without places, guesses, leftovers and dates.

    `manage.py makemessages -l en`, then translate, then `manage.py compilemessages -i .venv`; both need GNU gettext.
    """

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
    msgattrib_options = [*makemessages.Command.msgattrib_options, "--sort-output"]  # a file that moves moves nothing

    def handle(self, *args: Any, **options: Any) -> None:
        options["ignore_patterns"] = [*options["ignore_patterns"], *BULGARIAN_ONLY, *NOT_OURS]
        options |= {"no_location": True, "no_obsolete": True, "no_wrap": True}
        super().handle(*args, **options)

    def write_po_file(self, potfile: str, locale: str) -> None:
        super().write_po_file(potfile, locale)
        catalogue = Path(potfile).parent / locale / "LC_MESSAGES" / f"{self.domain}.po"
        catalogue.write_text(_CHURN.sub("", catalogue.read_text(encoding="utf-8")), encoding="utf-8")
