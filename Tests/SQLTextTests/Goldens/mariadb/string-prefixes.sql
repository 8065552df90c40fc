SELECT N'a\';b', _utf8mb4'c;', x'41', b'1', X'4;1';
