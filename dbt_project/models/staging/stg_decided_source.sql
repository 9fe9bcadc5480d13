-- One publisher or site.
with source as (
    select * from {{ source('decisions', 'source') }}
),

renamed as (
    select
        source_id,
        name,
        kind,
        named_by,
        home_place_id
    from source
)

select * from renamed
