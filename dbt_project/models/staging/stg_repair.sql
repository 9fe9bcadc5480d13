-- One restored place.
with source as (
    select * from {{ source('records', 'repair') }}
),

renamed as (
    select
        kind,
        repaired,
        candidates,
        article_id,
        story_id,
        raw_start,
        raw_end,
        evidence,
        rule,
        confidence,
        is_inferred
    from source
)

select * from renamed
