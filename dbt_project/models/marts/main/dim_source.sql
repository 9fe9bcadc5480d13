-- One publisher or site.
with source as (
    select * from {{ ref('stg_decided_source') }}
)

select
    source.source_id,
    source.name,
    source.kind,
    source.named_by,
    source.home_place_id
from source
