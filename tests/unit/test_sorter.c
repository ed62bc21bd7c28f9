/* More numbers than the sorter has in memory come out in order, each as often as it was put, and no file stays. */
#include <glob.h>
#include <stdio.h>

#include "../../src/archive/relations/sorter.h"
#include "tap.h"

#include "maker/random.h"

static void test(size_t n, const char *name)
{
    struct random rng = {n};
    struct error err = {0};
    struct sorter *s = sorter_open("/tmp/baolan-sorter-test");
    uint64_t number, before = 0, sum = 0, found = 0;
    size_t got = 0, disordered = 0;
    for (size_t i = 0; i < n; i++) {
        /* The lower half grows, a few of one, as articles have many traces. */
        number = (random_next(&rng) & 0xfffff) << 44 | i / 7;
        sum += number * 31;
        sorter_add(s, number, &err);
    }
    glob_t files = {0};
    glob("/tmp/baolan-sorter-test*", 0, NULL, &files);
    is_int(files.gl_pathc, 0, "what it writes has no name");
    globfree(&files);
    for (; sorter_next(s, &number, &err); before = number, got++) {
        disordered += number < before;
        found += number * 31;
    }
    is_int(got, n, name);
    is_int(disordered, 0, "in order");
    ok(sum == found, "and the same");
    is_int(err.status, STATUS_OK, "without a fault");
    sorter_close(s);
}

int main(void)
{
    test(0, "none");
    test(1000, "what fits into memory");
    test((1 << 22) + 1, "one more than fits");
    test((1 << 22) * 2 + 12345, "three runs");
    return tap_done();
}
