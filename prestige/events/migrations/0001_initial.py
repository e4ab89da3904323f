"""Events and the people who register for them."""

import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('hearing', 'Обществено обсъждане'), ('session', 'Заседание'), ('meeting', 'Среща'), ('other', 'Друго събитие')], default='meeting', max_length=12, verbose_name='Вид')),
                ('title', models.CharField(max_length=400, verbose_name='Наименование')),
                ('slug', models.CharField(editable=False, max_length=120, unique=True)),
                ('path', models.CharField(editable=False, max_length=400)),
                ('starts_at', models.DateTimeField(verbose_name='Начало')),
                ('ends_at', models.DateTimeField(verbose_name='Край')),
                ('zone', models.CharField(default='Europe/Sofia', editable=False, max_length=40)),
                ('place', models.CharField(max_length=200, verbose_name='Място')),
                ('address', models.CharField(max_length=200, verbose_name='Адрес')),
                ('accessibility', models.TextField(blank=True, verbose_name='Достъпност на мястото')),
                ('has_wheelchair_access', models.BooleanField(default=False, verbose_name='Достъпно с инвалидна количка')),
                ('has_sign_language', models.BooleanField(default=False, verbose_name='Превод на жестов език')),
                ('online_url', models.URLField(blank=True, max_length=400, verbose_name='Връзка за участие онлайн')),
                ('stream_url', models.URLField(blank=True, max_length=400, verbose_name='Излъчване на живо')),
                ('is_recorded', models.BooleanField(default=False, verbose_name='Прави се запис')),
                ('recording_url', models.URLField(blank=True, max_length=400, verbose_name='Запис')),
                ('takes_registration', models.BooleanField(default=True, verbose_name='Записване')),
                ('capacity', models.PositiveIntegerField(blank=True, null=True, verbose_name='Места')),
                ('registration_opens_at', models.DateTimeField(blank=True, null=True, verbose_name='Записване от')),
                ('registration_closes_at', models.DateTimeField(blank=True, null=True, verbose_name='Записване до')),
                ('status', models.CharField(choices=[('scheduled', 'Насрочено'), ('changed', 'Променено'), ('cancelled', 'Отменено')], default='scheduled', editable=False, max_length=12)),
                ('status_reason', models.TextField(blank=True, editable=False, verbose_name='Причина')),
                ('sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('created_at', models.DateTimeField(editable=False)),
                ('changed_at', models.DateTimeField(editable=False)),
                ('reminded_at', models.DateTimeField(editable=False, null=True)),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Събитие',
                'verbose_name_plural': 'Събития',
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='Име и фамилия')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='Имейл')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='Телефон')),
                ('organisation', models.CharField(blank=True, max_length=200, verbose_name='Организация')),
                ('wishes_to_speak', models.BooleanField(default=False, verbose_name='Ще се изкаже')),
                ('needs_wheelchair', models.BooleanField(default=False, verbose_name='Място за инвалидна количка')),
                ('needs_sign_language', models.BooleanField(default=False, verbose_name='Превод на жестов език')),
                ('needs', models.CharField(blank=True, max_length=300, verbose_name='Друга нужда')),
                ('is_name_public', models.BooleanField(default=False, verbose_name='Името може да се публикува')),
                ('language', models.CharField(default='bg', editable=False, max_length=2)),
                ('state', models.CharField(choices=[('registered', 'Записан'), ('waiting', 'В листа на чакащите'), ('cancelled', 'Отказан')], max_length=12, verbose_name='Състояние')),
                ('is_walk_in', models.BooleanField(default=False, verbose_name='Дойде без записване')),
                ('made_at', models.DateTimeField(verbose_name='Записан на')),
                ('moved_up_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('checked_in_at', models.DateTimeField(blank=True, null=True, verbose_name='Присъства от')),
                ('checked_in_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='events.event')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='event_registrations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Записване',
                'verbose_name_plural': 'Записвания',
                'ordering': ['event', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['starts_at'], name='events_even_starts__b01102_idx'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(condition=models.Q(('reminded_at__isnull', True)), fields=['starts_at'], name='event_to_remind'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='event_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__isnull', True), ('capacity__gte', 1), _connector='OR'), name='event_has_a_place'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'cancelled'), _negated=True), models.Q(('status_reason', ''), _negated=True), _connector='OR'), name='event_cancelled_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('registration_closes_at__isnull', True), ('registration_closes_at__lte', models.F('starts_at')), _connector='OR'), name='event_registration_ends_before_it_starts'),
        ),
        migrations.AddIndex(
            model_name='registration',
            index=models.Index(fields=['event', 'state'], name='events_regi_event_i_2e14b2_idx'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(models.F('event'), django.db.models.functions.text.Lower('email'), condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('email', ''), _negated=True)), name='one_registration_per_person_and_event'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(('checked_in_at__isnull', True), models.Q(('state', 'cancelled'), _negated=True), _connector='OR'), name='registration_cancelled_or_present'),
        ),
    ]
