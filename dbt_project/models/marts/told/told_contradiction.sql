-- One conflict between two things one article tells.
with contradiction as (
    select * from {{ ref('stg_contradiction') }}
),

article as (
    select * from {{ ref('stg_decided_article') }}
)

select
    contradiction.told_id,
    contradiction.kind,
    contradiction.left_value,
    contradiction.right_value,
    contradiction.left_told_id,
    contradiction.right_told_id,
    {{ evidence_of('contradiction') }},
    {{ known_of('article') }}
from contradiction
inner join article on contradiction.article_id = article.article_id
