"""`manage.py load_demo`: fill an empty database with the demonstration."""

from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from consultations.models import Consultation
from prestige.demo.loading import (
    load_answering,
    load_channels,
    load_consultations,
    load_forward_plan,
    load_general_act,
    load_hearings,
    load_moderation,
    load_municipality,
    load_people,
)


class Command(BaseCommand):
    help = "Зарежда примерните данни в празна база."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if Consultation.objects.exists():
            raise CommandError("В базата вече има консултации; примерните данни се зареждат само в празна база.")
        now = timezone.now()
        load_municipality()
        officials, citizens = load_people(now)
        load_consultations(officials, citizens, now)
        load_moderation(officials, citizens, now)
        load_answering(officials, now)
        load_forward_plan(officials, citizens, now)
        load_channels(officials, citizens, now)
        load_hearings(officials, citizens, now)
        load_general_act(officials, citizens, now)
        if options["verbosity"]:
            self.stdout.write("Примерните данни са заредени.")
