-- One destination of one trip as told.
with trip_place as (
    select * from {{ ref('stg_trip_place') }}
),

article as (
    select * from {{ ref('stg_decided_article') }}
),

entity_key as (
    select * from {{ ref('stg_decided_entity_id_map') }}
),

fact_key as (
    select * from {{ ref('stg_decided_fact_id_map') }}
)

select
    trip_place.told_id,
    fact_key.fact_id as trip_id,
    trip_place.ordinal,
    place.entity_id as place_id,
    trip_place.from_day,
    trip_place.to_day,
    {{ evidence_of('trip_place') }},
    {{ known_of('article') }}
from trip_place
inner join article on trip_place.article_id = article.article_id
left join fact_key on trip_place.told_id = fact_key.told_id
left join entity_key as place on trip_place.place_local_id = place.local_id
