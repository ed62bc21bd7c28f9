# Makes the tables of fold.c out of data/fold.tsv: blocks of 64 code points, 0 where a code point folds to itself; and a bit for each code
# point that folds to another, and for each that others fold to; and which these are, by what they fold to.
BEGIN { FS = "\t"; LIMIT = 204800 } # U+32000: past the last ideograph that folds

function number(hex,    i, n) {
    for (i = 1; i <= length(hex); i++)
        n = n * 16 + index("0123456789ABCDEF", substr(hex, i, 1)) - 1
    return n
}

$1 ~ /^[0-9A-F]+$/ {
    from = number($1)
    if (from >= LIMIT) { print FILENAME ": " $1 " is past the table" > "/dev/stderr"; exit 1 }
    to[from] = number($2)
    if (to[from] >= LIMIT) { print FILENAME ": " $2 " is past the table" > "/dev/stderr"; exit 1 }
    source[from] = 1
    target[to[from]] = 1
    sources[to[from]] = sources[to[from]] " " from
    used[int(from / 64)] = 1
}

END {
    print "#include <stdint.h>"
    print "extern const unsigned short fold_block[];"
    print "extern const uint32_t fold_table[][64];"
    print "extern const uint32_t fold_limit;"
    print "extern const unsigned char fold_source[];"
    print "extern const unsigned char fold_target[];"
    print "extern const uint32_t fold_back[][2], fold_nback;"
    printf "const uint32_t fold_limit = %d;\n", LIMIT
    printf "const unsigned short fold_block[] = {"
    nblocks = 0
    for (b = 0; b < LIMIT / 64; b++)
        printf "%s%d,", b % 24 ? " " : "\n    ", (b in used) ? ++nblocks : 0
    print "\n};"
    printf "const uint32_t fold_table[][64] = {\n    {0},"
    for (b = 0; b < LIMIT / 64; b++) {
        if (!(b in used)) continue
        printf "\n    {"
        for (i = 0; i < 64; i++)
            printf "%s%d,", i % 16 ? " " : "\n        ", to[b * 64 + i]
        printf "\n    },"
    }
    print "\n};"
    printf "const uint32_t fold_back[][2] = {"
    for (t = 0; t < LIMIT; t++) {
        n = split(sources[t], of, " ")
        for (i = 1; i <= n; i++)
            printf "%s{%d, %d},", nback++ % 6 ? " " : "\n    ", t, of[i]
    }
    print "\n};"
    printf "const uint32_t fold_nback = %d;\n", nback
    bits("fold_source", source)
    bits("fold_target", target)
}

function bits(name, set,    i, k, byte) {
    printf "const unsigned char %s[] = {", name
    for (i = 0; i < LIMIT; i += 8) {
        byte = 0
        for (k = 7; k >= 0; k--)
            byte = byte * 2 + ((i + k) in set)
        printf "%s%d,", i % 192 ? " " : "\n    ", byte
    }
    print "\n};"
}
