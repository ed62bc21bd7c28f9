#!/bin/sh
# What the compiler and the system are asked for: a program that is hard to turn, private files, no network, no shell.
. tests/cli/lib.sh
tell() { # NAME: skip
    n=$((n + 1))
    echo "ok $n # skip $1"
}

if command -v readelf >/dev/null; then
    readelf -hldW "$baolan" >"$dir/elf" 2>/dev/null
    readelf -sW "$baolan" >"$dir/symbols" 2>/dev/null
    says "position independent" '^ *Type: *DYN' "$dir/elf"
    says "full RELRO: the table of addresses is read only" 'GNU_RELRO' "$dir/elf"
    says "and bound at the start" 'BIND_NOW|NOW' "$dir/elf"
    ok "the stack is not executable" sh -c 'grep GNU_STACK "$1" | grep -q "RW " && ! grep GNU_STACK "$1" | grep -q RWE' - "$dir/elf"
    ok "no part is writable and executable" sh -c '! grep "LOAD.*RWE" "$1"' - "$dir/elf"
    says "stack protector" '__stack_chk_fail' "$dir/symbols"
    case $BUILD in
    *asan*) tell "FORTIFY and ASan exclude each other" ;;
    *) says "checked library functions (FORTIFY)" '_chk@' "$dir/symbols" ;;
    esac
    ok "no search path for libraries" sh -c '! grep -E "RPATH|RUNPATH" "$1"' - "$dir/elf"
    # What could open a connection or a shell is not even linked.
    ok "neither sockets nor a shell are linked" sh -c \
        '! grep -E " (socket|connect|getaddrinfo|gethostbyname|system|popen|execlp|execvp)(@|\$)" "$1"' - "$dir/symbols"
else
    tell "no readelf(1) here"
fi
ok "the program wants no privileges" sh -c '[ ! -u "$1" ] && [ ! -g "$1" ]' - "$baolan"

export XDG_STATE_HOME="$dir/state" pages
(umask 0 && "$baolan" index "$pages" >/dev/null && "$baolan" search 氢能 >/dev/null)
ok "whatever the umask, what it makes is its owner's alone" sh -c \
    '[ -z "$(find "$1"/a.db* "$2" \( -type f -perm /077 -o -type d -perm /077 \) -print)" ]' - "$dir" "$dir/state"

