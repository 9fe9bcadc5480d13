-- One journey of one delegation as one article tells it.
with trip as (
    select * from {{ ref('stg_trip') }}
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
    trip.told_id,
    fact_key.fact_id as trip_id,
    trip.name,
    trip.direction,
    delegation.entity_id as delegation_organization_id,
    home.entity_id as home_place_id,
    trip.home_basis,
    leader.entity_id as lead_person_id,
    trip.lead_basis,
    trip.started_on,
    trip.ended_on,
    trip.date_basis,
    trip.date_reason,
    trip.days_stated,
    trip.days_computed,
    {{ evidence_of('trip') }},
    {{ known_of('article') }}
from trip
inner join article on trip.article_id = article.article_id
left join fact_key on trip.told_id = fact_key.told_id
left join entity_key as delegation on trip.delegation_local_id = delegation.local_id
left join entity_key as home on trip.home_local_id = home.local_id
left join entity_key as leader on trip.lead_local_id = leader.local_id
