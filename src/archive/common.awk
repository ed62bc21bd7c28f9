# Makes two tables (tokens.c) out of data/common.tsv, which says how often each character stands in texts: which are common, one bit a code point
# from U+4E00 to U+9FFF; and a number for each 64 code points, from 1 to 15, which does not fall and by which text falls into about equal parts.
BEGIN { FS = "\t"; FIRST = 19968; LAST = 40959; PARTS = 15 }

function number(hex,    i, n) {
    for (i = 1; i <= length(hex); i++)
        n = n * 16 + index("0123456789ABCDEF", substr(hex, i, 1)) - 1
    return n
}

$1 ~ /^[0-9A-F]+$/ {
    c = number($1)
    if (c >= FIRST && c <= LAST) {
        bit[c - FIRST] = 1
        stands[int((c - FIRST) / 64)] += $3
        all += $3
    }
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
    print "extern const unsigned char fulltext_part[];"
    printf "const unsigned char fulltext_part[] = {"
    for (i = 0; i <= (LAST - FIRST) / 64; i++) {
        printf "%s%d,", i % 24 ? " " : "\n    ", 1 + int(PARTS * before / (all + 1))
        before += stands[i]
    }
    print "\n};"
}
