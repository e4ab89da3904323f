"""What an administrator types about officials: whom to invite, which roles somebody has and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prestige.accounts.actions.change_roles import MIN_REASON
from prestige.accounts.roles import ROLE_NAMES
from prestige.form_fields import CleanText, PublicEmail
from prestige.municipality.models import Unit


class RolesField(forms.MultipleChoiceField):
    """The roles as checkboxes by their Bulgarian names."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Роли"))
        super().__init__(choices=list(ROLE_NAMES.items()), widget=forms.CheckboxSelectMultiple, **options)


class InvitationForm(forms.Form):
    """A new official: the address, the roles, and what is known of the person."""

    email = PublicEmail(label=_("Служебен имейл"), help_text=_("Поканата важи 14 дни и се приема с код на този имейл."))
    roles = RolesField(error_messages={"required": _("Изберете поне една роля.")})
    full_name = CleanText(label=_("Име и фамилия"), limit=120, required=False)
    position = CleanText(label=_("Длъжност"), limit=160, required=False)
    unit = forms.ModelChoiceField(Unit.objects.all(), label=_("Звено"), required=False)


class RolesForm(forms.Form):
    """Exactly which roles the person has from now on, and why."""

    roles = RolesField(required=False, help_text=_("Без роля човекът влиза само като гражданин."))
    reason = CleanText(
        label=_("Причина"),
        limit=300,
        help_text=_("Например заповед за назначаване. Остава в историята на ролите."),
        error_messages={"required": _("Напишете причината в поне %(n)d знака.") % {"n": MIN_REASON}},
    )
