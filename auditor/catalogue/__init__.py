"""What an archive holds, one row a photograph shown: the store behind batch runs, and what rules across pages may ask of it."""

from auditor.catalogue.ask import Catalogue, Withdrawn, told

__all__ = ["Catalogue", "Withdrawn", "told"]
