/* Encodings: whatever the bytes, what comes out is UTF-8 without NUL. */
#include "../../src/input/decode.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = fuzz_bytes(data, size);
    struct buf store = {0};
    struct decoded out = {0};
    struct error err = {0};
    if (!decode_refusal(bytes)) {
        enum status status = decode_text(bytes, &store, &out, &err);
        if (status == STATUS_OK) {
            fuzz_must(utf8_valid(out.text));
            fuzz_must(!memchr(out.text.s ? out.text.s : "", 0, out.text.n));
            fuzz_must(out.bad_bytes <= bytes.n);
        }
        fuzz_settle(status, &err);
    }
    buf_free(&store);
    fuzz_free(bytes);
    return 0;
}
