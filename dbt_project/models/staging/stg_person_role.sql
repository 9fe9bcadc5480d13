-- One person with one title in one article.
with source as (
    select * from {{ source('records', 'person_role') }}
),

renamed as (
    select
        told_id,
        person_local_id,
        title,
        title_key,
        organization_local_id,
        place_local_id,
        affiliation_basis,
        affiliation_reason,
        as_of_from,
        as_of_to,
        side,
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
