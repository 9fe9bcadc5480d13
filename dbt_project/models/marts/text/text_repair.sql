-- One restored place in a text.
with repair as (
    select * from {{ ref('stg_repair') }}
)

select
    repair.kind,
    repair.repaired,
    repair.candidates,
    {{ evidence_of('repair') }}
from repair
