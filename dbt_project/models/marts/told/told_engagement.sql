-- One thing that happened between parties as one article tells it.
with engagement as (
    select * from {{ ref('stg_engagement') }}
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
    engagement.told_id,
    fact_key.fact_id as engagement_id,
    trip.fact_id as trip_id,
    engagement.kind,
    engagement.occurred_from,
    engagement.occurred_to,
    engagement.date_basis,
    engagement.date_reason,
    place.entity_id as place_id,
    engagement.place_basis,
    leader.entity_id as lead_person_id,
    engagement.lead_basis,
    engagement.event_name,
    engagement.is_online,
    engagement.is_background,
    {{ evidence_of('engagement') }},
    {{ known_of('article') }}
from engagement
inner join article on engagement.article_id = article.article_id
left join fact_key on engagement.told_id = fact_key.told_id
left join fact_key as trip on engagement.trip_told_id = trip.told_id
left join entity_key as place on engagement.place_local_id = place.local_id
left join entity_key as leader on engagement.lead_local_id = leader.local_id
