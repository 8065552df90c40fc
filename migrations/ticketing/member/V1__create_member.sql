CREATE DOMAIN email_address AS varchar(254)
    CONSTRAINT email_address_has_two_parts CHECK (VALUE ~ '^[^@[:space:]]+@[^@[:space:]]+$');

CREATE TYPE member_status AS ENUM ('ACTIVE', 'LOCKED', 'LEFT');

CREATE TABLE member (
    member_id  uuid          PRIMARY KEY DEFAULT gen_random_uuid(),
    email      email_address NOT NULL,
    name       varchar(100)  NOT NULL,
    phone      varchar(20),
    status     member_status NOT NULL DEFAULT 'ACTIVE',
    joined_at  timestamptz   NOT NULL DEFAULT now()
);

COMMENT ON COLUMN member.phone IS 'E.164, for messages on the day of the event alone';
