-- One organization.
with entity as (
    select * from {{ ref('stg_decided_entity') }}
),

place as (
    select * from {{ ref('int_places_placed') }}
)

select
    entity.entity_id as organization_id,
    entity.name,
    entity.detail_kind as kind,
    entity.place_id,
    coalesce(entity.country_code, place.country_code) as country_code
from entity
left join place on entity.place_id = place.place_id
where entity.entity_kind = 'organization'
