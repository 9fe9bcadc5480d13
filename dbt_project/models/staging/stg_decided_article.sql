-- One article and what comparing it with all others decided.
with source as (
    select * from {{ source('decisions', 'article') }}
),

renamed as (
    select
        article_id,
        source_uri,
        cast(first_seen_at as timestamptz) at time zone 'UTC' as first_seen_at,
        source_id,
        page_key,
        duplicate_of_article_id,
        duplicate_rule,
        duplicate_score,
        supersedes_article_id,
        cast(superseded_at as timestamptz) at time zone 'UTC' as superseded_at
    from source
)

select * from renamed
