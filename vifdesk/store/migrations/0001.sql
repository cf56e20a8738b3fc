-- Form 1. Frozen: a change of form is another file.
-- Nothing here can be read without a key but random numbers, counts and sizes.

CREATE TABLE vault (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    identity BLOB NOT NULL,
    state BLOB NOT NULL
);

CREATE TABLE derivation (
    number INTEGER PRIMARY KEY,
    salt BLOB NOT NULL,
    memory_kib INTEGER NOT NULL,
    iterations INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    checksum BLOB NOT NULL
);

CREATE TABLE slot (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    derivation INTEGER NOT NULL,
    public BLOB NOT NULL,
    wrapped BLOB NOT NULL,
    proof BLOB NOT NULL,
    checksum BLOB NOT NULL
);

CREATE TABLE record (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    UNIQUE (id, version)
);

CREATE TABLE log_line (
    seq INTEGER PRIMARY KEY,
    chain BLOB NOT NULL,
    sealed BLOB NOT NULL
);

PRAGMA application_id = 1986618980;

PRAGMA user_version = 1;
