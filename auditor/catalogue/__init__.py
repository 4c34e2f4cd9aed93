"""What an archive holds, one row a photograph shown: the store behind batch runs, and what rules across pages may ask of it."""

from auditor.catalogue.ask import Asked, Catalogue, Withdrawn, told

__all__ = ["Asked", "Catalogue", "Withdrawn", "told"]
