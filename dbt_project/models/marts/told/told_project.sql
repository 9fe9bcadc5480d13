-- One named investment project as one article tells it.
with project as (
    select * from {{ ref('stg_project') }}
),

article as (
    select * from {{ ref('stg_decided_article') }}
),

entity_key as (
    select * from {{ ref('stg_decided_entity_id_map') }}
)

select
    project.told_id,
    project_key.entity_id as project_id,
    project.name,
    investor.entity_id as investor_organization_id,
    place.entity_id as place_id,
    project.place_basis,
    industry.entity_id as industry_id,
    project.amount,
    project.currency,
    project.amount_qualifier,
    project.amount_cny,
    {{ evidence_of('project') }},
    {{ known_of('article') }}
from project
inner join article on project.article_id = article.article_id
left join entity_key as project_key on project.project_local_id = project_key.local_id
left join entity_key as investor on project.investor_local_id = investor.local_id
left join entity_key as place on project.place_local_id = place.local_id
left join entity_key as industry on project.industry_local_id = industry.local_id
