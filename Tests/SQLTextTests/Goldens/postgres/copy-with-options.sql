COPY t FROM STDIN WITH (FORMAT csv, HEADER true, DELIMITER ';');
a;b
"1";"x
\.y"
 \.
\. 
\.
SELECT 1;
