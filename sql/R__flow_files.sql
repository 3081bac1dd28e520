-- A file that a flow names is in use, and with the last flow that named it, it is not: also when the flow itself goes.
CREATE OR REPLACE FUNCTION use_flow_files() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE media f SET is_in_use = true FROM taken t WHERE f.id = t.media_id AND NOT f.is_in_use;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION drop_flow_files() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    -- Held first: whoever takes the file at the same moment is seen by the statement after this one.
    PERFORM FROM media f WHERE f.id IN (SELECT d.media_id FROM dropped d) ORDER BY f.id FOR NO KEY UPDATE;
    UPDATE media f SET is_in_use = false
    WHERE f.id IN (SELECT d.media_id FROM dropped d) AND NOT EXISTS (SELECT FROM flow_files x WHERE x.media_id = f.id);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER taken AFTER INSERT ON flow_files REFERENCING NEW TABLE AS taken
    FOR EACH STATEMENT EXECUTE FUNCTION use_flow_files();
CREATE OR REPLACE TRIGGER dropped AFTER DELETE ON flow_files REFERENCING OLD TABLE AS dropped
    FOR EACH STATEMENT EXECUTE FUNCTION drop_flow_files();
