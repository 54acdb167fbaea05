"""From answers to documents, and from documents to files. Knows no Qt and no folders."""
