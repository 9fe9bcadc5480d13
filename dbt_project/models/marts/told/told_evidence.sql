-- One piece of text one told row rests on.
with evidence as (
    select * from {{ ref('stg_evidence') }}
),

article as (
    select * from {{ ref('stg_decided_article') }}
)

select
    evidence.told_id,
    evidence.part,
    evidence.is_primary,
    {{ evidence_of('evidence') }},
    {{ known_of('article') }}
from evidence
inner join article on evidence.article_id = article.article_id
