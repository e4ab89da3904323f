"""The tree of addresses of a demonstration."""

from django.urls import include, path

from prestige.urls import urlpatterns as portal

urlpatterns = [path("demo/mail/", include("prestige.demo.urls")), *portal]
