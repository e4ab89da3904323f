"""The roof's front: home, shell, health, status and the admin site itself."""
