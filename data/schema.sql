-- The archive, version 6. One SQLite file; STRICT tables; every list of an article in its own small table, clustered by article.
--
-- article.id = ((YEAR * 12 + MONTH - 1) * 31 + DAY - 1) * 65536 + n, of the last day of the page's date (its first when the end is open; ids
-- without a day lie below): ids are in date order, newest first is descending id, a span of days is a span of ids. n counts down over page
-- and place on the page, so that descending ids give page 1 before page 2. Nothing but the full text index knows a text twice.

CREATE TABLE setting(
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A file that was indexed. Its pages come and go with it. It is known by its absolute path, however it is spelled.
CREATE TABLE source(
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,                  -- path as given last
  absolute TEXT UNIQUE,                -- absolute path without symbolic links; NULL: from standard input
  hash BLOB NOT NULL,                  -- XXH3-128 of the raw bytes, big endian
  encoding TEXT,
  bad_bytes INTEGER NOT NULL,
  status TEXT NOT NULL,                -- '' fine, else why it is doubtful or was refused
  read INTEGER NOT NULL DEFAULT 0      -- bytes of it that are in, while more are to come: then hash is of them; else 0
) STRICT;
CREATE INDEX source_file ON source(file);

CREATE TABLE newspaper(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE page(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,                  -- 1-based place in its source
  file TEXT,                           -- NULL: the source's; a record of JSONL names its own
  newspaper INTEGER REFERENCES newspaper(id),
  edtf TEXT,                           -- NULL: unknown
  day_from INTEGER NOT NULL,           -- YYYYMMDD, 0 unknown
  day_to INTEGER NOT NULL,
  basis INTEGER NOT NULL,              -- enum date_basis
  page_no TEXT,
  title TEXT,
  quality INTEGER                      -- hundredths; NULL: not known
) STRICT;
CREATE UNIQUE INDEX page_source ON page(source, n);
CREATE INDEX page_issue ON page(day_to, newspaper);
CREATE INDEX page_span ON page(day_from, day_to) WHERE day_from < day_to; -- the few of more than a day

-- Where the places of a page are looked for: what it says of that itself, and what was made of it; no row: where setting 'region' says.
CREATE TABLE page_region(
  page INTEGER PRIMARY KEY REFERENCES page(id) ON DELETE CASCADE,
  own TEXT,                            -- codes, commas between; NULL: it does not say
  votes TEXT,                          -- "CODE HUNDREDTHS", commas between; NULL: other pages have no say
  region TEXT                          -- codes by which its articles are tagged; NULL: none
) STRICT;

CREATE TABLE staff(
  page INTEGER NOT NULL REFERENCES page(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  role TEXT,
  name TEXT,
  PRIMARY KEY(page, n)
) STRICT, WITHOUT ROWID;

-- What a list needs of an article, and no more: the text lies in its own table.
CREATE TABLE article(
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  page INTEGER NOT NULL REFERENCES page(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,                -- 1-based place on its page
  genre INTEGER NOT NULL,              -- enum genre
  newspaper INTEGER,                   -- as the page's, so that counts need no join
  head INTEGER,                        -- continued from another page: id of the first part; else NULL. A list leaves out what has a head
  tail INTEGER,                        -- continued on another page: id of the next part; else NULL
  ndoubts INTEGER NOT NULL,
  derived INTEGER NOT NULL,            -- 1: the page holds no headline, title is a phrase of the lead
  title TEXT,
  kicker TEXT,
  subtitle TEXT,
  credit TEXT,
  jump_to TEXT,
  jump_from TEXT,
  quality INTEGER                      -- hundredths; NULL: not known
) STRICT;
CREATE INDEX article_page ON article(page);
CREATE INDEX article_head ON article(head) WHERE head IS NOT NULL;
CREATE INDEX article_kind ON article(newspaper, genre);
-- Those that have text beside title and body, or go on elsewhere: of all others a search need not look into the row.
CREATE INDEX article_more ON article(id) WHERE kicker IS NOT NULL OR subtitle IS NOT NULL OR tail IS NOT NULL;

-- The paragraphs of all sections, one '\n' between, in the form of src/archive/compact.h.
CREATE TABLE body(
  article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
  text BLOB NOT NULL
) STRICT;

-- Where sections begin. An article of one section without a heading has no row here.
CREATE TABLE section(
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,          -- 0-based first paragraph in body.text
  heading TEXT,
  PRIMARY KEY(article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE caption(
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  text TEXT NOT NULL,
  credit TEXT,
  PRIMARY KEY(article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE author(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  UNIQUE(name, role)
) STRICT;
CREATE TABLE article_author(
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  author INTEGER NOT NULL REFERENCES author(id),
  PRIMARY KEY(article, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_author_author ON article_author(author, article);

-- Counties of the region in focus (place: their order in the panel) and any other that a record names (place NULL).
CREATE TABLE county(
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,           -- GB/T 2260
  name TEXT NOT NULL,
  place INTEGER
) STRICT;
CREATE TABLE article_county(
  county INTEGER NOT NULL REFERENCES county(id),
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  principal INTEGER NOT NULL,          -- 1: what the article is about
  mentions INTEGER NOT NULL,
  PRIMARY KEY(county, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_county_article ON article_county(article, county, principal, mentions);

CREATE TABLE topic(
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,           -- the id of data/topics
  name TEXT NOT NULL,
  place INTEGER
) STRICT;
CREATE TABLE article_topic(
  topic INTEGER NOT NULL REFERENCES topic(id),
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  weight INTEGER NOT NULL,             -- thousandths
  PRIMARY KEY(topic, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_topic_article ON article_topic(article, topic, weight);

CREATE TABLE person(
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  title TEXT,
  PRIMARY KEY(article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation(
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  short TEXT,                          -- another form of the name
  mentions INTEGER NOT NULL,
  PRIMARY KEY(article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure(
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  value TEXT NOT NULL,
  unit TEXT,
  what TEXT,
  who TEXT,                            -- whose
  about TEXT,                          -- what makes it less than exact
  PRIMARY KEY(article, n)
) STRICT, WITHOUT ROWID;

-- What tags rest on, in the form of src/archive/evidence.c; none where nothing is known.
CREATE TABLE evidence(
  article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
  given INTEGER NOT NULL,              -- enum tag_list: the lists that a record brought along
  places TEXT,
  terms TEXT
) STRICT;

-- One line a part: "FIRST LAST PART", raw lines of the page file.
CREATE TABLE provenance(
  article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
  parts TEXT NOT NULL
) STRICT;

CREATE TABLE doubt(
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE article_doubt(
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  doubt INTEGER NOT NULL REFERENCES doubt(id),
  PRIMARY KEY(article, n)
) STRICT, WITHOUT ROWID;

-- Related stories: each pair once, the lower id first.
CREATE TABLE relation(
  low INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  high INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  kind INTEGER NOT NULL,               -- enum relation
  score INTEGER NOT NULL,              -- thousandths
  reason TEXT NOT NULL,
  PRIMARY KEY(low, high)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_high ON relation(high, low);

-- Which articles hold a trace (relate.h). Without a foreign key, because that would want an index as big as the table: whoever deletes
-- an article deletes its traces. A trace that too many hold is kept in trace_common alone.
CREATE TABLE trace(
  hash INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY(hash, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE trace_common(
  hash INTEGER PRIMARY KEY,
  n INTEGER NOT NULL                   -- articles that hold it
) STRICT;

-- Articles whose relations are to be looked at (again).
CREATE TABLE unrelated(
  article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
  traced INTEGER NOT NULL,             -- 1: its traces are in already; 2: and it is looked at only when a neighbour was lost
  traces BLOB                          -- what they are (src/archive/digest.h); NULL: to be made of the text
) STRICT;

-- Full text: rowid = article.id, of a jump that of its first half. Contentless: a delete gives the old text back. The one column and the
-- tokenizer are described in src/archive/fulltext.h.
CREATE VIRTUAL TABLE fulltext USING fts5(words, content='', columnsize=0, detail=none, tokenize='baolan');
INSERT INTO fulltext(fulltext, rank) VALUES('hashsize', 67108864);
INSERT INTO fulltext(fulltext, rank) VALUES('automerge', 0); -- src/archive/settle.c merges
INSERT INTO fulltext(fulltext, rank) VALUES('crisismerge', 1000); -- … before that FTS5 would, all at once within a batch

-- Stories by the month of their ids (id / 2031616) and what they fall to: src/archive/search/census.h. A month in "uncounted" is to be counted anew.
CREATE TABLE census(
  month INTEGER PRIMARY KEY,
  counts BLOB NOT NULL                 -- how many for each value of a facet
) STRICT;
CREATE TABLE census_stories(
  month INTEGER PRIMARY KEY,
  stories BLOB NOT NULL                -- which
) STRICT;
CREATE TABLE uncounted(
  month INTEGER PRIMARY KEY
) STRICT;

-- What very many stories hold, and which of them: src/archive/phrases/phrases.h. A month in "unphrased" is to be written anew.
CREATE TABLE phrase(
  id INTEGER PRIMARY KEY,              -- from 0, without gaps
  text TEXT NOT NULL UNIQUE,           -- folded
  alike INTEGER                        -- a longer one that most of the same stories have; NULL: none
) STRICT;
CREATE TABLE phrase_stories(
  id INTEGER PRIMARY KEY,              -- (phrase / 64) * 1048576 + month
  stories BLOB NOT NULL
) STRICT;
CREATE TABLE unphrased(
  month INTEGER PRIMARY KEY
) STRICT;
