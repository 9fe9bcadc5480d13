-- One told row, and which fact it tells.
with source as (
    select * from {{ source('decisions', 'fact_id_map') }}
),

renamed as (
    select
        told_id,
        fact_kind,
        fact_id,
        rule
    from source
)

select * from renamed
