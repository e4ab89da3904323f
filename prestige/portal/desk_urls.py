"""Addresses of the portal's own pages in the workplace, inside the admin and under its namespace."""

from django.contrib import admin
from django.urls import path

from prestige.portal.views.erasure_desk import erasure_request, erasures

urlpatterns = [
    path("erasures/", admin.site.admin_view(erasures), name="erasures"),
    path("erasures/<int:key>/", admin.site.admin_view(erasure_request), name="erasure_request"),
]
