COPY t FROM '/tmp/from stdin';
COPY t TO STDOUT;
COPY (SELECT 1 FROM stdin) TO STDOUT;
COPY t FROM PROGRAM 'cat';
COPY t ("from", "stdin") FROM 'x';
