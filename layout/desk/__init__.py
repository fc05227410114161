"""The desk: the pages of an issue in the browser while it is written and designed.

``launch`` serves it on this machine alone, ``app`` has the routes, ``engine`` sets the issue anew after each
change, ``files`` is the one place that writes. What the browser shows stands in ``static/``.
"""
