"""The address that stands at the foot of every letter one may refuse."""

from django.urls import path

from prestige.notifications.views import unsubscribe

app_name = "notifications"

urlpatterns = [path("unsubscribe/<str:token>/", unsubscribe, name="unsubscribe")]
