from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_address_changes")]

    operations = [
        migrations.AddField(
            "user",
            "assured_at",
            models.DateTimeField(blank=True, null=True, verbose_name="Потвърдена самоличност"),
        ),
        migrations.AddField(
            "user",
            "assured_by",
            models.CharField(blank=True, default="", max_length=30, verbose_name="Доставчик"),
            preserve_default=False,
        ),
        migrations.AddField(
            "user",
            "assured_level",
            models.CharField(blank=True, default="", max_length=11, verbose_name="Ниво на осигуреност"),
            preserve_default=False,
        ),
        migrations.AddField(
            "user",
            "assured_name",
            models.CharField(blank=True, default="", max_length=120, verbose_name="Потвърдено име"),
            preserve_default=False,
        ),
    ]
