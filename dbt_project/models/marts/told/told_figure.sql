-- One stated number as one article tells it.
with figure as (
    select * from {{ ref('stg_figure') }}
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
    figure.told_id,
    fact_key.fact_id as figure_id,
    figure.kind,
    figure.value,
    figure.unit,
    figure.currency,
    figure.currency_basis,
    figure.qualifier,
    figure.measure,
    organization.entity_id as organization_id,
    agreement.fact_id as agreement_id,
    project.entity_id as project_id,
    trip.fact_id as trip_id,
    figure.as_of_from,
    figure.as_of_to,
    figure.is_background,
    figure.counts_in_total,
    {{ evidence_of('figure') }},
    {{ known_of('article') }}
from figure
inner join article on figure.article_id = article.article_id
left join fact_key on figure.told_id = fact_key.told_id
left join fact_key as agreement on figure.agreement_told_id = agreement.told_id
left join fact_key as trip on figure.trip_told_id = trip.told_id
left join entity_key as organization on figure.organization_local_id = organization.local_id
left join entity_key as project on figure.project_local_id = project.local_id
