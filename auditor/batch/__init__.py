"""An archive audited: planned as tasks, mapped by an engine, taken into the catalogue, judged across its pages, told.

Tasks and parts are small files in a folder beside the catalogue; the scheduler carries their names only. The catalogue is the
truth: what a run writes is derived from it at the end, page by page, in the order of the inputs.
"""
