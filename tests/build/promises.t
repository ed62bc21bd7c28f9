#!/bin/sh
# Each promise in README and each row of the tests in SECURITY.md names what proves it; the tests named are there, and make check runs them.
n=0
run=$(make -s --no-print-directory -f Makefile -f - tests-run <<'END'
tests-run:
	@echo $(UNIT) $(UITEST) $(SCRIPTS) $(FUZZ:%=tests/fuzz/%.c)
END
)
for test in $(grep -oh 'tests/[a-z]*/[a-z_]*\.[ct]' README.md SECURITY.md | sort -u); do
    n=$((n + 1))
    case " $run " in
    *" $test "*) echo "ok $n - $test" ;;
    *) echo "not ok $n - $test is named as proof, and make check does not run it" ;;
    esac
done
for file in README.md SECURITY.md; do
    unproven=$(perl -0777 -ne '
        my @claims = /^## Promises\n.*?\n(- .*?)\n\n/ms ? split /\n(?=- )/, $1 : /^## Tests\n(.*)/ms ? grep { /^\| (?!what \| by|-)/ } split /\n/, $1 : ();
        print "# no claims\n" if @claims < 8;
        for (@claims) { s/\s+/ /g; print "# $_\n" unless m{`(tests/[a-z]+/[a-z_]+\.[tc]|make (load|fuzz))} }' $file)
    n=$((n + 1))
    [ -z "$unproven" ] || printf 'not '
    echo "ok $n - what $file claims names what proves it"
    [ -z "$unproven" ] || echo "$unproven"
done
n=$((n + 1))
[ $n -gt 12 ] || printf 'not '
echo "ok $n - there are some"
echo "1..$n"
