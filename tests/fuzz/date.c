/* EDTF: days that are days, in order, and printed so that they are read again. */
#include "baolan/date.h"
#include "baolan/input.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = fuzz_copy(data, size);
    struct arena *a = arena_new();
    struct date date = {0}, back = {0};
    if (date_parse(a, text, &date)) {
        fuzz_must(day_valid(date.from) && day_valid(date.to) && date.from <= date.to);
        fuzz_must(date_parse(a, date.edtf, &back));
        fuzz_must(back.from == date.from && back.to == date.to && str_eq(back.edtf, date.edtf));
        day_between(date.from, date.to);
    }
    struct path_facts facts = input_path_facts(a, text);
    fuzz_must(facts.day == 0 || day_valid(facts.day));
    arena_free(a);
    fuzz_free(text);
    return 0;
}
