-- One table, view or macro of this warehouse, with a sentence: what help() lists.
with described (schema_name, name, kind, how_to_call, description) as (
    values
    {% for object in published_objects() %}
    ({{ object }}){{ ',' if not loop.last }}
    {% endfor %}
)

select
    described.schema_name,
    described.name,
    described.kind,
    described.how_to_call,
    split_part(described.description, ' / ', 1) as description_en,
    split_part(described.description, ' / ', 2) as description_zh
from described
