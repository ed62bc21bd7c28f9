# Makes the table of common characters (tokenizer.c) out of data/common.tsv: one bit a code point from U+4E00 to U+9FFF.
BEGIN { FS = "\t"; FIRST = 19968; LAST = 40959 }

function number(hex,    i, n) {
    for (i = 1; i <= length(hex); i++)
        n = n * 16 + index("0123456789ABCDEF", substr(hex, i, 1)) - 1
    return n
}

$1 ~ /^[0-9A-F]+$/ {
    c = number($1)
    if (c >= FIRST && c <= LAST)
        bit[c - FIRST] = 1
}

END {
    print "extern const unsigned char fulltext_common[];"
    printf "const unsigned char fulltext_common[] = {"
    for (i = 0; i <= LAST - FIRST; i += 8) {
        byte = 0
        for (k = 7; k >= 0; k--)
            byte = byte * 2 + ((i + k) in bit ? 1 : 0)
        printf "%s%d,", i % 192 ? " " : "\n    ", byte
    }
    print "\n};"
}
