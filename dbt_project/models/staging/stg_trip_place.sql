-- One destination of one trip as told.
with source as (
    select * from {{ source('records', 'trip_place') }}
),

renamed as (
    select
        told_id,
        ordinal,
        place_local_id,
        from_day,
        to_day,
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
