"""What has just come due is told: in the window, and beside the system's clock where there is such a place.

- `watch`: reads the clock, finds what fell due, keeps what was put off
- `strip`: the quiet line at the foot of the pages
- `tray`: the system's own notification; never a name, a number or a sound
"""
