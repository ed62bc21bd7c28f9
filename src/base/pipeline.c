#include "baolan/pipeline.h"

#include <pthread.h>
#include <stdlib.h>

#include "baolan/memory.h"

struct pipeline {
    const struct pipeline_steps *steps;
    pthread_mutex_t taking; /* held by the thread whose turn it is to take; before LOCK */
    pthread_mutex_t lock;   /* of all that follows */
    pthread_cond_t changed;
    void **slots; /* jobs that are done, by their number, modulo WINDOW; NULL: being worked on */
    size_t window;
    size_t *weights, weight; /* bytes of the same jobs, also of those being worked on; of all */
    size_t taken, fetched;   /* numbers of jobs */
    bool ended;              /* nothing is left to take */
    pthread_t *threads;
    size_t nthreads;
};

static bool is_full(const struct pipeline *p)
{
    size_t jobs = p->taken - p->fetched;
    return jobs >= p->window || (jobs && p->weight > p->steps->most);
}

/* Notes what a job weighs by now; under LOCK. */
static void weigh(struct pipeline *p, size_t number, const void *job)
{
    size_t *weight = &p->weights[number % p->window];
    p->weight -= *weight;
    *weight = job && p->steps->weight ? p->steps->weight(job) : 0;
    p->weight += *weight;
}

/* Takes the next job; false when the thread may go home. */
static bool take(struct pipeline *p, void **job, size_t *number)
{
    pthread_mutex_lock(&p->taking);
    pthread_mutex_lock(&p->lock);
    while (!p->ended && is_full(p))
        pthread_cond_wait(&p->changed, &p->lock);
    bool ended = p->ended;
    pthread_mutex_unlock(&p->lock);
    *job = ended ? NULL : p->steps->take(p->steps->context);
    pthread_mutex_lock(&p->lock);
    if (*job) {
        *number = p->taken++;
        weigh(p, *number, *job);
    } else {
        p->ended = true;
    }
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
    pthread_mutex_unlock(&p->taking);
    return *job != NULL;
}

static void *run(void *pipeline)
{
    struct pipeline *p = pipeline;
    void *job;
    size_t number;
    while (take(p, &job, &number)) {
        p->steps->work(p->steps->context, job);
        pthread_mutex_lock(&p->lock);
        p->slots[number % p->window] = job;
        weigh(p, number, job);
        pthread_cond_broadcast(&p->changed);
        pthread_mutex_unlock(&p->lock);
    }
    return NULL;
}

struct pipeline *pipeline_open(const struct pipeline_steps *steps, size_t threads, size_t window)
{
    struct pipeline *p = xcalloc(1, sizeof *p);
    p->steps = steps;
    p->window = window > threads ? window : threads;
    p->slots = xcalloc(p->window, sizeof *p->slots);
    p->weights = xcalloc(p->window, sizeof *p->weights);
    p->threads = xcalloc(threads, sizeof *p->threads);
    pthread_mutex_init(&p->taking, NULL);
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->changed, NULL);
    while (p->nthreads < threads && pthread_create(&p->threads[p->nthreads], NULL, run, p) == 0)
        p->nthreads++;
    return p;
}

/* Where the system gave no thread, the caller does it all. */
static void *by_oneself(struct pipeline *p)
{
    void *job = p->ended ? NULL : p->steps->take(p->steps->context);
    if (job)
        p->steps->work(p->steps->context, job);
    else
        p->ended = true;
    return job;
}

void *pipeline_next(struct pipeline *p)
{
    if (!p->nthreads)
        return by_oneself(p);
    pthread_mutex_lock(&p->lock);
    void **slot = &p->slots[p->fetched % p->window], *job;
    while (!*slot && !(p->ended && p->fetched == p->taken))
        pthread_cond_wait(&p->changed, &p->lock);
    job = *slot;
    *slot = NULL;
    weigh(p, p->fetched, NULL);
    p->fetched += job != NULL;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
    return job;
}

void pipeline_close(struct pipeline *p)
{
    pthread_mutex_lock(&p->lock);
    p->ended = true;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
    for (size_t i = 0; i < p->nthreads; i++)
        pthread_join(p->threads[i], NULL);
    for (size_t i = 0; i < p->window; i++)
        if (p->slots[i])
            p->steps->drop(p->steps->context, p->slots[i]);
    pthread_cond_destroy(&p->changed);
    pthread_mutex_destroy(&p->lock);
    pthread_mutex_destroy(&p->taking);
    free(p->threads);
    free(p->slots);
    free(p->weights);
    free(p);
}
