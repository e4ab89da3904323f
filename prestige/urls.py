"""The one tree of addresses: Bulgarian without a prefix, English under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from consultations.views.short_link import short_link
from prestige.portal.views.health import healthz
from prestige.portal.views.home import home
from prestige.portal.views.theme import theme

handler400 = "prestige.portal.views.errors.bad_request"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("theme/", theme, name="theme"),
    path("c/<str:number>", short_link, name="short_link"),
    path("admin/", admin.site.urls),
    *([path("demo/mail/", include("prestige.demo.urls"))] if settings.DEMO else []),
    *i18n_patterns(
        path("", home, name="home"),
        path("consultations/", include("consultations.urls")),
        path("quality/", include("consultations.quality_urls")),
        path("receipts/", include("consultations.receipt_urls")),
        path("events/", include("prestige.events.urls")),
        path("accounts/", include("prestige.accounts.urls")),
        path("me/", include("prestige.portal.me_urls")),
        path("", include("prestige.notifications.urls")),
        path("verify/", include("prestige.register.urls")),
        path("", include("prestige.portal.urls")),
        prefix_default_language=False,
    ),
]
