DELETE FROM article_counter WHERE views = 0 AND comments = 0 AND version = 0;
