-- Form 2: a summary of each record's newest version, so that opening reads little. Rows may lack: records say everything.

CREATE TABLE brief (
    id BLOB PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

PRAGMA user_version = 2;
