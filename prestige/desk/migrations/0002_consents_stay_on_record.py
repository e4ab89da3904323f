"""A consent stays as it was recorded; its note alone may be emptied."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION desk_consent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR
       (NEW.kind, NEW.given_on, NEW.declaration_id, NEW.recorded_by_id, NEW.recorded_at, NEW.key) IS DISTINCT FROM
       (OLD.kind, OLD.given_on, OLD.declaration_id, OLD.recorded_by_id, OLD.recorded_at, OLD.key)
       OR NEW.note NOT IN (OLD.note, '')
    THEN
        RAISE EXCEPTION 'consents never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER desk_consent_immutable BEFORE UPDATE OR DELETE ON desk_deskconsent
    FOR EACH ROW EXECUTE FUNCTION desk_consent_stays();
"""
BACKWARD = """
DROP TRIGGER desk_consent_immutable ON desk_deskconsent;
DROP FUNCTION desk_consent_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_consents")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
