-- One name under which an entity is met, beside the one it goes by.
with source as (
    select * from {{ source('decisions', 'other_name') }}
),

renamed as (
    select
        entity_kind,
        entity_id,
        alias,
        alias_kind
    from source
)

select * from renamed
