"""The officials: who they are, what they may do. Citizens' accounts are looked up, not edited."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prestige.accounts.actions import note_password_set, save_staff
from prestige.accounts.models import User
from prestige.accounts.roles import ROLE_NAMES

if TYPE_CHECKING:
    CreationForm = BaseUserCreationForm[User]
    PersonForm = forms.ModelForm[User]
    PersonAdmin = UserAdmin[Any]
else:
    CreationForm, PersonForm, PersonAdmin = BaseUserCreationForm, forms.ModelForm, UserAdmin

PASSWORD_PAGE = "auth_user_password_change"  # noqa: S105  (Django's own name of the page, whatever the model is called)

admin.site.unregister(Group)


class RolesMixin(forms.Form):
    """The roles as checkboxes by their Bulgarian names."""

    roles = forms.MultipleChoiceField(
        label=_("Роли"),
        choices=list(ROLE_NAMES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Без роля човекът влиза само като гражданин."),
    )


class StaffAddForm(RolesMixin, CreationForm):
    """A new official: address, name, roles and a first password."""

    class Meta:
        model = User
        fields = ("email", "full_name", "position", "unit")

    def clean_email(self) -> str:
        """Return the address in lower case; the address is the name people sign in with."""
        return str(self.cleaned_data["email"]).lower()


class StaffForm(RolesMixin, PersonForm):
    """What an administrator may change of a person."""

    class Meta:
        model = User
        fields = ("email", "full_name", "position", "unit", "language", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            held = set(self.instance.groups.values_list("name", flat=True))
            self.initial["roles"] = [code for code in ROLE_NAMES if code in held]


class RoleFilter(admin.SimpleListFilter):
    """Narrows the people to one role."""

    title = _("Роля")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(ROLE_NAMES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        return queryset.filter(groups__name=self.value()) if self.value() in ROLE_NAMES else queryset


@admin.register(User)
class StaffAdmin(PersonAdmin):
    """People and their roles; a person is switched off, never deleted: their acts stay."""

    form = StaffForm
    add_form = StaffAddForm
    add_form_template = "admin/change_form.html"
    actions = None
    ordering = ["email"]
    list_display = ["email", "full_name", "position", "role_names", "is_active"]
    list_filter = ["is_staff", "is_active", RoleFilter]
    search_fields = ["email", "full_name", "position"]
    search_help_text = _("Имейл, име или длъжност")
    filter_horizontal = ()
    readonly_fields = ["email_verified_at", "last_login", "joined_at"]
    fieldsets = (
        (None, {"fields": ("email", "full_name", "position", "unit", "language")}),
        (_("Достъп"), {"fields": ("roles", "is_active", "email_verified_at", "last_login", "joined_at")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "full_name", "position", "unit", "roles", "password1", "password2")}),)

    @admin.display(description=_("Роли"))
    def role_names(self, user: User) -> str:
        """Return the Bulgarian names of the person's roles."""
        held = {group.name for group in user.groups.all()}
        return ", ".join(str(name) for code, name in ROLE_NAMES.items() if code in held)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and not (obj is not None and obj.is_superuser and not request.user.is_superuser)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Return the read-only fields; nobody switches themselves off."""
        own = ["is_active"] if obj is not None and obj.pk == request.user.pk else []
        return [*self.readonly_fields, *own]

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any) -> Any:
        """Return the form; nobody changes their own roles."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.base_fields["roles"].disabled = obj is not None and obj.pk == request.user.pk
        return form

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": self.opts.verbose_name_plural, **(extra_context or {})})

    def log_change(self, request: HttpRequest, obj: User, message: Any) -> Any:
        """Keep Django's own note; a password set for somebody stands in the journal too."""
        match = request.resolver_match
        if match is not None and match.url_name == PASSWORD_PAGE:
            note_password_set(obj, by=_official(request), now=timezone.now())
        return super().log_change(request, obj, message)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        save_staff(obj, roles=form.cleaned_data["roles"], by=_official(request), now=timezone.now())


def _official(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("the admin is only for people who signed in")
    return request.user
