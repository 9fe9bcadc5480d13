-- One date expression.
with source as (
    select * from {{ source('records', 'date_mention') }}
),

renamed as (
    select
        date_from,
        date_to,
        precision,
        date_basis,
        date_reason,
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
