from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "prestige.accounts"
    label = "accounts"
