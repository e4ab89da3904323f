"""What was said to have caused a published change stays said, also when two people act at the same moment."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION consultations_changecause_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM consultations_revision r WHERE r.id = OLD.revision_id AND r.published_at IS NOT NULL) THEN
        RAISE EXCEPTION 'causes of published changes stay' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER consultations_changecause_immutable BEFORE UPDATE OR DELETE ON consultations_changecause
    FOR EACH ROW EXECUTE FUNCTION consultations_changecause_stays();
"""
BACKWARD = """
DROP TRIGGER consultations_changecause_immutable ON consultations_changecause;
DROP FUNCTION consultations_changecause_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0005_acts_in_force")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
