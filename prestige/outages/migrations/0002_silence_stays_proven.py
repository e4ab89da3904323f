"""What proves an outage stays: runs only grow, settled outages never change, no row is deleted."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION outages_run_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.began_at <> OLD.began_at OR NEW.last_beat_at < OLD.last_beat_at THEN
        RAISE EXCEPTION 'runs only grow' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER outages_run_grows BEFORE UPDATE OR DELETE ON outages_run
    FOR EACH ROW EXECUTE FUNCTION outages_run_only_grows();

CREATE FUNCTION outages_outage_stays_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.confirmed_at IS NOT NULL OR OLD.dismissed_at IS NOT NULL
        OR NEW.began_at <> OLD.began_at THEN
        RAISE EXCEPTION 'settled outages never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER outages_outage_immutable BEFORE UPDATE OR DELETE ON outages_outage
    FOR EACH ROW EXECUTE FUNCTION outages_outage_stays_settled();
"""
BACKWARD = """
DROP TRIGGER outages_outage_immutable ON outages_outage;
DROP FUNCTION outages_outage_stays_settled();
DROP TRIGGER outages_run_grows ON outages_run;
DROP FUNCTION outages_run_only_grows();
"""


class Migration(migrations.Migration):
    dependencies = [("outages", "0001_the_register_of_outages")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
