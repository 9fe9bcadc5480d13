-- One other name of an organization, read in a text.
with organization_alias as (
    select * from {{ ref('stg_organization_alias') }}
),

article as (
    select * from {{ ref('stg_decided_article') }}
),

entity_key as (
    select * from {{ ref('stg_decided_entity_id_map') }}
)

select
    organization_alias.told_id,
    organization.entity_id as organization_id,
    organization_alias.alias,
    organization_alias.alias_kind,
    {{ evidence_of('organization_alias') }},
    {{ known_of('article') }}
from organization_alias
inner join article on organization_alias.article_id = article.article_id
left join entity_key as organization on organization_alias.organization_local_id = organization.local_id
