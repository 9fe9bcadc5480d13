-- One person.
with entity as (
    select * from {{ ref('stg_decided_entity') }}
)

select
    entity.entity_id as person_id,
    entity.name,
    entity.disambiguator
from entity
where entity.entity_kind = 'person'
