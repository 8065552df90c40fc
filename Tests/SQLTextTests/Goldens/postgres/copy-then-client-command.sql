COPY t FROM stdin;
\N	\.	;
\.
\unrestrict x
