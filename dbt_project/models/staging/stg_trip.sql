-- One journey of one delegation as one article tells it.
with source as (
    select * from {{ source('records', 'trip') }}
),

renamed as (
    select
        told_id,
        name,
        direction,
        delegation_local_id,
        home_local_id,
        home_basis,
        lead_local_id,
        lead_basis,
        started_on,
        ended_on,
        date_basis,
        date_reason,
        days_stated,
        days_computed,
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
