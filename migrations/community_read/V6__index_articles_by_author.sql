CREATE INDEX article_summary_by_author ON article_summary (author_id, published_at) ALGORITHM = INPLACE LOCK = NONE;
