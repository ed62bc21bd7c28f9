#!/bin/sh
# The tests that README and SECURITY.md name as proof are there, and make check runs them.
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
n=$((n + 1))
[ $n -gt 12 ] || printf 'not '
echo "ok $n - there are some"
echo "1..$n"
