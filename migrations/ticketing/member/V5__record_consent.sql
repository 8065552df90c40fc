-- A constant default makes this a change of the catalogue alone, without writing a row.
ALTER TABLE member
    ADD COLUMN accepts_news boolean NOT NULL DEFAULT false,
    ADD COLUMN accepts_news_since timestamptz,
    ADD CONSTRAINT consent_has_a_time CHECK (NOT accepts_news OR accepts_news_since IS NOT NULL);
