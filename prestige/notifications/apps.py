from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "prestige.notifications"
    label = "notifications"
