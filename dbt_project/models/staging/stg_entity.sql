-- One entity of one article under its local id.
with source as (
    select * from {{ source('records', 'entity') }}
),

renamed as (
    select
        local_id,
        article_id,
        entity_kind,
        name,
        vocabulary_key,
        detail_kind,
        place_local_id,
        country_code,
        is_implied,
        raw_start,
        raw_end
    from source
)

select * from renamed
