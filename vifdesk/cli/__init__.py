"""The same actions without a window; its words and its JSON are a contract (breaking it is a line of the changelog).

- `main`: the commands, and what a refusal looks like
- `words`: argparse in French
- `lines`: JSON Lines in and out, one at a time
- `as_json`: results as JSON values
- `evaluer`, `delai`, `fiche`, `demo`, `verifier_regles`: one command each
- `coffre`: the register's commands, each in its own `coffre_…`; `coffre_words`: the vault's path and its passphrase
- `coffre_json`: dossiers as JSON values
"""
