SELECT B'1;0', X'1;F', N'a\', U&'d\0061t;a' , b'0', x'0', n'\';
