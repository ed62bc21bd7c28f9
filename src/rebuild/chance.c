#include "chance.h"

#include <math.h>
#include <pthread.h>

/*
 * In news, a text holds a pair of the text it goes on with by chance, or because both speak of the same; the second is AGAIN of all pairs. One paper
 * uses its own set words MORE often than Chinese at large.
 */
static const double AGAIN = 0.05, MORE = 3;

/* A headline has HEADED of its pairs from the text it heads; one pair may be chance in another way, so it does not say more than SURE. */
static const double HEADED = 0.4, SURE = 3;

double chance_headed(double chance)
{
    return fmin(log((chance + (1 - chance) * HEADED) / chance), SURE) - log(1 - HEADED);
}

int chance_length(size_t pairs)
{
    return pairs ? (int)lround(8 * log2((double)pairs * MORE)) : CHANCE_LEAST;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct chances chances;

static void chances_make(void)
{
    for (int e = CHANCE_LEAST; e <= CHANCE_MOST; e++) {
        double chance = -expm1(-exp2(e / 8.0)); /* of at least one, when so many are expected */
        size_t i = chance_place(e, 0);
        chances.at[i].again = log((chance + (1 - chance) * AGAIN) / chance);
        chances.at[i].headed = chance_headed(chance);
    }
    chances.not_again = log(1 - AGAIN);
    chances.not_headed = log(1 - HEADED);
}

const struct chances *chances_load(void)
{
    pthread_once(&once, chances_make);
    return &chances;
}
