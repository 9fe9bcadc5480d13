-- One member of one delegation as told.
with source as (
    select * from {{ source('records', 'trip_party') }}
),

renamed as (
    select
        told_id,
        party_kind,
        party_local_id,
        is_lead,
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
