from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_erasures"),
        ("municipality", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="name_display",
            field=models.CharField(
                choices=[
                    ("full", "С имената ми"),
                    ("initials", "С инициали"),
                    ("citizen", "Като „Гражданин“ с населено място"),
                ],
                default="citizen",
                max_length=10,
                verbose_name="Как се вижда името",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="settlement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=models.deletion.PROTECT,
                to="municipality.settlement",
                verbose_name="Населено място",
            ),
        ),
    ]
