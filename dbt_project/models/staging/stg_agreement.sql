-- One agreement, or one counted group of them, as one article tells it.
with source as (
    select * from {{ source('records', 'agreement') }}
),

renamed as (
    select
        told_id,
        trip_told_id,
        engagement_told_id,
        project_local_id,
        kind,
        status,
        status_basis,
        agreement_count,
        count_is_lower_bound,
        subject,
        industry_local_id,
        place_local_id,
        place_basis,
        signed_from,
        signed_to,
        date_basis,
        amount,
        currency,
        amount_qualifier,
        amount_cny,
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
