# baolan: `make run` and `make check` do everything on a fresh machine; `make help` lists the rest.
#
## baolan's targets:
##   all        build the program: build/baolan
##   run        index the sample newspaper and read it (installs what is missing)
##   check      all tests, then unit and command tests again under ASan and UBSan (installs what is missing)
##   test       all tests once                      unit     the unit tests alone
##   asan       unit and command tests under ASan and UBSan
##   fuzz       feed every reader of bytes with made-up ones    SECONDS=60 for each    TARGET="query wrap" for some
##   kills      kill index runs                     N=200 times; each must be completed by the next run
##   mutants    search, browse and check damaged archives under ASan    N=5000 of them
##   starve     let memory run out on each path of calls that asks for some        ONLY="check --repair" PART=2/3 of them
##   load       what no day brings: a million articles, 200,000 files, 1 GB, 8 readers    LOAD="files page" for some
##   lint       shellcheck, clang-format, cppcheck, mandoc: those that are there
##   format     set the C code as .clang-format says
##   bench      measure what a reader waits for     BENCH=200000 articles instead of 10000; BENCH_DATA=FOLDER KEEP=1 uses
##              what a run before made in the folder
##   picture    fresh pictures of the browser: in README.md, man/pictures/*.svg
##   goldens    make tests/cli/golden and tests/ui/golden anew: read the diff
##   generated  make completions and the manual's lists anew from the program's tables
##   po         bring po/ up to date with the program's words: then translate what is new
##   sample     make data/sample anew from tests/stories
##   install    under $(DESTDIR)$(PREFIX)           uninstall takes all of it away again
##   dist       build/baolan-VERSION.tar.gz from the last commit, the same bytes each time
##   deps       install the libraries needed        testdeps also what the tests need
##   clean      remove build/
## Variables: PREFIX DESTDIR BUILD CC CFLAGS LDFLAGS; V=1 shows the commands, WERROR= lets warnings pass.

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
DEPS     = gcc gettext pkg-config libncurses-dev libsqlite3-dev libunistring-dev libjansson-dev libxxhash-dev
TESTDEPS = perl tmux mandoc libvterm-dev

WERROR  ?= -Werror
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(WERROR)
CFLAGS  ?= -O2 -g
SAN     ?=
ALL_CFLAGS = -std=c17 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -Iinclude -Itests -I$(BUILD)/gen $(WARN) -fPIE \
             -fstack-protector-strong $(HARDEN) $(CFLAGS) $(SAN) \
             -DBAOLAN_VERSION='"$(VERSION)"' -DBAOLAN_DATADIR='"$(PREFIX)/share/$(NAME)"' \
             -DBAOLAN_LOCALEDIR='"$(PREFIX)/share/locale"'
ifeq ($(SAN),)
HARDEN   = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
endif
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now $(SAN) $(LDFLAGS)
PKG_CFLAGS := $(filter-out -D%,$(shell pkg-config --cflags $(PKGS) 2>/dev/null))
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
LIBS     = $(PKG_LIBS) -lunistring -lpthread -lm

