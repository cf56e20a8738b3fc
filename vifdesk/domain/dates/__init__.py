"""Calendar days, holidays of each territory, periods, and how French writes and reads them.

- `territory`: the seats of courts, each with its holidays and its civil time.
- `period`: lengths (« trois mois puis cinq jours ») and their addition to a day.
- `notice`: a caution that travels with a date (a disputed holiday, a clock change).
- `holidays`: the rules of the holidays and the `Calendar` that answers for a day and a territory.
- `citations`: the articles that govern the counting, dated, so that no article's number stands in code.
- `numbers`, `wording`: numbers, days and moments in French words; French spacing.
- `parse_day`, `parse_hour`: what a magistrate types, read into a day, an hour, a moment.
"""
