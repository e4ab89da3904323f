"""Admin lists of rows that nobody writes by hand: they are looked up, and changed only by acts."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

Row = TypeVar("Row", bound=Model)

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin
else:

    class ModelAdmin(admin.ModelAdmin):
        """Django's class, made to take the type of its rows."""

        def __class_getitem__(cls, row: Any) -> type:
            return cls


class RecordAdmin(ModelAdmin[Row]):
    """A searchable list and a read-only page; no adding, changing or deleting, whatever the permissions."""

    actions = None
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: Row | None = None) -> list[Any]:
        """Return every field; a person leads to the account only for whoever may open it."""
        fields = list(super().get_fields(request, obj))
        if request.user.has_perm("accounts.view_user"):
            return fields
        people = {field.name for field in self.opts.get_fields() if field.related_model is get_user_model()}
        return [_named(self.opts.get_field(str(name)), str(name)) if name in people else name for name in fields]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": self.opts.verbose_name_plural, **(extra_context or {})})


def _named(field: Any, name: str) -> Callable[[Model], str]:
    """Return a column that shows the person of a row by name, without a link."""

    @admin.display(description=field.verbose_name)
    def named(row: Model) -> str:
        return str(getattr(row, name) or "")

    return named
