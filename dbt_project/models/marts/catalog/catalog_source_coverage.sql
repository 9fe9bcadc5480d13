-- One source in one month of publication, so that a gap in reading is never taken for a gap in the world.
with article as (
    select * from {{ ref('stg_article') }}
),

decided as (
    select * from {{ ref('stg_decided_article') }}
)

select
    decided.source_id,
    cast(date_trunc('month', article.published_on) as date) as month,
    count(*) as landed_count,
    count(*) filter (where article.genre <> 'not_news') as read_count,
    -- What was never decoded names no source.
    cast(null as bigint) as quarantined_count,
    min(article.published_on) as first_day,
    max(article.published_on) as last_day
from article
inner join decided on article.article_id = decided.article_id
where
    decided.source_id is not null
    and article.published_on is not null
group by decided.source_id, cast(date_trunc('month', article.published_on) as date)
