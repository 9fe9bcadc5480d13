-- One column of this warehouse, described in both languages. The YAML beside the models is the only place to write it.
with described (schema_name, table_name, column_name, description) as (
    values
    {% for column in published_columns() %}
    ({{ column }}){{ ',' if not loop.last }}
    {% endfor %}
)

select
    described.schema_name,
    described.table_name,
    described.column_name,
    split_part(described.description, ' / ', 1) as description_en,
    split_part(described.description, ' / ', 2) as description_zh
from described
