-- One conflict between two things one article tells.
with source as (
    select * from {{ source('records', 'contradiction') }}
),

renamed as (
    select
        told_id,
        kind,
        left_value,
        right_value,
        left_told_id,
        right_told_id,
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
