-- One entity, put together from all articles, or a place above one.
with source as (
    select * from {{ source('decisions', 'entity') }}
),

renamed as (
    select
        entity_kind,
        entity_id,
        name,
        disambiguator,
        vocabulary_key,
        detail_kind,
        place_id,
        country_code
    from source
)

select * from renamed
