# Makes the tables of pinyin.c out of data/pinyin.tsv: the syllables; for each ideograph from U+4E00 on its syllable, or where its several
# syllables are listed (with the high bit); 0 where it has none. U+3007 stands behind the last.
BEGIN { FS = "\t"; FIRST = 19968; LAST = 40959; MANY = 32768 }

function number(hex,    i, n) {
    for (i = 1; i <= length(hex); i++)
        n = n * 16 + index("0123456789ABCDEF", substr(hex, i, 1)) - 1
    return n
}

function syllable(name) {
    if (!(name in known)) {
        known[name] = ++nsyllables
        names = names sprintf("%s\"%s\",", nsyllables % 16 == 1 ? "\n    " : " ", name)
    }
    return known[name]
}

{
    code = number($1)
    place = code == 12295 ? LAST - FIRST + 1 : code - FIRST
    n = split($3, reading, " ")
    if (place < 0 || place > LAST - FIRST + 1) { print FILENAME ": " $1 " is past the table" > "/dev/stderr"; exit 1 }
    if (n == 1) {
        of[place] = syllable(reading[1])
    } else {
        of[place] = MANY + nseveral
        for (i = 1; i <= n; i++)
            several = several sprintf("%s%d,", nseveral++ % 24 ? " " : "\n    ", syllable(reading[i]))
        several = several sprintf("%s%d,", nseveral++ % 24 ? " " : "\n    ", 0)
    }
}

END {
    print "extern const char pinyin_syllables[][8];"
    print "extern const unsigned short pinyin_of[], pinyin_several[];"
    print "extern const unsigned pinyin_count;"
    print "const char pinyin_syllables[][8] = {\"\"," names "\n};"
    print "const unsigned pinyin_count = " LAST - FIRST + 2 ";"
    printf "const unsigned short pinyin_of[] = {"
    for (i = 0; i <= LAST - FIRST + 1; i++)
        printf "%s%d,", i % 24 ? " " : "\n    ", of[i]
    print "\n};"
    print "const unsigned short pinyin_several[] = {" several "\n};"
}
