"""Days of elections, on which no hearing is held."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipality", "0002_council_size"),
    ]

    operations = [
        migrations.CreateModel(
            name="ElectionDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True, verbose_name="Дата")),
                (
                    "name",
                    models.CharField(
                        help_text="Например „Избори за общински съветници“.", max_length=160, verbose_name="Избори"
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="Акт, с който са насрочени")),
            ],
            options={
                "verbose_name": "Изборен ден",
                "verbose_name_plural": "Изборни дни",
                "ordering": ["-day"],
            },
        ),
    ]
