DROP INDEX article_summary_by_author ON article_summary;
