-- One stated number as one article tells it.
with source as (
    select * from {{ source('records', 'figure') }}
),

renamed as (
    select
        told_id,
        kind,
        value,
        unit,
        currency,
        currency_basis,
        qualifier,
        measure,
        organization_local_id,
        agreement_told_id,
        project_local_id,
        trip_told_id,
        as_of_from,
        as_of_to,
        is_background,
        counts_in_total,
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
