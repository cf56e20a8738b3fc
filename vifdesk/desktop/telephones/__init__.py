"""The stock of phones for grave danger in the window.

- `page`: how many are in which state, the idle rate, the devices, the history of the one on which one stands
- `turn_form`: what is asked before a device changes its state
- `stock_beside`: what the stock says beside a question of the measure that hands devices out
- `words`: states in French, with their tones and signs
"""
