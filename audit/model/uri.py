"""A citation's address, exactly as the document gives it.

Normalised forms are for keys and display only (`audit.text.urls`); what is requested is what the document says.
"""

from typing import TypeAlias

Uri: TypeAlias = str
