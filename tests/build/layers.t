#!/bin/sh
# Includes point down the layers only: base < text < article < input, query, tag, state < newspaper < rows, dating < rebuild < relate < archive < set < ui < cmd < main.
awk '
function room_of(file, part)
{
    split(file, part, "/")
    return part[1] == "include" ? room[part[3]] : part[2]
}
# The file that a private include names.
function beside(name, path)
{
    path = FILENAME
    sub(/[^\/]*$/, "", path)
    gsub(/"/, "", name)
    while (name ~ /^\.\.\//) {
        sub(/^\.\.\//, "", name)
        sub(/[^\/]*\/$/, "", path)
    }
    return path name
}
# Within the browser the folders stand on each other; what lies beside them is on top.
function storey(file, part)
{
    split(file, part, "/")
    return part[2] != "ui" ? 0 : part[3] in storeys ? storeys[part[3]] : top + 1
}
function wrong(what)
{
    complaints = complaints "# " FILENAME ":" FNR ": " what "\n"
}
BEGIN {
    n = split("base 1,text 2,article 3,input 4,query 4,tag 4,state 4,newspaper 5,rows 6,dating 6,rebuild 7,relate 8,archive 9,set 10,ui 11,cmd 12,main.c 13", pairs, ",")
    for (i = 1; i <= n; i++) {
        split(pairs[i], pair, " ")
        level[pair[1]] = pair[2]
    }
    top = split("terminal settings browser reading finding panels acts", folders, " ")
    for (i = 1; i <= top; i++)
        storeys[folders[i]] = i
    n = split("status base,language base,str base,memory base,slots base,path base,program base,confine base,json base,pipeline base,utf8 text,width text,wrap text,fold text,display text,pinyin text,rarity text,date text," \
              "article article,form article,correction article,input input,query query,tag tag,region tag,series tag,state state,words newspaper,phrases newspaper,header newspaper,rows rows,dating dating,rebuild rebuild,relate relate,archive archive,doc set,difference set,story set,thread set,overlay set,ui ui,cmd cmd,out cmd", pairs, ",")
    for (i = 1; i <= n; i++) {
        split(pairs[i], pair, " ")
        room[pair[1] ".h"] = pair[2]
    }
}
/^#[ \t]*include/ {
    here = room_of(FILENAME)
    if (!(here in level))
        wrong("belongs to no room")
    if ($2 ~ /^<(sqlite3|sqlite3ext)\.h>/ && here != "archive")
        wrong("SQLite outside src/archive")
    if ($2 ~ /^<(n?curses|panel|term|ncursesw\/.*)\.h>/ && FILENAME !~ /^src\/ui\/terminal\/screen[_a-z]*\.c$/)
        wrong("curses outside src/ui/terminal/screen*.c")
    if ($2 == "<libintl.h>" && FILENAME != "include/baolan/language.h")
        wrong("gettext around language.h")
    if ($2 ~ /^"baolan\//) {
        header = $2
        gsub(/^"baolan\/|"$/, "", header)
        there = room[header]
        if (there == "")
            wrong(header " belongs to no room")
        else if (level[there] > level[here] || (level[there] == level[here] && there != here))
            wrong(here " includes " header " of " there)
    } else if ($2 ~ /^"/) {
        path = beside($2)
        if (FILENAME ~ /^include\// || room_of(path) != here)
            wrong($2 " is private to another room")
        else if (storey(path) > storey(FILENAME))
            wrong($2 " is of what builds on this")
    }
}
END {
    printf "%s", complaints
    print (complaints == "" ? "" : "not ") "ok 1 - includes point down the layers"
    print "1..1"
    exit complaints != ""
}' src/main.c src/*/*.[ch] src/*/*/*.[ch] include/baolan/*.h
