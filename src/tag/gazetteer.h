/*
 * gazetteer: the regions of China from data/regions: codes of GB/T 2260 (six digits; twelve for townships, as the
 * National Bureau of Statistics writes them), names, short names, and the hand-kept places of a prefecture.
 */
#ifndef TAG_GAZETTEER_H
#define TAG_GAZETTEER_H

#include "baolan/memory.h"
#include "baolan/status.h"

enum level { LEVEL_PROVINCE = 1, LEVEL_PREFECTURE, LEVEL_COUNTY };

/*
 * How little a name proves: WEAK_SHORT, the short name is an everyday word or another place's too; WEAK_NOUN, so much of a word that
 * it is one also behind the name of what the county lies in; WEAK_BASE, the full one is such a word and
 * 区, and must stand clear; WEAK_NAME, any city has one by that name, or it is a word itself.
 */
enum weakness { WEAK_NOT, WEAK_SHORT, WEAK_NOUN, WEAK_BASE, WEAK_NAME };

struct region {
    struct str code, name, short_name; /* short_name absent where dropping 县 would leave one character */
    enum level level;
    enum weakness weak;
};

struct township {
    struct str code, name; /* twelve digits; its county is the first six */
};

struct place {
    struct str name, county, kind; /* "碛口", "141124", "sight" */
    struct str until;              /* of a former name: the year in which it was given up; absent where nobody says */
};

/* What a county was called. */
struct former {
    struct str county, name;
    struct str last, gone; /* "2003-06": the last revision of the codes that has the name, absent when it is not known;
                              the first that has it no more */
};

struct gazetteer {
    struct arena *arena;    /* owns all text below */
    struct region *regions; /* sorted by code, a prefecture before a county of the same code */
    size_t nregions;
};

enum status gazetteer_open(struct gazetteer *g, struct error *err);
void gazetteer_close(struct gazetteer *g);
/* The region of exactly this code (the larger one when two levels share it), or NULL. */
const struct region *gazetteer_find(const struct gazetteer *g, struct str code);
/* 澜沧县 of 澜沧拉祜族自治县, as papers have it, into A; absent for all others. */
struct str gazetteer_plain_name(struct arena *a, const struct region *region);
/* The significant digits of a region's code: "14" of 140000, "1411" of 141100, all six of a county. Borrows CODE. */
struct str gazetteer_prefix(const struct region *region);

/* The townships whose code starts with PREFIX, in order of code, into A: found by halving, only their lines are read.
 */
enum status gazetteer_townships(struct arena *a, struct str prefix, struct township **out, size_t *n,
                                struct error *err);
/* The former names of all counties into A. */
enum status gazetteer_former(struct arena *a, struct former **out, size_t *n, struct error *err);
/* The hand-kept places of a prefecture (NNNN00.places) into A; none when there is no such file. */
enum status gazetteer_places(struct arena *a, struct str prefecture, struct place **out, size_t *n, struct error *err);

#endif
