COPY t FROM stdin; -- data of t
1
\.
