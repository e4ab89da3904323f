"""Who may open which address: the one declared table, its people, its things and the cells it comes to.

A new page is one line in `public.py`, `own.py`, `workplace.py` or `registers.py`.
"""
