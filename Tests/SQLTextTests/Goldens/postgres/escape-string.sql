SELECT E'a\';b', e'\\';
SELECT E'a''b\\''c;';
