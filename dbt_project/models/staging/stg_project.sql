-- One named investment project as one article tells it.
with source as (
    select * from {{ source('records', 'project') }}
),

renamed as (
    select
        told_id,
        project_local_id,
        name,
        investor_local_id,
        place_local_id,
        place_basis,
        industry_local_id,
        amount,
        currency,
        amount_qualifier,
        amount_cny,
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
