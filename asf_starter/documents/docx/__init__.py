"""The DOCX writer: a document to edit on, with real styles, lists, headings, fields and sections.

``blocks``, ``lists`` and ``tables`` make elements of WordprocessingML, ``inline`` their text; ``styles``
and ``numbering`` turn the look into what they refer to; ``front`` and ``sections`` make title page,
contents, footers and pages on their side; ``package`` puts the file together.
"""

from asf_starter.documents.docx.writer import write_docx

__all__ = ["write_docx"]
