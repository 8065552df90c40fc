SELECT E'abc'
'd\';
