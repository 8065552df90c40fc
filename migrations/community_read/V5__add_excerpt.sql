-- NULL until the article's next event; the list shows the title alone until then.
ALTER TABLE article_summary ADD COLUMN excerpt VARCHAR(300) NULL AFTER title, ALGORITHM = INSTANT;
