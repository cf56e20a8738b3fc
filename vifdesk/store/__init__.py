"""The vault: one SQLite file whose every record is sealed. It knows no law: records are JSON objects to it.

From the cipher up; a file imports only what stands above it.

- `seal`: AES-256-GCM, and the keys that come from the data key
- `phrase`: from a passphrase to a key (Argon2id); `recovery_key`: the key for the court's safe
- `slots`: the data key wrapped for each key holder
- `envelope`: what a record and a log line look like before they are sealed
- `state`: the inventory and the head of the log, sealed in one row
- `faults`: SQLite's and the system's errors in the words of the port
- `disk`: files put in place whole; `place`: where a vault may lie
- `header`: what a file says of itself before SQLite opens it; `connection`: SQLite set up so that nothing is lost
- `migrate`: the numbered SQL files of `migrations/`, frozen once released
- `session`: one open file with its keys: transactions
- `briefs`: a summary of each record, which only saves time
- `records`, `access_log`, `holders`: the three things that it keeps
- `examine`: the full reading; `rekey`: another data key; `copies`: backups; `turns`: which of them stay
- `vault`: the port of an open vault; `tries`: the brake on wrong phrases; `cupboard`: making, opening, restoring
"""
