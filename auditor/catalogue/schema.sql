-- One row for each start of `auditor audit`. `finished` is empty while it runs and where it was ended before its end.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,       -- ISO 8601, UTC
    finished TEXT,
    version TEXT NOT NULL,       -- of the program
    inputs TEXT NOT NULL,        -- the locations as typed, JSON
    pages INTEGER, photographs INTEGER, listings INTEGER, failures INTEGER,
    errors INTEGER, warnings INTEGER, notes INTEGER,
    new INTEGER, fixed INTEGER, back INTEGER, -- against the run before; empty where there was none
    gone INTEGER                 -- pages that this run no longer found where they had been
);
-- Findings of a finished run by rule and severity.
CREATE TABLE counts (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    rule TEXT NOT NULL, severity TEXT NOT NULL, findings INTEGER NOT NULL,
    PRIMARY KEY (run, rule, severity)
) WITHOUT ROWID;
-- One row for each file (or address) that holds pages; `position` is its place in the order of the inputs, `run` the last run
-- that named it.
CREATE TABLE inputs (
    id INTEGER PRIMARY KEY,
    location TEXT NOT NULL UNIQUE,
    within TEXT NOT NULL,        -- the folder that no image may lie outside of
    named TEXT NOT NULL,         -- the location that it was found at, as typed
    position INTEGER NOT NULL,
    run INTEGER NOT NULL
);
CREATE INDEX inputs_in_order ON inputs (run, position);
-- One row for each page. `number` is its place in its input, `copy` tells apart pages of one location in one input.
CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    input INTEGER NOT NULL REFERENCES inputs ON DELETE CASCADE,
    location TEXT NOT NULL,
    copy INTEGER NOT NULL,
    number INTEGER NOT NULL,
    run INTEGER NOT NULL,        -- the last run that met it
    gone INTEGER,                -- the run that no longer found it, although it read all that stands there; empty for all others
    url TEXT, title TEXT, published TEXT, captured TEXT, publisher TEXT, language TEXT,
    kind TEXT NOT NULL,          -- article or listing
    digest BLOB NOT NULL,        -- of the page's octets (BLAKE2b)
    asked BLOB NOT NULL,         -- the files that were asked for, and the digest of each: deflated JSON
    judged TEXT NOT NULL,        -- the version of rules, tables and settings that it was judged by
    audit BLOB NOT NULL,         -- page, findings and failures as `model.Audit`: deflated JSON
    UNIQUE (input, location, copy)
);
CREATE INDEX pages_in_order ON pages (input, number);
CREATE INDEX pages_by_location ON pages (location);
-- One row for each photograph that a page shows.
CREATE TABLE photographs (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    image TEXT NOT NULL,         -- the address as the page has it
    key TEXT NOT NULL,           -- the same for all sizes of one file on one site
    line INTEGER NOT NULL, "column" INTEGER NOT NULL,
    caption TEXT, caption_place TEXT, caption_line INTEGER, caption_column INTEGER,
    says TEXT NOT NULL,          -- the caption without the credit in it
    credit TEXT, credit_place TEXT, credit_line INTEGER, credit_column INTEGER,
    creators TEXT NOT NULL, agencies TEXT NOT NULL,  -- that the credit names, JSON lists
    look BLOB NOT NULL,          -- perceptual hash, 256 bits; empty where no file was at hand
    numbers TEXT NOT NULL,       -- job and asset ids, JSON list
    series TEXT NOT NULL,        -- job ids, JSON list
    taken TEXT NOT NULL,         -- the file's date
    width INTEGER NOT NULL, height INTEGER NOT NULL  -- pixels, 0 where not known
);
CREATE INDEX photographs_of_page ON photographs (page);
-- One row for each finding about one page; its texts stand in `pages.audit`.
CREATE TABLE findings (
    page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    number INTEGER NOT NULL,
    finding TEXT NOT NULL,       -- its fingerprint
    rule TEXT NOT NULL, severity TEXT NOT NULL, image TEXT,
    PRIMARY KEY (page, number)
) WITHOUT ROWID;
-- One row for each of a page's own requests that rules across pages leave findings out.
CREATE TABLE requests (
    page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    number INTEGER NOT NULL,
    record BLOB NOT NULL,        -- as `model.Request`: JSON
    PRIMARY KEY (page, number)
) WITHOUT ROWID;
-- Findings of the last run of rules across pages, at the page where each is told.
CREATE TABLE across (
    page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    number INTEGER NOT NULL,
    finding TEXT NOT NULL,
    rule TEXT NOT NULL, severity TEXT NOT NULL, image TEXT,
    record BLOB NOT NULL,        -- as `model.Finding`: JSON
    members BLOB NOT NULL,       -- the photographs to be seen side by side, as `model.Photograph`: JSON list
    PRIMARY KEY (page, number)
) WITHOUT ROWID;
-- Small pictures of the photographs that findings across pages are about.
CREATE TABLE thumbnails (
    page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    image TEXT NOT NULL,
    thumbnail BLOB NOT NULL,     -- WebP
    PRIMARY KEY (page, image)
) WITHOUT ROWID;
-- What of an input could not be read in the last run, and why.
CREATE TABLE failures (
    input INTEGER NOT NULL REFERENCES inputs ON DELETE CASCADE,
    number INTEGER NOT NULL,     -- where it was met, among the pages of the input
    run INTEGER NOT NULL,
    place TEXT NOT NULL, stage TEXT NOT NULL, message TEXT NOT NULL,
    PRIMARY KEY (input, number)
) WITHOUT ROWID;
-- Each finding of each page through the finished runs: the first that had it, since which it has been there, the last that had it.
CREATE TABLE history (
    input INTEGER NOT NULL REFERENCES inputs ON DELETE CASCADE,
    location TEXT NOT NULL, copy INTEGER NOT NULL,
    finding TEXT NOT NULL,
    rule TEXT NOT NULL, severity TEXT NOT NULL,
    first INTEGER NOT NULL, since INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (input, location, copy, finding)
) WITHOUT ROWID;
-- The kill list of the last run.
CREATE TABLE withdrawn (
    id INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,         -- the line, or the name of the picture
    place TEXT NOT NULL,         -- the list's file and line
    number TEXT NOT NULL,        -- what the supplier calls the picture, "" for a picture
    look BLOB NOT NULL           -- of a picture, else empty
);
