-- One article that a gate kept out of this run.
with source as (
    select * from {{ source('run', 'issue') }}
),

renamed as (
    select
        article_id,
        stage,
        reason,
        detail,
        raw_start,
        raw_end
    from source
)

select * from renamed
