# Fills the key table of README.md from `baolan --print-tables`: reads the tables, then the page. What stands between <!-- keys --> and
# <!-- end --> is made anew.
BEGIN { FS = "\t" }
FNR == NR && $1 == "key" {
    count = split($3, key, " ")
    list = ""
    for (i = 1; i <= count; i++)
        list = list (i > 1 ? " " : "") "`" key[i] "`"
    if ($5 == "")
        keys[nkeys] = keys[nkeys] " " list
    else {
        keys[++nkeys] = list
        help[nkeys] = $5 ($2 == "any" ? "" : " (" $2 ")")
    }
}
FNR == NR { next }
/^<!-- keys -->/ {
    print
    print "| keys | | keys | |"
    print "|---|---|---|---|"
    half = int((nkeys + 1) / 2)
    for (i = 1; i <= half; i++)
        print "| " keys[i] " | " help[i] " | " keys[i + half] " | " help[i + half] " |"
    skipping = 1
    next
}
/^<!-- end -->/ { skipping = 0 }
!skipping { print }
