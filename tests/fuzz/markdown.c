/* Markdown pages, with all that the command line may say about them. */
#include "page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = fuzz_bytes(data, size);
    struct rebuild_options options = {
        .day = 20240510, .date_edtf = STR("2024-05-10"), .newspaper = STR("示例日报"), .page_no = STR("4")};
    fuzz_dump(STR("2024-05-10_04.md"), bytes, &options);
    fuzz_free(bytes);
    return 0;
}
