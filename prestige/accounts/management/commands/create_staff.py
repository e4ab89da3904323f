"""`manage.py create_staff EMAIL --role ROLE [--role …]`: invite an official; the role is given at the acceptance."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from prestige.accounts.actions import invite_staff, sync_roles
from prestige.accounts.roles import ROLE_NAMES
from prestige.municipality.models import Unit
from prestige.refusals import NotAllowed
from prestige.typography import long_date


class Command(BaseCommand):
    help = "Кани служител: писмото води до страница, на която човекът доказва имейла си и получава ролята."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument(
            "--role", action="append", required=True, choices=list(ROLE_NAMES), help="може няколко пъти"
        )
        parser.add_argument("--name", default="", help="име и фамилия")
        parser.add_argument("--position", default="", help="длъжност")
        parser.add_argument("--unit", default="", help="точното име на звеното")

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip().lower()
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise CommandError(f"{email}: {' '.join(wrong.messages)}") from wrong
        unit = Unit.objects.filter(name=options["unit"]).first() if options["unit"] else None
        if options["unit"] and unit is None:
            names = ", ".join(Unit.objects.values_list("name", flat=True)) or "–"
            raise CommandError(_("Няма звено „%(unit)s“. Има: %(names)s") % {"unit": options["unit"], "names": names})
        sync_roles()
        told = {"full_name": options["name"], "position": options["position"], "unit": unit}
        try:
            invitation, is_new = invite_staff(email, options["role"], **told, by=None, now=timezone.now())
        except NotAllowed as refused:
            if any(refusal.code == "has_it" for refusal in refused.refusals):
                self.stdout.write(f"{email}: {refused}")
                return
            raise CommandError(str(refused)) from refused
        until = long_date(timezone.localdate(invitation.expires_at))
        roles = ", ".join(str(ROLE_NAMES[code]) for code in invitation.roles)
        said = _("%(email)s: поканата (%(roles)s) тръгва и важи до %(until)s.")
        if not is_new:
            said = _("%(email)s: вече има такава покана (%(roles)s), важи до %(until)s. Ново писмо няма.")
        self.stdout.write(said % {"email": email, "roles": roles, "until": until})
