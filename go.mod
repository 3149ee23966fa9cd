module synopse

go 1.26
