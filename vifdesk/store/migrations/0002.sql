-- Form 2. The seal of a version may hold, before its content, a summary of it; no table changes.
-- The number does: a program that knows only form 1 would call such a version damaged.

PRAGMA user_version = 2;
