"""What an official typed for a person names the consent; wishes to follow wait for the yes of the person."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0024_rejected_texts_may_be_erased"),
        ("desk", "0001_consents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskFollow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="Имейл")),
                ("asked_at", models.DateTimeField(verbose_name="Поискано на")),
                ("expires_at", models.DateTimeField(verbose_name="Валидно до")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="Потвърдено на")),
            ],
            options={
                "verbose_name": "Абонамент от деловодството",
                "verbose_name_plural": "Абонаменти от деловодството",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="intake",
            name="consent",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="intake",
                to="desk.deskconsent",
                verbose_name="Съгласие",
            ),
        ),
        migrations.AlterField(
            model_name="comment",
            name="channel",
            field=models.CharField(
                choices=[
                    ("portal", "Портал"),
                    ("paper", "На хартия"),
                    ("email", "По имейл"),
                    ("oral", "Устно"),
                    ("desk", "Чрез деловодството"),
                ],
                default="portal",
                max_length=8,
                verbose_name="Канал",
            ),
        ),
        migrations.AlterField(
            model_name="intake",
            name="channel",
            field=models.CharField(
                choices=[
                    ("portal", "Портал"),
                    ("paper", "На хартия"),
                    ("email", "По имейл"),
                    ("oral", "Устно"),
                    ("desk", "Чрез деловодството"),
                ],
                max_length=8,
                verbose_name="Канал",
            ),
        ),
        migrations.AddConstraint(
            model_name="intake",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("channel", "desk"), ("consent__isnull", False)),
                    models.Q(models.Q(("channel", "desk"), _negated=True), ("consent__isnull", True)),
                    _connector="OR",
                ),
                name="intake_by_desk_has_consent",
            ),
        ),
        migrations.AddField(
            model_name="deskfollow",
            name="consent",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="follow", to="desk.deskconsent"
            ),
        ),
        migrations.AddField(
            model_name="deskfollow",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="consultations.consultation"
            ),
        ),
        migrations.AddConstraint(
            model_name="deskfollow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_at__isnull", False), models.Q(("email", ""), _negated=True), _connector="OR"
                ),
                name="desk_follow_waits_for_an_address",
            ),
        ),
    ]
