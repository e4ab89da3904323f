"""What was entered at the desk keeps the consent on which it rests."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION consultations_intake_stays_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR
       (NEW.consultation_id, NEW.channel, NEW.received_at, NEW.registry_number, NEW.registered_by_id,
        NEW.registered_at, NEW.submission_key, NEW.consent_id)
        IS DISTINCT FROM
       (OLD.consultation_id, OLD.channel, OLD.received_at, OLD.registry_number, OLD.registered_by_id,
        OLD.registered_at, OLD.submission_key, OLD.consent_id)
    THEN
        RAISE EXCEPTION 'what was entered at the desk never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""
BACKWARD = """
CREATE OR REPLACE FUNCTION consultations_intake_stays_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR
       (NEW.consultation_id, NEW.channel, NEW.received_at, NEW.registry_number, NEW.registered_by_id,
        NEW.registered_at, NEW.submission_key)
        IS DISTINCT FROM
       (OLD.consultation_id, OLD.channel, OLD.received_at, OLD.registry_number, OLD.registered_by_id,
        OLD.registered_at, OLD.submission_key)
    THEN
        RAISE EXCEPTION 'what was entered at the desk never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0025_proposals_by_the_desk")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
