-- One thing not taken in.
with quarantine as (
    select * from {{ ref('stg_run_quarantine') }}
)

select
    quarantine.sha256,
    quarantine.source_uri,
    quarantine.reason,
    quarantine.detail,
    quarantine.seen_at
from quarantine