SRC      = $(sort $(wildcard src/*/*.c src/*/*/*.c))
GEN      = $(BUILD)/gen/schema.c $(BUILD)/gen/fold_table.c $(BUILD)/gen/common_table.c $(BUILD)/gen/letters_table.c \
           $(BUILD)/gen/newspaper_words.c \
           $(BUILD)/gen/relate_phrases.c $(BUILD)/gen/lunar_table.c $(BUILD)/gen/pinyin_table.c $(BUILD)/gen/rarity_table.c
OBJ      = $(SRC:%.c=$(BUILD)/%.o) $(GEN:%.c=%.o)
UNIT     = $(sort $(wildcard tests/unit/test_*.c))
UNITBIN  = $(UNIT:tests/%.c=$(BUILD)/tests/%)
UITEST   = $(sort $(wildcard tests/ui/*.c))
UITESTBIN = $(UITEST:tests/%.c=$(BUILD)/tests/%)
MO       = $(patsubst po/%.po,$(BUILD)/locale/%/LC_MESSAGES/$(NAME).mo,$(sort $(wildcard po/*.po)))
SCRIPTS  = $(sort $(wildcard tests/cli/*.t tests/ui/*.t tests/build/*.t))

all: $(BUILD)/$(NAME)

# ---- building -------------------------------------------------------------------------------------------------------

$(BUILD)/$(NAME): $(BUILD)/src/main.o $(BUILD)/lib$(NAME).a
	$(say) LINK $@
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

# The words in other languages go with it: tests speak them too.
$(BUILD)/lib$(NAME).a: $(OBJ) | $(MO)
	$(say) AR $@
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	$(say) CC $<
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c
	$(Q)$(CC) $(ALL_CFLAGS) -Wno-overlength-strings -c -o $@ $<

# A catalogue of messages a language.
$(BUILD)/locale/%/LC_MESSAGES/$(NAME).mo: po/%.po
	$(say) MSGFMT $@
	$(Q)mkdir -p $(@D)
	$(Q)msgfmt --check-format --check-domain -o $@ $<

# SQL that people can read becomes a C string: one line of text, one literal.
$(BUILD)/gen/schema.c: data/schema.sql
	$(say) GEN $@
	$(Q)mkdir -p $(@D)
	$(Q){ echo 'extern const char archive_schema[];'; echo 'const char archive_schema[] ='; \
	  sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/"&\\n"/' $<; echo ';'; } > $@

# The same for lists of words, without their remarks.
$(BUILD)/gen/newspaper_words.c: data/newspaper/words.txt
$(BUILD)/gen/relate_phrases.c: data/relate/phrases.txt
$(BUILD)/gen/newspaper_words.c $(BUILD)/gen/relate_phrases.c:
	$(say) GEN $@
	$(Q)mkdir -p $(@D)
	$(Q){ echo 'extern const char $(@F:.c=)[];'; echo 'const char $(@F:.c=)[] ='; \
	  sed -n 's/\\/\\\\/g; s/"/\\"/g; /^#/!s/.*/"&\\n"/p' $<; echo ';'; } > $@

# The Chinese calendar: year, first day, leap month, and a bit for each long month.
$(BUILD)/gen/lunar_table.c: data/newspaper/lunar.tsv
	$(say) GEN $@
	$(Q)mkdir -p $(@D)
	$(Q)awk 'BEGIN { print "#include <stddef.h>\nextern const int lunar_years[][4];\nextern const size_t lunar_nyears;"; \
	    print "const int lunar_years[][4] = {" } \
	  { bits = 0; for (i = length($$4); i; i--) bits = bits * 2 + substr($$4, i, 1); \
	    printf "    {%d, %d, %d, %d},\n", $$1, $$2, $$3, bits } \
	  END { print "};\nconst size_t lunar_nyears = " NR ";" }' $< > $@.new && mv $@.new $@

# What every character folds to, as a table.
$(BUILD)/gen/fold_table.c: data/fold.tsv src/text/fold.awk
	$(say) GEN $@
	$(Q)mkdir -p $(@D)
	$(Q)LC_ALL=C awk -f src/text/fold.awk $< > $@.new && mv $@.new $@

# How ideographs are read.
$(BUILD)/gen/pinyin_table.c: data/pinyin.tsv src/text/pinyin.awk
	$(say) GEN $@
	$(Q)mkdir -p $(@D)
	$(Q)LC_ALL=C awk -f src/text/pinyin.awk $< > $@.new && mv $@.new $@

# How rare characters and pairs of them are.
$(BUILD)/gen/rarity_table.c: data/words/pairs.tsv src/text/rarity.awk
	$(say) GEN $@
	$(Q)mkdir -p $(@D)
	$(Q)LC_ALL=C awk -f src/text/rarity.awk $< > $@.new && mv $@.new $@

# The characters that are too common to be listed one by one in the full text index.
$(BUILD)/gen/common_table.c: data/common.tsv src/archive/common.awk
	$(say) GEN $@
	$(Q)mkdir -p $(@D)
	$(Q)LC_ALL=C awk -f src/archive/common.awk $< > $@.new && mv $@.new $@

# The characters that take one byte in the bodies of an archive.
$(BUILD)/gen/letters_table.c: data/letters.tsv src/archive/letters.awk
	$(say) GEN $@
	$(Q)mkdir -p $(@D)
	$(Q)LC_ALL=C awk -f src/archive/letters.awk $< > $@.new && mv $@.new $@

$(BUILD)/tests/unit/%: tests/unit/%.c $(BUILD)/lib$(NAME).a
	$(say) TEST $@
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -MF $@.d -o $@ $< $(EXTRA) $(BUILD)/lib$(NAME).a $(LIBS)

# The browser on an emulated terminal; only tests link libvterm.
$(BUILD)/tests/ui/%: tests/ui/%.c $(BUILD)/lib$(NAME).a
	$(say) TEST $@
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) $(shell pkg-config --cflags vterm) $(ALL_LDFLAGS) -MMD -MP -MF $@.d -o $@ $< $(BUILD)/lib$(NAME).a $(LIBS) \
	  $(shell pkg-config --libs vterm) -lutil

$(BUILD)/picture: tests/picture/picture.c tests/ui/term.h $(BUILD)/lib$(NAME).a
	$(say) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) $(shell pkg-config --cflags vterm) $(ALL_LDFLAGS) -o $@ $< $(BUILD)/lib$(NAME).a $(LIBS) \
	  $(shell pkg-config --libs vterm) -lutil

