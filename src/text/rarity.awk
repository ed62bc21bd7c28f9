# Makes the tables of rarity.c out of data/words/pairs.tsv: eighths of a bit, by character from U+4E00 to U+9FFF and by pair. Pairs stand in a
# hash with open places (rarity.c says what is in one and where to look first).
BEGIN {
    FS = "\t"
    FIRST = 19968
    LAST = 40959
    PLACES = 32768
    STEP = 20201 # odd, so that neighbours are far apart
    for (i = 0; i < 256; i++)
        byte[sprintf("%c", i)] = i
}

function code(s) { # three bytes, counted from FIRST
    return (byte[substr(s, 1, 1)] - 224) * 4096 + (byte[substr(s, 2, 1)] - 128) * 64 + byte[substr(s, 3, 1)] - 128 - FIRST
}

{ eighths = int($2 * 8 + 0.5) }
length($1) == 3 && code($1) >= 0 && code($1) <= LAST - FIRST { one[code($1)] = eighths }
length($1) == 6 {
    left = code(substr($1, 1, 3))
    home = (left * STEP + code(substr($1, 4, 3))) % PLACES
    for (far = 0; (home + far) % PLACES in pair; far++)
        ;
    if (far >= 512) { print FILENAME ": too many pairs for the table" > "/dev/stderr"; exit 1 }
    pair[(home + far) % PLACES] = sprintf("0x%x", (far * 32768 + left) * 256 + eighths)
}

END {
    print "#include <stdint.h>\n"
    print "extern const uint8_t rarity_characters[];\nextern const uint32_t rarity_pairs[];"
    printf "const uint8_t rarity_characters[] = {"
    for (c = 0; c <= LAST - FIRST; c++)
        printf "%s%d,", c % 32 ? " " : "\n    ", one[c]
    printf "\n};\nconst uint32_t rarity_pairs[] = {"
    for (i = 0; i < PLACES; i++)
        printf "%s%s,", i % 10 ? " " : "\n    ", i in pair ? pair[i] : 0
    printf "\n};\n"
}
