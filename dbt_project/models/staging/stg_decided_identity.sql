-- One judgement on two local entities.
with source as (
    select * from {{ source('decisions', 'identity') }}
),

renamed as (
    select
        entity_kind,
        decision,
        left_local_id,
        right_local_id,
        left_entity_id,
        right_entity_id,
        rule,
        score,
        detail
    from source
)

select * from renamed
