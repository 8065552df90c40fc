DROP TABLE comment_projection;
