-- One relation between two bodies or places as told.
with organization_relation as (
    select * from {{ ref('stg_organization_relation') }}
),

article as (
    select * from {{ ref('stg_decided_article') }}
),

entity_key as (
    select * from {{ ref('stg_decided_entity_id_map') }}
)

select
    organization_relation.told_id,
    organization_relation.relation,
    organization_relation.subject_kind,
    subject.entity_id as subject_id,
    organization_relation.object_kind,
    object.entity_id as object_id,
    {{ evidence_of('organization_relation') }},
    {{ known_of('article') }}
from organization_relation
inner join article on organization_relation.article_id = article.article_id
left join entity_key as subject on organization_relation.subject_local_id = subject.local_id
left join entity_key as object on organization_relation.object_local_id = object.local_id
