"""What came in by another way than the portal stays on record as it came; the contact for the answer may be erased."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION consultations_intake_stays_received() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER consultations_intake_immutable BEFORE UPDATE OR DELETE ON consultations_intake
    FOR EACH ROW EXECUTE FUNCTION consultations_intake_stays_received();

CREATE FUNCTION consultations_opinion_stays_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'received opinions and their files never change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consultations_opinion_immutable BEFORE UPDATE OR DELETE ON consultations_opinion
    FOR EACH ROW EXECUTE FUNCTION consultations_opinion_stays_received();
CREATE TRIGGER consultations_attachment_immutable BEFORE UPDATE OR DELETE ON consultations_attachment
    FOR EACH ROW EXECUTE FUNCTION consultations_opinion_stays_received();

CREATE FUNCTION consultations_comment_keeps_its_bonds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.part_of_id, NEW.intake_id) IS DISTINCT FROM (OLD.part_of_id, OLD.intake_id) THEN
        RAISE EXCEPTION 'what came together stays together' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_comment_bonds BEFORE UPDATE OF part_of_id, intake_id ON consultations_comment
    FOR EACH ROW EXECUTE FUNCTION consultations_comment_keeps_its_bonds();
"""
BACKWARD = """
DROP TRIGGER consultations_comment_bonds ON consultations_comment;
DROP FUNCTION consultations_comment_keeps_its_bonds();
DROP TRIGGER consultations_attachment_immutable ON consultations_attachment;
DROP TRIGGER consultations_opinion_immutable ON consultations_opinion;
DROP FUNCTION consultations_opinion_stays_received();
DROP TRIGGER consultations_intake_immutable ON consultations_intake;
DROP FUNCTION consultations_intake_stays_received();
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0015_channels_are_equal")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
