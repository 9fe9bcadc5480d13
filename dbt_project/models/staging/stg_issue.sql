-- One thing read but not understood.
with source as (
    select * from {{ source('records', 'issue') }}
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
