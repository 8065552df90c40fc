COPY t (a, b) FROM stdin;
1	one; 'two
2	\N
\.
SELECT 1;
