/*
 * The files of the state room: one lock for the folder, files replaced as a whole, and the escapes by which any text fits into a field.
 */
#ifndef STATE_FILE_H
#define STATE_FILE_H

#include "baolan/state.h"

/* Makes FOLDER when it is missing and takes its lock; *FD gives it back. Waits a moment for another program, then STATUS_BUSY. */
enum status folder_lock(struct str folder, int *fd, struct error *err);
void folder_unlock(int fd);

/* Appends TEXT to the open file FD of SIZE bytes, all or nothing. SURE waits for the disk. */
enum status file_append(int fd, size_t size, struct str file, struct str text, bool sure, struct error *err);
/* Reads the open file FD from byte FROM to its end, appended to OUT. */
enum status file_read(int fd, size_t from, struct str file, struct buf *out, struct error *err);

/* A field of a line: tab, line feed, carriage return and backslash as \t \n \r \\. */
void field_write(struct str value, struct buf *out);
struct str field_read(struct arena *a, struct str field);

#endif
