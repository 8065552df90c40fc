ALTER TABLE member
    DROP CONSTRAINT consent_has_a_time,
    DROP COLUMN accepts_news_since,
    DROP COLUMN accepts_news;
