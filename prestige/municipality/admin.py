"""The municipality's own data, kept current by its administrator."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from prestige.municipality.actions import remove_special_day, save_special_day
from prestige.municipality.models import ElectionDay, Municipality, PolicyArea, Settlement, SpecialDay, Unit, undecided
from prestige.record_admin import ModelAdmin, Row


class ReferenceAdmin(ModelAdmin[Row]):
    """Rows that others point to: they are added and corrected, not deleted."""

    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": self.opts.verbose_name_plural, **(extra_context or {})})


@admin.register(Municipality)
class MunicipalityAdmin(ReferenceAdmin[Municipality]):
    """The one row of the municipality itself."""

    list_display = ["name", "address", "phone", "email"]
    search_fields = ["name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Municipality.objects.exists()


@admin.register(Settlement)
class SettlementAdmin(ReferenceAdmin[Settlement]):
    """Settlements that consultations and people name."""

    list_display = ["name", "kind", "ekatte"]
    list_filter = ["kind"]
    search_fields = ["name", "ekatte"]
    search_help_text = "Име или ЕКАТТЕ"


@admin.register(Unit)
class UnitAdmin(ReferenceAdmin[Unit]):
    """Units that answer for something."""

    list_display = ["name", "phone", "email"]
    search_fields = ["name", "email"]
    search_help_text = "Име или имейл"


@admin.register(PolicyArea)
class PolicyAreaAdmin(ReferenceAdmin[PolicyArea]):
    """Areas by which people find and follow consultations."""

    list_display = ["name", "slug"]
    search_fields = ["name"]


@admin.register(SpecialDay)
class SpecialDayAdmin(ReferenceAdmin[SpecialDay]):
    """Declared days off and working days. A wrong one may be deleted: terms already published never move by it."""

    list_display = ["day", "name", "is_workday", "source"]
    list_filter = ["is_workday"]
    date_hierarchy = "day"
    search_fields = ["name", "source"]
    search_help_text = "Повод или акт"

    def has_delete_permission(self, request: HttpRequest, obj: SpecialDay | None = None) -> bool:
        return request.user.has_perm("municipality.delete_specialday")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the list, and above it the compensations on which the law is silent and nobody has decided yet."""
        return super().changelist_view(request, {"doubtful": undecided(timezone.localdate()), **(extra_context or {})})

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Take what a link of the list says of the day, its dates as they stand in addresses."""
        initial: dict[str, Any] = {**super().get_changeform_initial_data(request)}
        if "is_workday" in initial:
            initial["is_workday"] = initial["is_workday"] == "1"
        return initial

    def save_model(self, request: HttpRequest, obj: SpecialDay, form: Any, change: bool) -> None:
        save_special_day(obj, by=request.user, now=timezone.now())

    def delete_model(self, request: HttpRequest, obj: SpecialDay) -> None:
        remove_special_day(obj, by=request.user, now=timezone.now())


@admin.register(ElectionDay)
class ElectionDayAdmin(ReferenceAdmin[ElectionDay]):
    """Days of elections. A wrong one may be deleted: a hearing that was convened never moves by it."""

    list_display = ["day", "name", "source"]
    date_hierarchy = "day"
    search_fields = ["name", "source"]
    search_help_text = "Избори или акт"

    def has_delete_permission(self, request: HttpRequest, obj: ElectionDay | None = None) -> bool:
        return request.user.has_perm("municipality.delete_electionday")
