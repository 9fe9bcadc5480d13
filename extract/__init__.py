"""What one article says: bytes in, records with evidence out.

This package knows nothing of other articles, of Airflow, dbt, Great Expectations or DuckDB. It reads in the order of
the walk: `land` → `restore` → `segment` → `find` → `settle` → `assemble` → `records`; `batch.extract_batch` is the door.
"""
