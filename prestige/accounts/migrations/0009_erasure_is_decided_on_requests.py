"""The right to decide an erasure stands on its requests alone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_assured_identity"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="user",
            options={"ordering": ["email"], "verbose_name": "Профил", "verbose_name_plural": "Профили"},
        ),
    ]
