COPY t FROM stdin;
1	a
\.
SELECT 1;
