/*
 * path: where files are. XDG base directories, the product's data folder, and reading a file whole.
 */
#ifndef BAOLAN_PATH_H
#define BAOLAN_PATH_H

#include "baolan/memory.h"
#include "baolan/status.h"

/* The archive used when -d is not given: $BAOLAN_ARCHIVE, else $XDG_DATA_HOME/baolan/archive.db (~/.local/share). */
struct str path_archive(struct arena *a);
struct str path_config(struct arena *a, const char *name); /* $XDG_CONFIG_HOME/baolan/NAME */
struct str path_state(struct arena *a, const char *name);  /* $XDG_STATE_HOME/baolan/NAME */
/*
 * A file or folder of the product's data: $BAOLAN_DATA/NAME, else next to the program (../share/baolan of an installed
 * one, ../data of a built one), else the compiled-in folder. STATUS_SYSTEM when no such folder holds NAME.
 */
enum status path_data(struct arena *a, const char *name, struct str *out, struct error *err);
/*
 * The folder of the message catalogues (LANGUAGE/LC_MESSAGES/baolan.mo in it): next to the program in the same way
 * (../share/locale, locale), else the compiled-in one; absent: none is there.
 */
struct str path_catalogues(struct arena *a);
struct str path_join(struct arena *a, struct str folder, struct str name);
/* Makes the folder that PATH lies in, with its parents, mode 0700. */
enum status path_make_parent(struct str path, struct error *err);
/* Reads a whole regular file of at most MAX bytes into OUT (appended). Refuses devices, pipes and sockets without blocking. */
enum status path_read(struct str path, size_t max, struct buf *out, struct error *err);

#endif
