-- One title that someone is seen to hold.
with source as (
    select * from {{ source('decisions', 'title') }}
),

renamed as (
    select
        title_id,
        title_key,
        name
    from source
)

select * from renamed
