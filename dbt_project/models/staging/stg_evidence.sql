-- One piece of text one told row rests on.
with source as (
    select * from {{ source('records', 'evidence') }}
),

renamed as (
    select
        told_id,
        part,
        is_primary,
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
