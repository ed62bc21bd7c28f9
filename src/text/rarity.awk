# Makes the tables of rarity.c out of data/words/pairs.tsv: eighths of a bit, by character from U+4E00 to U+9FFF and by pair in
# order; and where the pairs of each first character begin.
BEGIN {
    FS = "\t"
    FIRST = 19968
    LAST = 40959
    n = 0
    for (i = 0; i < 256; i++)
        byte[sprintf("%c", i)] = i
}

function code(s) { # three bytes
    return (byte[substr(s, 1, 1)] - 224) * 4096 + (byte[substr(s, 2, 1)] - 128) * 64 + byte[substr(s, 3, 1)] - 128
}

{ eighths = int($2 * 8 + 0.5) }
length($1) == 3 && code($1) >= FIRST && code($1) <= LAST { one[code($1)] = eighths }
length($1) == 6 { # bytewise order is the order of code points
    first[n] = code(substr($1, 1, 3))
    pair[n] = sprintf("0x%04x%04x", code(substr($1, 1, 3)), code(substr($1, 4, 3)))
    bits[n++] = eighths
}

END {
    print "#include <stddef.h>\n#include <stdint.h>\n"
    print "extern const uint8_t rarity_characters[];\nextern const uint32_t rarity_pairs[];\nextern const uint8_t rarity_pair_bits[];"
    print "extern const uint16_t rarity_starts[];"
    printf "const uint8_t rarity_characters[] = {"
    for (c = FIRST; c <= LAST; c++)
        printf "%s%d,", (c - FIRST) % 32 ? " " : "\n    ", one[c]
    printf "\n};\nconst uint32_t rarity_pairs[] = {"
    for (i = 0; i < n; i++)
        printf "%s%s,", i % 10 ? " " : "\n    ", pair[i]
    printf "\n};\nconst uint8_t rarity_pair_bits[] = {"
    for (i = 0; i < n; i++)
        printf "%s%d,", i % 32 ? " " : "\n    ", bits[i]
    printf "\n};\nconst uint16_t rarity_starts[] = {"
    i = 0
    for (c = FIRST; c <= LAST + 1; c++) {
        while (i < n && first[i] < c)
            i++
        printf "%s%d,", (c - FIRST) % 32 ? " " : "\n    ", i
    }
    printf "\n};\n"
}
