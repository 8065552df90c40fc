COPY public.t FROM STDIN;
\.

SELECT 1;
