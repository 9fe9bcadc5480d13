-- One arrival of one file.
with delivery as (
    select * from {{ ref('stg_run_delivery') }}
)

select
    delivery.sha256,
    delivery.source_uri,
    delivery.first_seen_at,
    delivery.run_id
from delivery
