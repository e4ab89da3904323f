"""Comments wait in the one queue: what calls a clerk, what was found in the text, and how the same text is found."""

import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0009_lives_to_the_act_in_force"),
        ("municipality", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="comment",
            name="held_on_a_ground",
        ),
        migrations.AddField(
            model_name="comment",
            name="alarms",
            field=models.CharField(blank=True, max_length=80, verbose_name="Възможни лични данни"),
        ),
        migrations.AddField(
            model_name="comment",
            name="is_first",
            field=models.BooleanField(default=False, verbose_name="Първи от този адрес"),
        ),
        migrations.AddField(
            model_name="comment",
            name="to_review",
            field=models.BooleanField(default=False, verbose_name="Чака поглед"),
        ),
        migrations.AlterField(
            model_name="comment",
            name="moderation_state",
            field=models.CharField(
                choices=[
                    ("pending", "Чака преглед"),
                    ("published", "Публикуван"),
                    ("held", "Задържан"),
                    ("removed", "Премахнат"),
                ],
                default="pending",
                max_length=12,
                verbose_name="Преглед",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("moderation_state", "pending"), ("to_review", True), _connector="OR"),
                fields=["received_at", "id"],
                name="comments_in_queue",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(django.db.models.functions.text.MD5("body"), name="comments_same_text"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("moderation_state__in", ["held", "removed"]), _negated=True),
                    models.Q(("hold_ground", ""), _negated=True),
                    _connector="OR",
                ),
                name="held_on_a_ground",
            ),
        ),
    ]
