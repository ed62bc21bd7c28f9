/*
 * make-pages: prints one made page.
 * usage: make-pages STORY.json "RECIPE WORDS"        (see recipe.c; "random seed=7" is not a recipe: use -r 7)
 *        make-pages -r SEED STORY.json               a random mixture; the recipe is printed on stderr
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "maker.h"

int main(int argc, char **argv)
{
    bool random = argc == 4 && strcmp(argv[1], "-r") == 0;
    if (argc != 3 && !random) {
        fputs("usage: make-pages STORY.json \"WORDS\" | make-pages -r SEED STORY.json\n", stderr);
        return 2;
    }
    struct recipe recipe;
    struct str bad;
    if (random)
        recipe = recipe_random(strtoull(argv[2], NULL, 10));
    else if (!recipe_parse(str_of(argv[2]), &recipe, &bad)) {
        fprintf(stderr, "make-pages: unknown word '%.*s'\n", STR_ARG(bad));
        return 2;
    }
    struct arena *a = arena_new();
    struct story_page stories;
    struct error err = {0};
    if (story_read(a, random ? argv[3] : argv[1], &stories, &err) != STATUS_OK) {
        fprintf(stderr, "make-pages: %s\n", err.message);
        return 1;
    }
    struct buf dump = {0}, words = {0};
    struct page truth;
    press_page(a, &stories, &recipe, &dump, &truth, NULL);
    recipe_print(&recipe, &words);
    if (random)
        fprintf(stderr, "%s\n", words.s);
    fwrite(dump.s, 1, dump.n, stdout);
    buf_free(&dump);
    buf_free(&words);
    arena_free(a);
    return 0;
}
