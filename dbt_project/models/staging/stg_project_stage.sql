-- One stage of one project as one article tells it.
with source as (
    select * from {{ source('records', 'project_stage') }}
),

renamed as (
    select
        told_id,
        project_local_id,
        stage,
        stage_from,
        stage_to,
        date_basis,
        date_reason,
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
