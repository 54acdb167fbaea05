"""A lock for pdfium, the library that turns PDF into pictures: two threads must never use it at once.

The worker that exports holds it while it makes the picture of a chart; so must the window while it draws.
"""

import threading

IN_USE = threading.Lock()
