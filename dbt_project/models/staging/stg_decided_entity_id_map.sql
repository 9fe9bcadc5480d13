-- One local entity of one article, and which entity it is.
with source as (
    select * from {{ source('decisions', 'entity_id_map') }}
),

renamed as (
    select
        local_id,
        article_id,
        entity_kind,
        entity_id,
        rule,
        score
    from source
)

select * from renamed
