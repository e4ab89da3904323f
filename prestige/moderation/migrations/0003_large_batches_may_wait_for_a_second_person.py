"""A large batch of the moderation may wait for a second person."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0002_grounds_seeded_and_records_kept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="closed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="Потвърдено или отказано на"),
        ),
        migrations.AddField(
            model_name="batch",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="batch",
            name="note",
            field=models.TextField(blank=True, verbose_name="Кой пасаж"),
        ),
        migrations.AddField(
            model_name="batch",
            name="waits",
            field=models.BooleanField(default=False, verbose_name="Чака втори служител"),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_by__isnull", True),
                    models.Q(("closed_by", models.F("by")), _negated=True),
                    ("undone_at__isnull", False),
                    _connector="OR",
                ),
                name="batch_second_person",
            ),
        ),
    ]
