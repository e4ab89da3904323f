"""What was found when somebody looked into an issued document."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0002_documents_never_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_tagged", models.BooleanField(verbose_name="Със структура за екранни четци")),
                ("checked_at", models.DateTimeField(verbose_name="Проверен на")),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspection",
                        to="register.issueddocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "Проверка на документ",
                "verbose_name_plural": "Проверки на документи",
            },
        ),
    ]
