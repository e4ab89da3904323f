from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "prestige.register"
    label = "register"
