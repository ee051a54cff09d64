"""A judge of press files that shares nothing with the program: pikepdf (qpdf) reads them, fontTools their faces.

Each module walks the clauses of one part of ISO 15930-7, ISO 15930-4, ISO 14289-1 and ISO 32000-1 that our files rest
on and yields a sentence for each fault.
"""
