SELECT price'a\'; SELECT e1'b\';
