# baolan: `make run` and `make check` do everything on a fresh machine; `make help` lists the rest.

NAME     = baolan
VERSION  = 0.1.0
PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build

# V=1 shows the commands.
V ?= 0
ifeq ($(V),0)
Q   = @
say = @printf '  %-7s %s\n'
else
Q   =
say = @:
endif

PKGS     = ncursesw sqlite3 jansson libxxhash
# What the program needs and what the tests need, as Debian and Ubuntu name them.
DEPS     = gcc pkg-config libncurses-dev libsqlite3-dev libunistring-dev libjansson-dev libxxhash-dev
TESTDEPS = perl tmux mandoc libvterm-dev

WERROR  ?= -Werror
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(WERROR)
CFLAGS  ?= -O2 -g
SAN     ?=
ALL_CFLAGS = -std=c17 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -Iinclude -Itests -I$(BUILD)/gen $(WARN) -fPIE \
             -fstack-protector-strong $(HARDEN) $(CFLAGS) $(SAN) \
             -DBAOLAN_VERSION='"$(VERSION)"' -DBAOLAN_DATADIR='"$(PREFIX)/share/$(NAME)"'
ifeq ($(SAN),)
HARDEN   = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
endif
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now $(SAN) $(LDFLAGS)
PKG_CFLAGS := $(filter-out -D%,$(shell pkg-config --cflags $(PKGS) 2>/dev/null))
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
LIBS     = $(PKG_LIBS) -lunistring -lpthread -lm

SRC      = $(sort $(wildcard src/*/*.c))
GEN      = $(BUILD)/gen/schema.c $(BUILD)/gen/fold_table.c
OBJ      = $(SRC:%.c=$(BUILD)/%.o) $(GEN:%.c=%.o)
UNIT     = $(sort $(wildcard tests/unit/test_*.c))
UNITBIN  = $(UNIT:tests/%.c=$(BUILD)/tests/%)
SCRIPTS  = $(sort $(wildcard tests/cli/*.t tests/ui/*.t tests/build/*.t))

all: $(BUILD)/$(NAME)

# ---- building -------------------------------------------------------------------------------------------------------

$(BUILD)/$(NAME): $(BUILD)/src/main.o $(BUILD)/lib$(NAME).a
	$(say) LINK $@
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/lib$(NAME).a: $(OBJ)
	$(say) AR $@
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	$(say) CC $<
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c
	$(Q)$(CC) $(ALL_CFLAGS) -Wno-overlength-strings -c -o $@ $<

# SQL that people can read becomes a C string: one line of text, one literal.
$(BUILD)/gen/schema.c: data/schema.sql
	$(say) GEN $@
	$(Q)mkdir -p $(@D)
	$(Q){ echo 'extern const char archive_schema[];'; echo 'const char archive_schema[] ='; \
	  sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/"&\\n"/' $<; echo ';'; } > $@

# What every character folds to, as a table.
$(BUILD)/gen/fold_table.c: data/fold.tsv src/text/fold.awk
	$(say) GEN $@
	$(Q)mkdir -p $(@D)
	$(Q)LC_ALL=C awk -f src/text/fold.awk $< > $@.new && mv $@.new $@

$(BUILD)/tests/unit/%: tests/unit/%.c tests/tap.h $(BUILD)/lib$(NAME).a
	$(say) TEST $@
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(EXTRA) $(BUILD)/lib$(NAME).a $(LIBS)

# The page maker: a library for tests, and a tool that makes the sample.
MAKER    = $(filter-out tests/maker/make-pages.c,$(wildcard tests/maker/*.c))
MAKEROBJ = $(MAKER:%.c=$(BUILD)/%.o)

$(BUILD)/tests/unit/test_made_pages: $(MAKEROBJ)
$(BUILD)/tests/unit/test_made_pages: EXTRA = $(MAKEROBJ)

$(BUILD)/make-pages: $(BUILD)/tests/maker/make-pages.o $(MAKEROBJ) $(BUILD)/lib$(NAME).a
	$(say) LINK $@
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

# Benchmarks: BENCH=200000 for another size.
BENCH ?= 10000

$(BUILD)/make-articles $(BUILD)/bench: $(BUILD)/%: $(BUILD)/tests/bench/%.o $(BUILD)/lib$(NAME).a
	$(say) LINK $@
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

bench: $(BUILD)/$(NAME) $(BUILD)/make-articles $(BUILD)/bench
	$(Q)mkdir -p $(BUILD)/bench-data
	$(Q)$(BUILD)/make-articles $(BENCH) >$(BUILD)/bench-data/articles.jsonl
	$(Q)$(BUILD)/bench $(BUILD)/$(NAME) $(BUILD)/bench-data/articles.jsonl $(BUILD)/bench-data

# The sample archive, made anew from tests/stories (its dumps are committed; this changes them only when stories or recipes change).
sample: $(BUILD)/make-pages
	$(Q)tests/maker/make-sample $(BUILD)/make-pages tests/maker/sample.recipes tests/stories data/sample

-include $(MAKEROBJ:.o=.d)
-include $(OBJ:.o=.d) $(BUILD)/src/main.d

# ---- a fresh machine ------------------------------------------------------------------------------------------------

deps:
	$(Q)sh tests/deps.sh "$(PKGS)" $(DEPS)

testdeps: deps
	$(Q)sh tests/deps.sh "$(PKGS) vterm" $(DEPS) $(TESTDEPS)

# A second make, because pkg-config may only just have been installed.
run: deps
	$(Q)$(MAKE) --no-print-directory all
	$(Q)$(BUILD)/$(NAME) index -d $(BUILD)/sample.db data/sample
	$(Q)$(BUILD)/$(NAME) browse -d $(BUILD)/sample.db

# ---- checking -------------------------------------------------------------------------------------------------------

check: testdeps
	$(Q)$(MAKE) --no-print-directory test

test: $(BUILD)/$(NAME) $(UNITBIN)
	$(Q)BUILD=$(BUILD) perl tests/run $(UNITBIN) $(SCRIPTS)

unit: $(UNITBIN)
	$(Q)BUILD=$(BUILD) perl tests/run $(UNITBIN)

clean:
	$(Q)rm -rf build

help:
	$(Q)sed -n 's/^## //p' $(MAKEFILE_LIST)

.PHONY: bench sample all deps testdeps run check test unit clean help
