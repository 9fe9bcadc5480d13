-- One person with one title in one article.
with person_role as (
    select * from {{ ref('stg_person_role') }}
),

article as (
    select * from {{ ref('stg_decided_article') }}
),

entity_key as (
    select * from {{ ref('stg_decided_entity_id_map') }}
),

title_key as (
    select * from {{ ref('stg_decided_title_id_map') }}
)

select
    person_role.told_id,
    person.entity_id as person_id,
    title_key.title_id,
    person_role.title,
    organization.entity_id as organization_id,
    place.entity_id as place_id,
    person_role.affiliation_basis,
    person_role.affiliation_reason,
    person_role.as_of_from,
    person_role.as_of_to,
    person_role.side,
    {{ evidence_of('person_role') }},
    {{ known_of('article') }}
from person_role
inner join article on person_role.article_id = article.article_id
left join title_key on person_role.told_id = title_key.told_id
left join entity_key as person on person_role.person_local_id = person.local_id
left join entity_key as organization on person_role.organization_local_id = organization.local_id
left join entity_key as place on person_role.place_local_id = place.local_id
