DROP TABLE article_summary;
