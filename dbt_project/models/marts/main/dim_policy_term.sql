-- One slogan or programme, such as “465”现代产业集群.
with entity as (
    select * from {{ ref('stg_decided_entity') }}
)

select
    entity.entity_id as policy_term_id,
    entity.name,
    entity.place_id
from entity
where entity.entity_kind = 'policy_term'
