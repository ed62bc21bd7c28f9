# Random keys for the browser's scripts (-v seed=N -v count=N): every key, windows of every size, searches that cannot be read.
function pick(list, n)
{
    return list[1 + int(rand() * n)]
}
BEGIN {
    srand(seed)
    keys = split("j k g G Down Up PgUp PgDn Space Enter Enter Enter Esc Tab S-Tab Left Right d c t r f f : : 1 2 9 / n N x H L o { } v z ? C-l " \
                 "m a # R \x27 A u > < ] [ ) ( p Y * J M M T T y F2 l % S F F D e E F5", key, " ")
    mouse = split("click release double wheel-up wheel-down", event, " ")
    words = split("氢能|孝义|(a|county:孝义|-x|date:2023|e\xcc\x81😀|OR|title:|a NEAR/3 b", word, "|")
    ends = split("Enter|Enter|Esc|C-w BS Left Del Enter|C-a C-k Enter|Up Up Down Enter", end, "|")
    for (i = 0; i < count; i++) {
        if (rand() < 0.03)
            printf ":resize %dx%d\n", 1 + int(rand() * 180), 1 + int(rand() * 60)
        else if (rand() < 0.05)
            printf ":%s %d %d\n", pick(event, mouse), int(rand() * 180), int(rand() * 60)
        else if (rand() < 0.05)
            printf "Esc\n/\n\"%s\"\n%s\n", pick(word, words), pick(end, ends)
        else
            print " " pick(key, keys)
    }
}
