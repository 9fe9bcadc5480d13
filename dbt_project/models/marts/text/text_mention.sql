-- One settled mention of one entity.
with mention as (
    select * from {{ ref('stg_mention') }}
),

entity_key as (
    select * from {{ ref('stg_decided_entity_id_map') }}
)

select
    mention.entity_kind,
    entity_key.entity_id,
    mention.surface,
    {{ evidence_of('mention') }}
from mention
left join entity_key on mention.local_id = entity_key.local_id
