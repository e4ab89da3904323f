"""The officials: who they are, what they may do. Citizens' accounts are looked up, not edited."""

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prestige.accounts import staff_pages
from prestige.accounts.actions import note_password_set, save_staff
from prestige.accounts.actions.change_roles import last_administrator_refusals
from prestige.accounts.models import User
from prestige.accounts.roles import ROLE_NAMES
from prestige.record_admin import OwnFiltersMixin

if TYPE_CHECKING:
    PersonForm = forms.ModelForm[User]
    PersonAdmin = UserAdmin[Any]
else:
    PersonForm, PersonAdmin = forms.ModelForm, UserAdmin

PASSWORD_PAGE = "auth_user_password_change"  # noqa: S105  (Django's own name of the page, whatever the model is called)

admin.site.unregister(Group)
# Secrets and sessions of people are nobody's register: each person sees the own ones under /accounts/.
for _kept_private in (Authenticator, EmailAddress, SocialAccount, SocialApp, SocialToken, UserSession):
    if admin.site.is_registered(_kept_private):
        admin.site.unregister(_kept_private)


class StaffForm(PersonForm):
    """What an administrator may change of a person; roles are an act of their own."""

    class Meta:
        model = User
        fields = ("email", "full_name", "position", "unit", "language", "is_active")

    def clean(self) -> dict[str, Any]:
        """Tell beside the box why the last administrator is not switched off."""
        cleaned = super().clean() or {}
        if self.instance.pk and not cleaned.get("is_active", True):
            for refusal in last_administrator_refusals(self.instance):
                self.add_error("is_active", str(refusal))
        return cleaned


class RoleFilter(admin.SimpleListFilter):
    """Narrows the people to one role."""

    title = _("Роля")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(ROLE_NAMES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        return queryset.filter(groups__name=self.value()) if self.value() in ROLE_NAMES else queryset


@admin.register(User)
class StaffAdmin(OwnFiltersMixin, PersonAdmin):
    """People and their roles; a person is switched off, never deleted: their acts stay."""

    form = StaffForm
    actions = None
    ordering = ["email"]
    list_display = ["email", "full_name", "position", "role_names", "is_active"]
    list_filter = ["is_staff", "is_active", RoleFilter]
    search_fields = ["email", "full_name", "position"]
    search_help_text = _("Имейл, име или длъжност")
    filter_horizontal = ()
    readonly_fields = ["role_names", "email_verified_at", "last_login", "joined_at"]
    fieldsets = (
        (None, {"fields": ("email", "full_name", "position", "unit", "language")}),
        (_("Достъп"), {"fields": ("role_names", "is_active", "email_verified_at", "last_login", "joined_at")}),
    )

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
        """Return the read-only fields: nobody switches themselves off, and an account of a citizen is looked up."""
        own = ["is_active"] if obj is not None and obj.pk == request.user.pk else []
        of_citizen = ["email", "full_name", "position", "unit", "language"] if obj and not obj.is_staff else []
        return [*self.readonly_fields, *own, *of_citizen]

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        """Set the password of an official; whoever could set a citizen's would speak as the citizen."""
        if id.isdecimal() and User.objects.filter(pk=id, is_staff=False).exists():
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        told = {"title": self.opts.verbose_name_plural, "may_invite": request.user.has_perm(staff_pages.RIGHT)}
        return super().changelist_view(request, {**told, **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody is added with a password: officials are invited, citizens come by themselves."""
        return False

    def get_urls(self) -> list[Any]:
        """Return the pages of inviting and of the roles before Django's own."""
        guarded = self.admin_site.admin_view
        own = [
            path("invitations/", guarded(staff_pages.invitations), name="accounts_invitations"),
            path(
                "invitations/<int:key>/withdrawal/",
                guarded(staff_pages.withdrawal),
                name="accounts_invitation_withdrawal",
            ),
            path("<int:key>/roles/", guarded(staff_pages.roles), name="accounts_roles"),
            path("<int:key>/roles/<int:pk>/", guarded(staff_pages.role_change), name="accounts_role_change"),
        ]
        return [*own, *super().get_urls()]

    def log_change(self, request: HttpRequest, obj: User, message: Any) -> Any:
        """Keep Django's own note; a password set for somebody stands in the journal too."""
        match = request.resolver_match
        if match is not None and match.url_name == PASSWORD_PAGE:
            note_password_set(obj, by=_official(request), now=timezone.now())
        return super().log_change(request, obj, message)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        save_staff(obj, by=_official(request), now=timezone.now())


def _official(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("the admin is only for people who signed in")
    return request.user
