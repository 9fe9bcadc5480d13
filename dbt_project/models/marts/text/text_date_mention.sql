-- One date expression.
with date_mention as (
    select * from {{ ref('stg_date_mention') }}
)

select
    date_mention.date_from,
    date_mention.date_to,
    date_mention.precision,
    date_mention.date_basis,
    date_mention.date_reason,
    {{ evidence_of('date_mention') }}
from date_mention
