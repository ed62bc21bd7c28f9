# Makes the table of one-byte characters (compact.c) out of data/letters.tsv: their code points in the order of their codes.
BEGIN { FS = "\t" }

function number(hex,    i, n) {
    for (i = 1; i <= length(hex); i++)
        n = n * 16 + index("0123456789ABCDEF", substr(hex, i, 1)) - 1
    return n
}

$1 ~ /^[0-9A-F]+$/ { list = list sprintf("%s%d,", n++ % 16 ? " " : "\n    ", number($1)) }

END {
    if (n != 144) { print FILENAME ": " n " characters and not 144" > "/dev/stderr"; exit 1 }
    print "#include <stdint.h>\nextern const uint16_t compact_letters[144];"
    print "const uint16_t compact_letters[144] = {" list "\n};"
}
