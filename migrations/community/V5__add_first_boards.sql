INSERT INTO board (slug, name) VALUES
    ('notices', 'Notices'),
    ('reviews', 'Reviews'),
    ('companions', 'Looking for company'),
    ('exchange', 'Ticket exchange');

-- Only the house writes notices.
UPDATE board SET is_open = FALSE WHERE slug = 'notices';
