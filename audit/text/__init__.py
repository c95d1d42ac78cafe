"""Plain functions over str: folding, safe display, dates, names, kinds, URL words."""
