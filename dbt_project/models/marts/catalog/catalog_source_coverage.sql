-- One source in one month, months in which nothing of it was read too, so that a gap in reading is never taken for a gap in the world.
-- A month is that of publication, else that of the events told.
with article as (
    select
        decided.source_id,
        article.genre,
        coalesce(article.published_on, article.event_to, article.event_from) as day
    from {{ ref('stg_article') }} as article
    inner join {{ ref('stg_decided_article') }} as decided on article.article_id = decided.article_id
    where decided.source_id is not null
),

bounds as (
    select cast(date_trunc('month', max(day)) as date) as last_month
    from article
),

read_in_month as (
    select
        source_id,
        cast(date_trunc('month', day) as date) as month,
        count(*) as landed_count,
        count(*) filter (where genre <> 'not_news') as read_count,
        min(day) as first_day,
        max(day) as last_day
    from article
    where day is not null
    group by source_id, cast(date_trunc('month', day) as date)
),

-- From the first month in which a source was read to the last in which any was.
every_month as (
    select
        source.source_id,
        cast(unnest(generate_series(source.first_month, bounds.last_month, interval 1 month)) as date) as month
    from (
        select
            source_id,
            min(month) as first_month
        from read_in_month
        group by source_id
    ) as source
    cross join bounds
)

select
    every_month.source_id,
    every_month.month,
    coalesce(read_in_month.landed_count, 0) as landed_count,
    coalesce(read_in_month.read_count, 0) as read_count,
    -- What was never decoded names no source.
    cast(null as bigint) as quarantined_count,
    read_in_month.first_day,
    read_in_month.last_day
from every_month
left join read_in_month
    on
        every_month.source_id = read_in_month.source_id
        and every_month.month = read_in_month.month
