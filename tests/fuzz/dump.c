/* Page dumps: decoded, split, rebuilt, written and read again. The first byte chooses the file's name. */
#include "page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"page.txt", "2024/05/10/04.txt", "20240510-A04.txt",
                                        "某报/2024-05-10_第4版.txt"};
    if (!size)
        return 0;
    struct str bytes = fuzz_bytes(data + 1, size - 1);
    fuzz_dump(str_of(names[data[0] % 4]), bytes, &(struct rebuild_options){0});
    fuzz_free(bytes);
    return 0;
}
