-- One member of one delegation as told.
with trip_party as (
    select * from {{ ref('stg_trip_party') }}
),

article as (
    select * from {{ ref('stg_decided_article') }}
),

entity_key as (
    select * from {{ ref('stg_decided_entity_id_map') }}
),

fact_key as (
    select * from {{ ref('stg_decided_fact_id_map') }}
),

-- An article may name a party twice under two local ids that turn out to be one; the first mention stays.
named_once as (
    select
        trip_party.*,
        fact_key.fact_id,
        party.entity_id as party_id
    from trip_party
    left join fact_key on trip_party.told_id = fact_key.told_id
    left join entity_key as party on trip_party.party_local_id = party.local_id
    qualify row_number() over (
        partition by trip_party.told_id, trip_party.party_kind, party.entity_id
        order by not trip_party.is_lead, trip_party.raw_start asc, trip_party.raw_end asc, trip_party.party_local_id asc
    ) = 1
)

select
    named_once.told_id,
    named_once.fact_id as trip_id,
    named_once.party_kind,
    named_once.party_id,
    named_once.is_lead,
    {{ evidence_of('named_once') }},
    {{ known_of('article') }}
from named_once
inner join article on named_once.article_id = article.article_id