# The page maker: a library for tests, and a tool that makes the sample.
MAKER    = $(filter-out tests/maker/make-pages.c,$(wildcard tests/maker/*.c))
MAKEROBJ = $(MAKER:%.c=$(BUILD)/%.o)

WITHMAKER = $(addprefix $(BUILD)/tests/unit/,test_made_pages test_quality test_pages test_accounting test_relate_stories)
$(WITHMAKER): $(MAKEROBJ)
$(WITHMAKER): EXTRA = $(MAKEROBJ)

$(BUILD)/make-pages: $(BUILD)/tests/maker/make-pages.o $(MAKEROBJ) $(BUILD)/lib$(NAME).a
	$(say) LINK $@
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

# Fuzz targets: with libFuzzer they make inputs up (make fuzz), without it they are given those that are kept (make check).
FUZZ     = $(patsubst tests/fuzz/%.c,%,$(filter-out tests/fuzz/replay.c,$(sort $(wildcard tests/fuzz/*.c))))
REPLAY   = $(FUZZ:%=$(BUILD)/tests/fuzz/%)

$(REPLAY): $(BUILD)/tests/fuzz/%: tests/fuzz/%.c tests/fuzz/replay.c $(wildcard tests/fuzz/*.h) $(BUILD)/lib$(NAME).a
	$(say) TEST $@
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) $(ALL_LDFLAGS) -o $@ $< tests/fuzz/replay.c $(BUILD)/lib$(NAME).a $(LIBS)

# Benchmarks: BENCH=200000 for another size.
BENCH ?= 10000

# What the rebuilder makes of page dumps, for whoever works on its rules.
$(BUILD)/rebuild-pages: $(BUILD)/tests/rebuild/rebuild-pages.o $(BUILD)/lib$(NAME).a
	$(say) LINK $@
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/rebuild-made: $(BUILD)/tests/rebuild/rebuild-made.o $(MAKEROBJ) $(BUILD)/lib$(NAME).a
	$(say) LINK $@
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

BENCHOBJ = $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/bench/bench*.c))

$(BUILD)/make-articles: $(BUILD)/tests/bench/make-articles.o $(BUILD)/lib$(NAME).a
$(BUILD)/bench: $(BENCHOBJ) $(BUILD)/lib$(NAME).a
$(BUILD)/make-articles $(BUILD)/bench:
	$(say) LINK $@
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS) -lutil

# The only C++ of the house, and only where Xapian is installed.
$(BUILD)/peer_xapian: tests/bench/peer_xapian.cc
	$(say) C++ $@
	$(Q)$(CXX) -std=c++17 -O2 -pthread -o $@ $< -lxapian 2>/dev/null || rm -f $@

# BENCH_DATA: where archive and peers are made. KEEP=1: what is there from a run before is used again.
BENCH_DATA ?= $(BUILD)/bench-data
bench: $(BUILD)/$(NAME) $(BUILD)/make-articles $(BUILD)/bench $(BUILD)/peer_xapian
	$(Q)mkdir -p $(BENCH_DATA)
	$(Q)test -n "$(KEEP)" -a -e $(BENCH_DATA)/articles.jsonl || $(BUILD)/make-articles $(BENCH) >$(BENCH_DATA)/articles.jsonl
	$(Q)BENCH_XAPIAN=$(BUILD)/peer_xapian $(BUILD)/bench $(BUILD)/$(NAME) $(BENCH_DATA)/articles.jsonl $(BENCH_DATA) $(if $(KEEP),keep)

# The sample archive, made anew from tests/stories (its dumps are committed; this changes them only when stories or recipes change).
sample: $(BUILD)/make-pages
	$(Q)tests/maker/make-sample $(BUILD)/make-pages tests/maker/sample.recipes tests/stories data/sample

-include $(wildcard $(BUILD)/tests/*/*.d)
-include $(OBJ:.o=.d) $(BUILD)/src/main.d

# ---- a fresh machine ------------------------------------------------------------------------------------------------

deps:
	$(Q)sh tests/deps.sh "$(PKGS)" $(DEPS)

testdeps: deps
	$(Q)sh tests/deps.sh "$(PKGS) vterm" $(DEPS) $(TESTDEPS)

# A second make, because pkg-config may only just have been installed.
run: deps
	$(Q)$(MAKE) -s --no-print-directory $(BUILD)/sample.db
	$(Q)$(BUILD)/$(NAME) browse -d $(BUILD)/sample.db

# Made anew when the program is newer: another program may cut the pages in another way.
$(BUILD)/sample.db: $(BUILD)/$(NAME) $(shell find data/sample data/regions data/topics -type f)
	$(Q)rm -f $@ $@-wal $@-shm
	$(Q)$(BUILD)/$(NAME) index -d $@ data/sample || { rm -f $@; exit 1; }

# ---- checking -------------------------------------------------------------------------------------------------------

SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined
ASAN     = BUILD=build/asan SAN="$(SANITIZE)" CFLAGS="-O1 -g -fno-omit-frame-pointer"
CLI      = $(filter tests/cli/% tests/ui/%,$(SCRIPTS))

check: testdeps
	$(Q)$(MAKE) --no-print-directory everything

# One sum for both builds: "build/asan|TEST" runs TEST with that build.
everything: programs
	$(Q)$(MAKE) --no-print-directory $(ASAN) programs replay
	$(Q)BUILD=$(BUILD) perl tests/run $(UNITBIN) $(UITESTBIN) $(SCRIPTS) $(UNIT:tests/%.c='build/asan|build/asan/tests/%') \
	  $(UITEST:tests/%.c='build/asan|build/asan/tests/%') $(FUZZ:%='build/asan|build/asan/tests/fuzz/%') $(CLI:%='build/asan|%')

test: programs
	$(Q)BUILD=$(BUILD) perl tests/run $(UNITBIN) $(UITESTBIN) $(SCRIPTS)

programs: $(BUILD)/$(NAME) $(UNITBIN) $(UITESTBIN)

unit: $(UNITBIN)
	$(Q)BUILD=$(BUILD) perl tests/run $(UNITBIN)

replay: $(REPLAY)

asan:
	$(Q)$(MAKE) --no-print-directory $(ASAN) programs replay
	$(Q)BUILD=build/asan perl tests/run $(UNIT:tests/%.c=build/asan/tests/%) $(UITEST:tests/%.c=build/asan/tests/%) \
	  $(FUZZ:%=build/asan/tests/fuzz/%) $(CLI)

# Each target for SECONDS of processor time, from the inputs that are kept and the sample; what was interesting gathers in build/fuzz/corpus.
SECONDS ?= 60
TARGET  ?= $(FUZZ)

fuzz:
	$(Q)SECONDS="$(SECONDS)" MAKE="$(MAKE) --no-print-directory" sh tests/fuzz/run $(TARGET)

# What make check does with few, with many.
N ?= 200
kills: $(BUILD)/$(NAME)
	$(Q)BUILD=$(BUILD) KILLS=$(N) perl tests/run tests/cli/kills.t tests/cli/kills_others.t

mutants:
	$(Q)$(MAKE) --no-print-directory $(ASAN) build/asan/$(NAME)
	$(Q)BUILD=build/asan MUTANTS=$(N) perl tests/run tests/cli/mutated.t

starve: $(BUILD)/$(NAME)
	$(Q)BUILD=$(BUILD) EVERY=path ONLY="$(ONLY)" PART=$(PART) sh tests/cli/memory.t

load: $(BUILD)/$(NAME) $(BUILD)/make-articles $(BUILD)/measure
	$(Q)BUILD=$(BUILD) sh tests/load/run $(LOAD)

$(BUILD)/measure: tests/load/measure.c
	$(say) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $<

CFILES   = $(wildcard src/*.c src/*/*.[ch] src/*/*/*.[ch] include/baolan/*.h tests/*.h tests/*/*.c tests/*/*.h)
# A tool that is not there is named and passed over.
tool     = command -v $(1) >/dev/null 2>&1 || { echo "  (no $(1) here)"; exit 0; }; echo "  LINT    $(1)"

lint:
	$(Q)$(call tool,shellcheck); shellcheck -x -S warning -s sh .ci/run tests/*.sh $(SCRIPTS) man/generate man/picture
	$(Q)$(call tool,cppcheck); cppcheck -q --enable=warning,portability --inline-suppr --suppress=duplicateAssignExpression \
	  --suppress=nullPointerArithmeticRedundantCheck --suppress=toomanyconfigs --error-exitcode=1 -Iinclude -Itests src
	$(Q)$(call tool,mandoc); mandoc -Tlint -Wwarning man/*.[157]
	$(Q)$(call tool,clang-format); clang-format --dry-run --Werror $(CFILES)

format:
	$(Q)clang-format -i $(CFILES)

goldens: $(BUILD)/$(NAME)
	$(Q)for t in tests/cli/language.t tests/cli/output.t tests/cli/thread.t tests/cli/why.t $(filter-out %/monkey.t,$(wildcard tests/ui/*.t)); do GOLDEN=refresh BUILD=$(BUILD) sh $$t | grep -v '^ok' || :; done
	$(Q)git diff --stat tests/cli/golden tests/ui/golden

# ---- from the program's own tables ----------------------------------------------------------------------------------

generated: $(BUILD)/$(NAME)
	$(Q)sh man/generate $(BUILD)/$(NAME)

# The words to translate. Whatever is given to these functions at these places is one of them (language.h).
WORDS    = --keyword=_ --keyword=N_ --keyword=P_:1,2 --keyword=error_set:3 --keyword=error_set_errno:3 \
           --flag=_:1:pass-c-format --flag=error_set:3:c-format --flag=error_set_errno:3:c-format

$(BUILD)/$(NAME).pot: $(SRC) $(wildcard src/*/*.h src/*/*/*.h include/baolan/*.h)
	$(say) XGETTEXT $@
	$(Q)mkdir -p $(@D)
	$(Q)xgettext --language=C --from-code=UTF-8 --add-location=file --package-name=$(NAME) $(WORDS) -o - src/main.c $^ | \
	  sed '/^"POT-Creation-Date/d; 1,/^$$/{/^#/d;}' >$@

po: $(BUILD)/$(NAME).pot
	$(Q)for f in po/*.po; do \
	  msgmerge --quiet --add-location=file $$f $< | msgattrib --no-obsolete -o $$f.new && mv $$f.new $$f || exit 1; \
	  msgfmt --statistics -o /dev/null $$f; done

picture: $(BUILD)/$(NAME) $(BUILD)/picture
	$(Q)sh man/picture $(BUILD)/$(NAME)
	$(Q)BUILD=$(BUILD) $(BUILD)/picture man/pictures >/dev/null

# ---- installing -----------------------------------------------------------------------------------------------------

SHARE    = $(DESTDIR)$(PREFIX)/share
# What the program reads at run time; the rest of data/ is compiled in, or made into it, or a sample.
FACTS    = $(filter-out %rebuild,$(sort $(wildcard data/keys data/regions/* data/themes/* data/topics/* data/words/*)))
MANUALS  = $(wildcard man/*.[157])

install: $(BUILD)/$(NAME)
	$(Q)install -d $(DESTDIR)$(PREFIX)/bin
	$(Q)install -m 755 $(BUILD)/$(NAME) $(DESTDIR)$(PREFIX)/bin/$(NAME)
	$(Q)for f in $(FACTS:data/%=%); do install -D -m 644 data/$$f $(SHARE)/$(NAME)/$$f || exit 1; done
	$(Q)for f in $(MANUALS); do install -D -m 644 $$f $(SHARE)/man/man$${f##*.}/$${f##*/} || exit 1; done
	$(Q)for f in $(MO:$(BUILD)/%=%); do install -D -m 644 $(BUILD)/$$f $(SHARE)/$$f || exit 1; done
	$(Q)install -D -m 644 data/completions/$(NAME).bash $(SHARE)/bash-completion/completions/$(NAME)
	$(Q)install -D -m 644 data/completions/_$(NAME) $(SHARE)/zsh/site-functions/_$(NAME)

# Folders that install makes are taken away where nothing else is in them.
uninstall:
	$(Q)rm -rf $(SHARE)/$(NAME)
	$(Q)rm -f $(DESTDIR)$(PREFIX)/bin/$(NAME) $(SHARE)/bash-completion/completions/$(NAME) $(SHARE)/zsh/site-functions/_$(NAME)
	$(Q)rm -f $(MO:$(BUILD)/%=$(SHARE)/%)
	$(Q)rm -f $(foreach m,$(MANUALS),$(SHARE)/man/man$(subst .,,$(suffix $(m)))/$(notdir $(m)))
	$(Q)for d in bin share/man/man1 share/man/man5 share/man/man7 share/man share/bash-completion/completions \
	  $(foreach m,$(MO:$(BUILD)/%=share/%),$(patsubst %/,%,$(dir $m)) $(patsubst %/LC_MESSAGES/,%,$(dir $m))) share/locale \
	  share/bash-completion share/zsh/site-functions share/zsh share; do \
	  rmdir $(DESTDIR)$(PREFIX)/$$d 2>/dev/null || :; done
	$(Q)$(if $(DESTDIR),cd $(DESTDIR) && rmdir -p .$(PREFIX),rmdir $(PREFIX)) 2>/dev/null || :

dist:
	$(Q)mkdir -p build
	$(Q)git archive --format=tar --prefix=$(NAME)-$(VERSION)/ HEAD | gzip -n9 >build/$(NAME)-$(VERSION).tar.gz
	$(say) DIST build/$(NAME)-$(VERSION).tar.gz

clean:
	$(Q)rm -rf build

help:
	$(Q)sed -n 's/^## \{0,1\}//p' Makefile

.PHONY: all asan bench check clean deps dist everything format fuzz generated goldens help install kills lint load mutants picture po programs replay run sample starve \
        test testdeps unit uninstall
