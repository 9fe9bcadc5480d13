-- One local entity of one article, and which entity it is.
with entity_id_map as (
    select * from {{ ref('stg_decided_entity_id_map') }}
)

select
    entity_id_map.local_id,
    entity_id_map.entity_kind,
    entity_id_map.entity_id,
    entity_id_map.rule,
    entity_id_map.score,
    entity_id_map.article_id
from entity_id_map
