-- One other name of an entity: from the vocabulary, from a text that explains it, or as a text writes it.
with entity as (
    select * from {{ ref('stg_decided_entity') }}
),

vocabulary_alias as (
    select
        'place' as entity_kind,
        place_key as vocabulary_key,
        alias
    from {{ ref('place_alias') }}
    union all
    select
        'organization' as entity_kind,
        organization_key as vocabulary_key,
        alias
    from {{ ref('organization_alias') }}
    union all
    select
        'industry' as entity_kind,
        industry_key as vocabulary_key,
        alias
    from {{ ref('industry_alias') }}
    union all
    select
        'policy_term' as entity_kind,
        policy_term_key as vocabulary_key,
        alias
    from {{ ref('policy_term_alias') }}
),

from_vocabulary as (
    select
        entity.entity_kind,
        entity.entity_id,
        vocabulary_alias.alias,
        'vocabulary' as alias_kind
    from entity
    inner join vocabulary_alias
        on
            entity.entity_kind = vocabulary_alias.entity_kind
            and entity.vocabulary_key = vocabulary_alias.vocabulary_key
),

from_texts as (
    select
        'organization' as entity_kind,
        told.organization_id as entity_id,
        told.alias,
        told.alias_kind
    from {{ ref('told_organization_alias') }} as told
    where told.known_to is null
),

-- Names of what turned out to be one: 明远光电 where 长春明远光电有限公司 is meant, and a name that a reviewer replaced.
from_decisions as (
    select
        entity_kind,
        entity_id,
        alias,
        alias_kind
    from {{ ref('stg_decided_other_name') }}
),

-- A form in letters is a Latin name; one of equal length but other characters is how a traditional text writes it. Forms of
-- another length are no names of their own: what a text means by them stands in told.organization_alias.
from_surfaces as (
    select
        mention.entity_kind,
        mention.entity_id,
        mention.surface as alias,
        case
            when regexp_matches(mention.surface, '^[\p{Latin}0-9 .,&''·-]+$') then 'latin'
            when length(mention.surface) = length(entity.name) and article.script <> 'simplified' then 'traditional'
        end as alias_kind
    from {{ ref('text_mention') }} as mention
    inner join {{ ref('stg_article') }} as article on mention.article_id = article.article_id
    inner join entity
        on
            mention.entity_kind = entity.entity_kind
            and mention.entity_id = entity.entity_id
),

alias as (
    select * from from_vocabulary
    union all by name
    select * from from_texts
    union all by name
    select * from from_decisions
    union all by name
    select * from from_surfaces
)

select distinct
    alias.entity_kind,
    alias.entity_id,
    alias.alias,
    alias.alias_kind
from alias
inner join entity on alias.entity_kind = entity.entity_kind and alias.entity_id = entity.entity_id
where
    alias.alias <> entity.name
    and alias.alias_kind is not null
