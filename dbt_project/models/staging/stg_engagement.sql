-- One thing that happened between parties as one article tells it.
with source as (
    select * from {{ source('records', 'engagement') }}
),

renamed as (
    select
        told_id,
        trip_told_id,
        kind,
        occurred_from,
        occurred_to,
        date_basis,
        date_reason,
        place_local_id,
        place_basis,
        lead_local_id,
        lead_basis,
        event_name,
        is_online,
        is_background,
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
