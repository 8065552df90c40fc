-- Every change of a reservation, for ever. The table `reservation` is what these events add up to.
CREATE TABLE reservation_events (
    reservation_id uuid        NOT NULL,
    version        integer     NOT NULL CHECK (version > 0),
    event_type     varchar(60) NOT NULL,
    payload        jsonb       NOT NULL,
    caused_by      uuid        NOT NULL,
    occurred_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (reservation_id, version)
);

CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql
AS $function$
BEGIN
    RAISE EXCEPTION 'Rows of % are never changed or removed; append one that corrects them.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE TRIGGER reservation_events_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON reservation_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
