"""How many councillors there are, for quorum and majorities."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipality", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="municipality",
            name="council_size",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="По чл. 19 от ЗМСМА. От него се смятат кворумът и мнозинствата.",
                null=True,
                verbose_name="Общ брой на общинските съветници",
            ),
        ),
        migrations.AddField(
            model_name="municipality",
            name="population",
            field=models.PositiveIntegerField(
                blank=True,
                help_text="Ползва се, ако броят на съветниците не е попълнен.",
                null=True,
                verbose_name="Население",
            ),
        ),
    ]
