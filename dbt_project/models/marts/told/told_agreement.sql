-- One agreement, or one counted group of them, as one article tells it.
with agreement as (
    select * from {{ ref('stg_agreement') }}
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
    agreement.told_id,
    fact_key.fact_id as agreement_id,
    trip.fact_id as trip_id,
    engagement.fact_id as engagement_id,
    project.entity_id as project_id,
    agreement.kind,
    agreement.status,
    agreement.status_basis,
    agreement.agreement_count,
    agreement.count_is_lower_bound,
    agreement.subject,
    industry.entity_id as industry_id,
    place.entity_id as place_id,
    agreement.place_basis,
    agreement.signed_from,
    agreement.signed_to,
    agreement.date_basis,
    agreement.amount,
    agreement.currency,
    agreement.amount_qualifier,
    agreement.amount_cny,
    agreement.is_background,
    {{ evidence_of('agreement') }},
    {{ known_of('article') }}
from agreement
inner join article on agreement.article_id = article.article_id
left join fact_key on agreement.told_id = fact_key.told_id
left join fact_key as trip on agreement.trip_told_id = trip.told_id
left join fact_key as engagement on agreement.engagement_told_id = engagement.told_id
left join entity_key as project on agreement.project_local_id = project.local_id
left join entity_key as industry on agreement.industry_local_id = industry.local_id
left join entity_key as place on agreement.place_local_id = place.local_id
