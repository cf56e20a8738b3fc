"""From an event and a rule to a deadline that carries its proof."""
