"""What the council did stays as it was recorded: a correction is a new row. Old adoptions get the day lists read."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

FORWARD = """
CREATE FUNCTION consultations_councilstep_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'recorded steps never change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consultations_councilstep_immutable BEFORE UPDATE OR DELETE ON consultations_councilstep
    FOR EACH ROW EXECUTE FUNCTION consultations_councilstep_never_changes();

CREATE FUNCTION consultations_councilstep_corrects_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.corrects_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM consultations_councilstep o
        WHERE o.id = NEW.corrects_id AND o.consultation_id = NEW.consultation_id AND o.kind = NEW.kind
    ) THEN
        RAISE EXCEPTION 'a correction is of the same step' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_councilstep_corrects BEFORE INSERT ON consultations_councilstep
    FOR EACH ROW EXECUTE FUNCTION consultations_councilstep_corrects_its_own();
"""
BACKWARD = """
DROP TRIGGER consultations_councilstep_corrects ON consultations_councilstep;
DROP FUNCTION consultations_councilstep_corrects_its_own();
DROP TRIGGER consultations_councilstep_immutable ON consultations_councilstep;
DROP FUNCTION consultations_councilstep_never_changes();
"""


def date_the_adopted(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Fill the day of the last step of acts that were adopted before steps were recorded."""
    rows = apps.get_model("consultations", "Consultation").objects
    rows.filter(status="adopted", stage_on__isnull=True).update(stage_on=F("adopted_on"))


class Migration(migrations.Migration):
    dependencies = [("consultations", "0017_steps_through_the_council")]
    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(date_the_adopted, migrations.RunPython.noop),
    ]
