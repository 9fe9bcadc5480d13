-- One settled mention of one entity.
with source as (
    select * from {{ source('records', 'mention') }}
),

renamed as (
    select
        entity_kind,
        local_id,
        surface,
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
