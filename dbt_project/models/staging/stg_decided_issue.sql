-- One thing that could not be decided.
with source as (
    select * from {{ source('decisions', 'issue') }}
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
