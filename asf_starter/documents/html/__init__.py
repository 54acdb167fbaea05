"""The HTML writer: a document as one page that needs nothing else, for phones and screen readers.

``page`` puts the page together, ``blocks`` and ``tables`` write its content, ``inline`` its text;
``style`` turns the look into CSS. Every text is cleaned, then escaped.
"""

from asf_starter.documents.html.page import write_html

__all__ = ["write_html"]
