-- One industry.
with entity as (
    select * from {{ ref('stg_decided_entity') }}
),

known as (
    select * from {{ ref('industry') }}
)

select
    entity.entity_id as industry_id,
    entity.name,
    known.code
from entity
left join known on entity.vocabulary_key = known.industry_key
where entity.entity_kind = 'industry'
