/* The map of a region: each county has one tile, and the keys stay among them. The first byte is how wide a grid without a map is. */
#include "../../src/ui/panels/tiles.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct tile_place counties[] = {{STR("141102"), STR("离石区")}, {STR("141121"), STR("文水县")},
                                          {STR("141123"), STR("兴县")},   {STR("141124"), STR("临县")},
                                          {STR("141181"), STR("孝义市")}, {STR("141182"), STR("汾阳市")}};
    enum { COUNTIES = sizeof counties / sizeof *counties };
    if (!size)
        return 0;
    struct arena *a = arena_new();
    struct str map = fuzz_bytes(data + 1, size - 1);
    struct tiles tiles;
    size_t seen[COUNTIES] = {0};
    tiles_make(a, map.n ? map : STR_ABSENT, counties, COUNTIES, data[0] % 40, &tiles);
    fuzz_must(tiles.n == COUNTIES);
    for (size_t i = 0; i < tiles.n; i++) {
        fuzz_must(tiles.at[i].county < COUNTIES && !seen[tiles.at[i].county]++);
        fuzz_must(tiles.at[i].row >= 0 && tiles.at[i].row < tiles.rows);
        fuzz_must(tiles.at[i].column >= 0 && tiles.at[i].column < tiles.columns);
        for (int by = -1; by <= 1; by += 2) {
            fuzz_must(tiles_vertical(&tiles, i, by) < tiles.n);
            fuzz_must(tiles_horizontal(&tiles, i, by) < tiles.n);
        }
    }
    tiles_make(a, map, counties, 0, 1, &tiles);
    fuzz_must(!tiles.n);
    arena_free(a);
    fuzz_free(map);
    return 0;
}
