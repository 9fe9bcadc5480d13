-- One place, with the city, province and country it is or lies in, found by walking up its parents.
with recursive entity as (
    select * from {{ ref('stg_decided_entity') }}
    where entity_kind = 'place'
),

known as (
    select * from {{ ref('place') }}
),

place as (
    select
        entity.entity_id as place_id,
        entity.name,
        coalesce(known.level, entity.detail_kind) as level,
        known.admin_code,
        coalesce(parent.entity_id, nullif(entity.place_id, entity.entity_id)) as parent_place_id,
        twin.entity_id as stands_for_place_id,
        coalesce(known.country_code, entity.country_code) as country_code,
        known.longitude,
        known.latitude
    from entity
    left join known on entity.vocabulary_key = known.place_key
    left join entity as parent on known.parent_key = parent.vocabulary_key
    left join entity as twin on known.stands_for_key = twin.vocabulary_key
),

-- Eight steps up lead from any place to its country; the bound keeps a circle of parents from running for ever.
walk as (
    select
        place.place_id,
        place.name,
        place.level,
        place.parent_place_id,
        0 as steps
    from place
    union all
    select
        walk.place_id,
        above.name,
        above.level,
        above.parent_place_id,
        walk.steps + 1 as steps
    from walk
    inner join place as above on walk.parent_place_id = above.place_id
    where walk.steps < 8
),

placed as (
    select
        walk.place_id,
        arg_min(walk.name, walk.steps) filter (where walk.level = 'city') as city_name,
        arg_min(walk.name, walk.steps) filter (where walk.level = 'province') as province_name,
        arg_min(walk.name, walk.steps) filter (where walk.level = 'country') as country_name
    from walk
    group by walk.place_id
)

select
    place.place_id,
    place.name,
    place.level,
    place.admin_code,
    place.parent_place_id,
    place.stands_for_place_id,
    -- A municipality (上海市) is a province by level and a city to every reader; its name says so.
    coalesce(placed.city_name, case when placed.province_name like '%市' then placed.province_name end) as city_name,
    placed.province_name,
    placed.country_name,
    place.country_code,
    place.longitude,
    place.latitude
from place
left join placed on place.place_id = placed.place_id
