-- One told row, the fact it tells, and the rule that says so.
with fact_id_map as (
    select * from {{ ref('stg_decided_fact_id_map') }}
)

select
    fact_id_map.told_id,
    fact_id_map.fact_kind,
    fact_id_map.fact_id,
    fact_id_map.rule
from fact_id_map
