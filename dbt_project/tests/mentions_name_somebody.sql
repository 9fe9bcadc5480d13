-- A mention whose entity has no dimension row would drop out of every count of who is named.
with mention as (
    select
        entity_kind,
        entity_id
    from {{ ref('text_mention') }}
),

named as (
    select
        entity_kind,
        entity_id
    from {{ ref('dim_entity') }}
    union all
    select
        'industry' as entity_kind,
        industry_id as entity_id
    from {{ ref('dim_industry') }}
    union all
    select
        'policy_term' as entity_kind,
        policy_term_id as entity_id
    from {{ ref('dim_policy_term') }}
)

select distinct mention.*
from mention
left join named on mention.entity_kind = named.entity_kind and mention.entity_id = named.entity_id
where named.entity_id is null
