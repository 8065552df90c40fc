DROP TABLE article_counter;