if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
    # What a command and its threads asked of the system, in the order in which they asked: a call during which another thread was looked at is
    # told in two lines, the second when it returned, which may be after what its child has done.
    traced() { # CALLS COMMAND...
        asked=$1
        shift
        strace -f -qq -e trace="$asked" -o "$dir/lines" "$@" >/dev/null 2>&1 </dev/null
        perl -ne 'if (s/ *<unfinished \.\.\.>\n//) { /^(\d+)/; $begun{$1} = @all; push @all, $_ }
            elsif (/^(\d+) +<\.\.\. \w+ resumed>(.*)/ && defined $begun{$1}) { $all[$begun{$1}] .= $2 } else { chomp; push @all, $_ }
            END { print "$_\n" for @all }' "$dir/lines" >"$dir/calls"
    }
    calls() {
        traced socket,connect,bind,sendto,execve,ptrace "$@"
        grep -E '(socket|connect|bind|sendto|ptrace)\(' "$dir/calls" >"$dir/found"
        grep -E 'execve\(' "$dir/calls" | grep -vF "$baolan" >>"$dir/found"
        [ ! -s "$dir/found" ] || ! sed 's/^/# /' "$dir/found"
    }
    printf 'j Enter\n/ "氢能" Enter\n' >"$dir/keys"
    ok "index opens no socket and starts no program" calls "$baolan" index --again "$pages"
    uids=$("$baolan" search --limit 2 --format jsonl | sed -n 's/.*"uid":"\([^"]*\)".*/\1/p')
    set -- $uids # two
    for command in "search 氢能" "export --format md" stats "figures --series" "show --why $1" "related $1" "thread $1" "diff $1 $2" \
        "explain --why data/sample/20190927-01.txt" "index --retag" check "check --repair"; do
        ok "$command" calls "$baolan" $command
    done
    # Before the first page, thread and byte of an archive a command gives up writing elsewhere. An index run makes its archive first, and notes it
    # among the user's own.
    if perl -e 'exit(syscall(444, 0, 0, 1) < 1)' && strace -f -qq -e trace=landlock_restrict_self -o "$dir/calls" true 2>/dev/null; then
        for command in "index --again $pages" "search 氢能" export stats "show $1" "related $1" "thread $1" "diff $1 $2" figures check \
            "explain data/sample/20190927-01.txt"; do
            traced landlock_restrict_self,openat,clone,clone3 "$baolan" $command
            ok "${command%% *} gives up writing elsewhere before it reads" perl -ne '
                BEGIN { $read = shift =~ /^index/ ? qr/\Q$ENV{pages}\E.*\.(txt|md)"/ : qr/\.(db|txt)"/ }
                $given ||= /landlock_restrict_self.*= 0/; exit 1 if !$given && (/clone/ || /openat.*$read/);
                END { $? ||= !$given }' "$command" "$dir/calls"
        done
    else
        tell "no Landlock here, or a strace(1) that does not know it"
    fi
    # Sockets and programs are given up before a file is opened that others may have written. The browser and what may start a pager are then two
    # processes already, of which one reads nothing.
    if "$baolan" --version | grep -qx seccomp && strace -f -qq -e trace=seccomp,openat,clone,clone3 -o "$dir/calls" true 2>/dev/null; then
        gives_up() { # COMMAND
            traced seccomp,openat,clone,clone3 sh -c "exec '$baolan' $1"
            ok "${1%% *} can open no socket and start no program before it reads" perl -ne '
                ($process) = /^(\d+) /; $given{$process} ||= /seccomp\(SECCOMP_SET_MODE_FILTER.*= 0/; $once ||= $given{$process};
                exit 1 if !$given{$process} && (/clone.*CLONE_THREAD/ || /openat.*(\.db"|\.(txt|md)")/) && !$of{$process};
                $of{$1} = 1 if $given{$process} && /clone.*CLONE_THREAD.* = (\d+)$/;
                END { $? ||= !$once }' "$dir/calls"
        }
        for command in "search 氢能" export "show $1" "explain data/sample/20190927-01.txt" check "index --again $pages"; do
            gives_up "$command"
        done
        export BAOLAN_SCRIPT="$dir/keys"
        gives_up browse
        unset BAOLAN_SCRIPT
        if command -v script >/dev/null; then
            traced seccomp,openat,clone,clone3 script -qec "stty rows 2 cols 80; PAGER='tee $dir/paged' '$baolan' search" /dev/null
            ok "nor does what has a pager" perl -ne '
                ($process) = /^(\d+) /; $given{$process} ||= /seccomp\(SECCOMP_SET_MODE_FILTER.*= 0/;
                if (/openat.*\.db"/) { $read = 1; exit 1 if !$given{$process} } END { $? ||= !$read }' "$dir/calls"
            ok "which got all of it" test -s "$dir/paged"
        fi
    else
        tell "no seccomp here, or a strace(1) that does not know it"
    fi
    export BAOLAN_SCRIPT="$dir/keys"
    ok "browse" calls "$baolan" browse
    unset BAOLAN_SCRIPT
else
    tell "no strace(1) that works here"
fi

# A system without Landlock and seccomp (older, or a container that denies them): the same work, and what is missing is said. The filter that
# answers "no such call" is for x86-64 alone.
cat >"$dir/older" <<'END'
use strict; use warnings;
exit 77 if `uname -m` ne "x86_64\n";
my $filter = join "", map { pack "SCCL", @$_ } [0x20, 0, 0, 4], [0x15, 0, 6, 0xc000003e], [0x20, 0, 0, 0],
    [0x15, 3, 0, 317], [0x15, 2, 0, 444], [0x15, 1, 0, 445], [0x15, 0, 1, 446], [6, 0, 0, 0x50000 | 38], [6, 0, 0, 0x7fff0000];
my $program = pack "Sx6P", length($filter) / 8, $filter;
exit 77 if syscall(157, 38, 1, 0, 0, 0) || syscall 157, 22, 2, $program;
exec @ARGV or die;
END
perl "$dir/older" "$baolan" --version >"$dir/out" 2>"$dir/err"
if [ $? = 77 ]; then
    tell "no older system can be had here"
else
    says "a system without Landlock is told" '^no Landlock$' "$dir/out"
    says "and one without seccomp" '^no seccomp$' "$dir/out"
    "$baolan" export >"$dir/want"
    rm -f "$dir"/a.db*
    exits 0 "there pages are indexed" perl "$dir/older" "$baolan" index "$pages"
    perl "$dir/older" "$baolan" export >"$dir/out" 2>"$dir/err"
    ok "and printed like elsewhere" cmp "$dir/want" "$dir/out"
fi
finish
