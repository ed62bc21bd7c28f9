#!/bin/sh
# Every string of the program is there in every language of po/, and the program finds it.
. tests/build/lib.sh
pot=$BUILD/baolan.pot
make -s --no-print-directory BUILD="$BUILD" "$pot" >"$dir/log" 2>&1 && ! grep -v XGETTEXT "$dir/log"
check "the words are collected without complaint" $? || sed 's/^/# /' "$dir/log"
perl tests/build/unmarked.pl "$pot" src/main.c src/*/*.[ch] src/*/*/*.[ch]
check "nothing that looks like a sentence is left out: mark it with _() or N_()" $?
for po in po/*.po; do
    msgcmp "$po" "$pot" >"$dir/log" 2>&1
    check "$po has every word of the program: make po" $? || head -n 20 "$dir/log" | sed 's/^/# /'
    LC_ALL=C msgfmt --check-format --check-domain --statistics -o /dev/null "$po" >"$dir/log" 2>&1 &&
        grep -Eq '^[0-9]+ translated messages\.$' "$dir/log"
    check "translated, nothing uncertain, and with the same arguments" $? || sed 's/^/# /' "$dir/log"
    ! grep -q '^#~' "$po"
    check "and none that the program no longer says" $?
    # {1} and {2} are not printf's, so msgfmt does not compare them: a message without a number has the same in both.
    msgattrib --no-obsolete --no-wrap "$po" | awk '
        function holes(s) { return (s ~ /\{1\}/) + 2 * (s ~ /\{2\}/) }
        /^msgid / { id = holes($0); text = $0 }
        /^msgid_plural / { id = holes($0) }
        /^msgstr/ && text != "msgid \"\"" && holes($0) != id { print "# " text; wrong = 1 }
        END { exit wrong }'
    check "and with the same holes" $?
done
says() { # NAME WORDS ENVIRONMENT…
    name=$1 words=$2
    shift 2
    env -u LC_ALL -u LC_MESSAGES -u LANG -u LANGUAGE "$@" "$BUILD/baolan" stats --no-such-option 2>"$dir/err"
    grep -q "$words" "$dir/err"
    check "$name" $? || sed 's/^/# /' "$dir/err"
}
chinese=没有选项 english='has no option'
says "English where nothing is asked for" "$english"
says "Chinese by LANG, also where that locale is not installed" "$chinese" LANG=zh_CN.UTF-8
says "by LC_MESSAGES" "$chinese" LANG=en_US.UTF-8 LC_MESSAGES=zh_CN.UTF-8
says "by LC_ALL" "$chinese" LANG=en_US.UTF-8 LC_ALL=zh_TW.UTF-8
says "by LANGUAGE, in C.UTF-8" "$chinese" LANG=C.UTF-8 LANGUAGE=zh_CN
says "after a language that there is none of" "$chinese" LANG=fr_FR.UTF-8 LANGUAGE=fr:zh:en
says "English when it is preferred" "$english" LANG=zh_CN.UTF-8 LANGUAGE=en:zh
says "the locale C speaks English, whatever LANGUAGE says" "$english" LC_ALL=C LANG=zh_CN.UTF-8 LANGUAGE=zh
make -s --no-print-directory install BUILD="$BUILD" PREFIX="$dir/papers" >/dev/null
LC_ALL=zh_CN.UTF-8 "$dir/papers/bin/baolan" stats --no-such-option 2>&1 | grep -q "$chinese"
check "the installed program finds its words" $?
echo "1..$n"
