-- One other name of an organization, read in a text.
with source as (
    select * from {{ source('records', 'organization_alias') }}
),

renamed as (
    select
        told_id,
        organization_local_id,
        alias,
        alias_kind,
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
