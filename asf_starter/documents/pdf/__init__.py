"""The PDF writer. Blocks become parts that flow over pages and, at the same time, a structure tree.

``blocks`` makes the parts, ``pages`` lays them out, ``pen`` paints them and marks what belongs to which
element of ``structure``; ``writer`` puts the file together. reportlab reads and cuts the fonts.
"""

from asf_starter.documents.pdf.look import Colours, Look, Paper, Tokens
from asf_starter.documents.pdf.properties import Attachment
from asf_starter.documents.pdf.writer import Cancelled, write_pdf

__all__ = ["Attachment", "Cancelled", "Colours", "Look", "Paper", "Tokens", "write_pdf"]
