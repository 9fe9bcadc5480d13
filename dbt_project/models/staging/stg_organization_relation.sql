-- One relation between two bodies or places as told.
with source as (
    select * from {{ source('records', 'organization_relation') }}
),

renamed as (
    select
        told_id,
        relation,
        subject_kind,
        subject_local_id,
        object_kind,
        object_local_id,
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
